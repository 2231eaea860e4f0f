import type { Lang } from '../../i18n/index.ts'

/** A city day, from epoch ms of city time: `Wed 4 Jan`, `1月4日 周三`. */
export function dateText(atMs: number, timeZone: string, lang: Lang): string {
  const told = (locale: string, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...parts }).format(atMs)
  if (lang === 'zh') return `${told('zh-CN', { month: 'long', day: 'numeric' })} ${told('zh-CN', { weekday: 'short' })}`
  return `${told('en-GB', { weekday: 'short' })} ${told('en-GB', { day: 'numeric' })} ${told('en-GB', { month: 'short' })}`
}
