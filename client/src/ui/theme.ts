import { IS_WALL } from '../live/world.ts'

/** Night for dark rooms, day for bright ones, wall for a big screen that is read from across the room. */
export const THEMES = ['night', 'day', 'wall'] as const
export type Theme = (typeof THEMES)[number]

const THEME_KEY = 'muster.theme'

/** The theme of this name, where there is one. */
export const themeOf = (name: string | null): Theme | undefined => THEMES.find((theme) => theme === name)

function first(): Theme {
  const asked = themeOf(new URLSearchParams(location.search).get('theme'))
  if (asked) return asked
  if (IS_WALL) return 'wall'
  const kept = themeOf(localStorage.getItem(THEME_KEY))
  return kept ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'day' : 'night')
}

let theme: Theme = first()
export const getTheme = (): Theme => theme

/** The theme that the switch leads to from here. */
export const themeAfter = (one: Theme): Theme => THEMES[(THEMES.indexOf(one) + 1) % THEMES.length] ?? one

/** Shows the theme and remembers it on this machine; the wall page decides nothing for the desks of the same browser. */
export function keepTheme(next: Theme): void {
  theme = next
  if (!IS_WALL) localStorage.setItem(THEME_KEY, next)
  document.documentElement.dataset.theme = next
}
