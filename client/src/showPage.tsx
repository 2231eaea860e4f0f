import '@fontsource-variable/inter/wght.css'
import './ui/base.css'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { getLang, keepLang } from './i18n/lang.ts'
import { openConnection } from './live/connection.ts'
import { whoAmI } from './live/me.ts'
import { IS_DRILL } from './live/world.ts'
import { getTheme, keepTheme } from './ui/theme.ts'

/** Begins a page: its look and language, the question of who is signed in, the line to the hub, and then what it shows. */
export function showPage(page: ReactNode): void {
  if (IS_DRILL) document.documentElement.dataset.world = 'drill'
  keepTheme(getTheme())
  keepLang(getLang())
  void whoAmI()
  // The cookie alone decides who is let in: without one the hub refuses, and signing in opens the line again.
  openConnection()
  const root = document.getElementById('root')
  if (root) createRoot(root).render(page)
}
