import '@fontsource-variable/inter/wght.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './console/App.tsx'
import { getLang, keepLang } from './i18n/lang.ts'
import { openConnection } from './live/connection.ts'
import { whoAmI } from './live/me.ts'
import { IS_DRILL } from './live/world.ts'
import { getTheme, keepTheme } from './ui/theme.ts'

if (IS_DRILL) document.documentElement.dataset.world = 'drill'
keepTheme(getTheme())
keepLang(getLang())
void whoAmI()
// The cookie alone decides who is let in: without one the hub refuses, and signing in opens the line again.
openConnection()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
