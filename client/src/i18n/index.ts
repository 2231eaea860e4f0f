import { words as sharedWords, TERM_KINDS, tellTerm } from '@muster/shared/words/index.ts'
import i18next from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { getLang, keepLang, type Lang } from './lang.ts'
import { wordsCommandBar } from './wordsCommandBar.ts'
import { wordsFrame } from './wordsFrame.ts'
import { wordsMap } from './wordsMap.ts'
import { wordsOperations } from './wordsOperations.ts'

export type { Lang } from './lang.ts'

/** Everything the console can say: the shared words, then one catalogue a part of the screen. */
export const words = { ...sharedWords, ...wordsFrame, ...wordsOperations, ...wordsMap, ...wordsCommandBar }

const catalogue = (lang: Lang) => Object.fromEntries(Object.entries(words).map(([key, told]) => [key, told[lang]]))

/** Makes the words ready; to be awaited before the first render. */
export async function startWords(): Promise<void> {
  keepLang(getLang())
  await i18next.use(initReactI18next).init({
    lng: getLang(),
    fallbackLng: false,
    resources: { en: { translation: catalogue('en') }, zh: { translation: catalogue('zh') } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  for (const kind of TERM_KINDS)
    i18next.services.formatter?.add(kind, (value, lang) => tellTerm(words, lang === 'zh' ? 'zh' : 'en', kind, value))
}

export type Words = (key: string, facts?: Readonly<Record<string, unknown>>) => string

/** The words in the reader's language: `say('unit.busy', { unit: 'E12' })`. Renders anew when the language changes. */
export function useWords(): Words {
  const { t } = useTranslation()
  return useCallback<Words>((key, facts) => t(key, { ...facts }), [t])
}

/** The reader's language. */
export function useLang(): Lang {
  const { i18n } = useTranslation()
  return i18n.language === 'zh' ? 'zh' : 'en'
}

/** Sets the language here and now and remembers it on this machine. */
export function setLang(lang: Lang): void {
  keepLang(lang)
  void i18next.changeLanguage(lang)
}

/** The words outside of React, in the language of now. */
export const sayNow: Words = (key, facts) => i18next.t(key, { ...facts })

/** A city's own term in the language of now. */
export const termOf = (term: { readonly en: string; readonly zh: string }): string => term[getLang()]
