import type { Lang } from '../../i18n/index.ts'

const PARTS = {
  zh: { locale: 'zh-CN', order: [{ month: 'long', day: 'numeric' }, { weekday: 'short' }] },
  en: { locale: 'en-GB', order: [{ weekday: 'short' }, { day: 'numeric' }, { month: 'short' }] },
} as const

const known = new Map<string, readonly Intl.DateTimeFormat[]>()

/** Made once: making one costs more than all that a second's clocks show. */
function formatsOf(timeZone: string, lang: Lang): readonly Intl.DateTimeFormat[] {
  const key = `${lang} ${timeZone}`
  const { locale, order } = PARTS[lang]
  const formats = known.get(key) ?? order.map((parts) => new Intl.DateTimeFormat(locale, { timeZone, ...parts }))
  known.set(key, formats)
  return formats
}

/** A city day, from epoch ms of city time: `Wed 4 Jan`, `1月4日 周三`. */
export const dateText = (atMs: number, timeZone: string, lang: Lang): string =>
  formatsOf(timeZone, lang)
    .map((format) => format.format(atMs))
    .join(' ')
