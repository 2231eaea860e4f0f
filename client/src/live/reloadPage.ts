const RELOADED_KEY = 'muster.reloadedFor'

/** Fetches the page again because its fold is too old; once per wanted version, so that a stale cache cannot loop. */
export function reloadPage(fold: number): void {
  if (sessionStorage.getItem(RELOADED_KEY) === `${fold}`) return
  sessionStorage.setItem(RELOADED_KEY, `${fold}`)
  location.reload()
}
