/** A city day with its year, from epoch ms of city time, as both languages read it: `2017-01-04`. */
export const dayText = (atMs: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(atMs)
