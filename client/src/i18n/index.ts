import { type Catalogue, sayFrom } from '@muster/shared/words/say.ts'
import { useSyncExternalStore } from 'react'
import { getLang, keepLang, type Lang, subscribeLang } from './lang.ts'
import { words } from './words.ts'

export type { Lang } from './lang.ts'

/** Says a key's sentence with its facts filled in. `count` chooses between `<key>_one` and `<key>_other`. */
export type Words = (key: string, facts?: Readonly<Record<string, unknown>>) => string

const all: Record<string, Catalogue[string]> = { ...words }
const sayIn =
  (lang: Lang): Words =>
  (key, facts) =>
    sayFrom(all, lang, key, facts)

// One function a language, so that it is the same from render to render.
const SAY: Readonly<Record<Lang, Words>> = { en: sayIn('en'), zh: sayIn('zh') }

/** Words of a screen that is fetched when it is opened, so that the shell does not carry them. */
export const addWords = (more: Catalogue): void => void Object.assign(all, more)

/** The reader's language. */
export const useLang = (): Lang => useSyncExternalStore(subscribeLang, getLang)

/** The words in the reader's language: `say('unit.busy', { unit: 'E12' })`. Renders anew when the language changes. */
export const useWords = (): Words => SAY[useLang()]

/** The words in both languages: who reads Chinese may still type the English name, and the other way round. */
export const inBoth = (key: string): { readonly en: string; readonly zh: string } => ({
  en: SAY.en(key),
  zh: SAY.zh(key),
})

/** The words outside of React, in the language of now. */
export const sayNow: Words = (key, facts) => SAY[getLang()](key, facts)

/** Sets the language here and now and remembers it on this machine. */
export const setLang = keepLang

/** A city's own term in the language of now. */
export const termOf = (term: { readonly en: string; readonly zh: string }): string => term[getLang()]
