import { cityWords } from './cityWords.ts'
import { problemWords } from './problems.ts'
import { type Catalogue, sayFrom, type WordsLang } from './say.ts'

/** All words that the hub says. A screen says a problem as the hub tells it, and fetches these only where it does not. */
export const words = { ...cityWords, ...problemWords }

const all: Catalogue = words

/** The shared sentence of that key in that language, its facts filled in; the key itself where there are no such words. */
export const say = (key: string, lang: WordsLang, facts?: Readonly<Record<string, unknown>>): string =>
  sayFrom(all, lang, key, facts)
