import '@fontsource-variable/inter/wght.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './console/App.tsx'
import { startWords } from './i18n/index.ts'
import { whoAmI } from './live/me.ts'
import { getTheme, keepTheme } from './ui/theme.ts'

keepTheme(getTheme())
void whoAmI()
await startWords()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
