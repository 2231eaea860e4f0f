import { shortNumber } from '../domain/incident/shortNumber.ts'
import type { Term } from '../kernel/measure.ts'
import { visible } from './visible.ts'

/** Sentences and terms by key, in both languages. Placeholders: `{{unit}}`, or `{{status, status}}` for a fact that is itself a term. */
export type Catalogue = Readonly<Record<string, Term>>
export type WordsLang = 'en' | 'zh'

const JOINT = { en: ', ', zh: '、' } as const

/** What the city itself calls something, in both languages. */
const isTerm = (value: unknown): value is Term =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value

/**
 * One fact in the reader's language: its words stand under `<kind>.<fact>`. Lists are joined; a fact without words of its
 * own stays as it is.
 */
function tellTerm(words: Catalogue, lang: WordsLang, kind: string, fact: unknown): string {
  if (Array.isArray(fact)) return fact.map((one) => tellTerm(words, lang, kind, one)).join(JOINT[lang])
  if (fact === undefined || fact === null) return ''
  if (isTerm(fact)) return visible(fact[lang])
  // The facts keep the number in full; people say the short one.
  if (kind === 'number') return shortNumber(String(fact))
  return words[`${kind}.${fact}`]?.[lang] ?? visible(String(fact))
}

const PLACEHOLDER = /\{\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?\}\}/g

/** `key_one` where just one is told of, else `key_other`, where a sentence has these forms. */
const formOf = (words: Catalogue, key: string, count: unknown): Term | undefined =>
  words[key] ?? words[count === 1 ? `${key}_one` : `${key}_other`]

/** The sentence of that key with its facts filled in; the key itself where there are no such words. */
export function sayFrom(
  words: Catalogue,
  lang: WordsLang,
  key: string,
  facts: Readonly<Record<string, unknown>> = {},
): string {
  const sentence = formOf(words, key, facts.count)?.[lang]
  if (sentence === undefined) return key
  return sentence.replace(PLACEHOLDER, (_, name: string, kind = 'list') => tellTerm(words, lang, kind, facts[name]))
}
