/** A moment that can be looked back at: after an entry of the journal, or at a time of the city, epoch ms. */
export type Moment = { readonly seq: number } | { readonly cityTime: number }

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** Reads a moment as an address writes it: the number of an entry, or RFC 3339 with zone; undefined where it is neither. */
export function momentOf(text: string): Moment | undefined {
  if (/^[1-9]\d{0,14}$/.test(text)) return { seq: Number(text) }
  // In an address typed by hand a bare plus reads as a space.
  const time = text
    .replace(/ (\d\d:\d\d)$/, '+$1')
    .replace(' ', 'T')
    .toUpperCase()
  const cityTime = TIME.test(time) ? Date.parse(time) : Number.NaN
  return Number.isFinite(cityTime) ? { cityTime } : undefined
}

/** A time of the city as an address writes it, to the second, on the city's clock: `2017-01-04T21:40:12-08:00`. */
export function timeText(cityTime: number, timeZone: string): string {
  const formatter = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const whole = Math.floor(cityTime / 1000) * 1000
  const local = formatter.format(whole).replace(' ', 'T')
  const minutes = Math.round((Date.parse(`${local}Z`) - whole) / 60_000)
  const two = (figure: number) => `${figure}`.padStart(2, '0')
  const ahead = Math.abs(minutes)
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`
}
