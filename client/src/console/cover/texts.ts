import { elapsedText } from '../../ui/elapsed.ts'

/** `21 279`: thousands apart by a thin space, the same in both languages. */
export const countText = (count: number): string => Math.round(count).toLocaleString('en').replaceAll(',', '\u2009')

/** `+3 059`, `−12`, `±0`. */
export const changeText = (count: number): string =>
  Math.round(count) === 0 ? '±0' : `${count > 0 ? '+' : '−'}${countText(Math.abs(count))}`

/** `96.5 %`: never rounded up to all where somebody is left out. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`

/** Seconds as minutes of a drive. */
export const driveText = (seconds: number): string => elapsedText(seconds)
