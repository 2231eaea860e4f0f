let asked = false

/** Fetches the Chinese typeface, piece by piece as characters need it, once Chinese is read. */
export function fetchChineseFont(): void {
  if (asked) return
  asked = true
  void import('@fontsource-variable/noto-sans-sc/wght.css')
}
