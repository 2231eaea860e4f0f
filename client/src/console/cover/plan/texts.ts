import type { Lang } from '../../../i18n/index.ts'

/** A Monday, epoch ms. */
const MONDAY = Date.UTC(2017, 0, 2)
const DAY_MS = 86_400_000

/** A weekday's name, 1 (Monday) to 7: `Wed`, `周三`; `long`: `Wednesday`, `星期三`. */
export const dayName = (day: number, lang: Lang, weekday: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', { weekday, timeZone: 'UTC' }).format(
    MONDAY + (day - 1) * DAY_MS,
  )

/** `07:00`, of 31 as of 7. */
export const hourText = (hour: number): string => `${hour % 24}`.padStart(2, '0').concat(':00')

/** `99.2 %`: rounded down, so that nothing is said to be held that is not. */
export const percentText = (share: number): string => `${(Math.floor(share * 1000 + 1e-6) / 10).toFixed(1)} %`
