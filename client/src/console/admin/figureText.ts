import type { Words } from '../../i18n/index.ts'

const STEPS = ['B', 'kB', 'MB', 'GB', 'TB'] as const
const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

/** `48 211`, as figures are read. */
export const countText = (count: number): string => `${Math.round(count)}`.replace(/\B(?=(\d{3})+$)/g, '\u202f')

/** `1.2 GB`, decimal, three figures at most. */
export function bytesText(bytes: number): string {
  const step = Math.min(STEPS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const figure = bytes / 1000 ** step
  return `${figure < 10 && step > 0 ? figure.toFixed(1) : Math.round(figure)} ${STEPS[step]}`
}

/** `0.8 ms`, `12 ms`, `1.4 s`. */
export function paceText(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`
}

/** How long something lasts, in its one or two largest units. */
export function spanText(say: Words, sec: number): string {
  if (sec < MINUTE) return say('span.seconds', { sec: sec < 10 && sec % 1 !== 0 ? sec.toFixed(1) : Math.round(sec) })
  if (sec < HOUR) return say('span.minutes', { min: Math.floor(sec / MINUTE) })
  if (sec < DAY) return say('span.hours', { hours: Math.floor(sec / HOUR), min: Math.floor((sec % HOUR) / MINUTE) })
  return say('span.days', { days: Math.floor(sec / DAY), hours: Math.floor((sec % DAY) / HOUR) })
}
