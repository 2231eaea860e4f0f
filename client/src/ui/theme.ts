/** Night for dark rooms, day for bright ones. */
export type Theme = 'night' | 'day'

const THEME_KEY = 'muster.theme'
const isTheme = (text: string | null): text is Theme => text === 'night' || text === 'day'

function first(): Theme {
  const asked = new URLSearchParams(location.search).get('theme')
  if (isTheme(asked)) return asked
  const kept = localStorage.getItem(THEME_KEY)
  if (isTheme(kept)) return kept
  return matchMedia('(prefers-color-scheme: light)').matches ? 'day' : 'night'
}

let theme: Theme = first()
export const getTheme = (): Theme => theme

/** Shows the theme and remembers it on this machine. */
export function keepTheme(next: Theme): void {
  theme = next
  localStorage.setItem(THEME_KEY, next)
  document.documentElement.dataset.theme = next
}
