import { fetchChineseFont } from './font.ts'

/** The console's languages. */
export type Lang = 'en' | 'zh'

const LANG_KEY = 'muster.lang'
const isLang = (text: string | null): text is Lang => text === 'en' || text === 'zh'

function first(): Lang {
  const asked = new URLSearchParams(location.search).get('lang')
  if (isLang(asked)) return asked
  const kept = localStorage.getItem(LANG_KEY)
  if (isLang(kept)) return kept
  return navigator.language.startsWith('zh') ? 'zh' : 'en'
}

let lang: Lang = first()
export const getLang = (): Lang => lang

const listeners = new Set<() => void>()

/** Calls `listener` when the language changes. Answers with the way to stop. */
export function subscribeLang(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Remembers the language on this machine and tells the document, so that fonts and screen readers follow. */
export function keepLang(next: Lang): void {
  lang = next
  localStorage.setItem(LANG_KEY, next)
  if (next === 'zh') fetchChineseFont()
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  for (const listener of [...listeners]) listener()
}
