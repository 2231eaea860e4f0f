/** Formatters are dear to make and few: one a time zone and style. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** A moment, epoch ms of city time, on the city's own clock: `20:23` or `20:23:31`. */
export function clockText(atMs: number, timeZone: string, style: 'minutes' | 'seconds'): string {
  const name = `${timeZone} ${style}`
  const formatter =
    formatters.get(name) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      ...(style === 'seconds' && { second: '2-digit' as const }),
    })
  formatters.set(name, formatter)
  return formatter.format(atMs)
}
