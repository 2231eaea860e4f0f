import type { Module } from '../modules.ts'

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm

// Words of the trade of programming, of maps and of statistics, which no city speaks. About 150: what is new takes a place.
const OF_THE_TRADE = new Set(
  `actor adjacency area args atlas attempt backup batch benchmark bit box bucket build canonical chain chart claim clip
  collection colour config consumer context cookie coordinate counter create credential csv current cursor cycle date decision
  declaration decode define degree dependency describe digest document draft edge encode epoch estimate fetch flag font fuzz
  gazetteer graph grid guard handle hash heading height history json lat latency leaf level licence link lng lock manifest
  master median menu meta meter metre monotonic motion neighbourhood network observe option package parse payload pixel plain
  pointer policy population preview profile project props px quantile quantity quote rank ratio raw refuse reject relay remember
  replica resume rgba rule sbom scratch script search section seed segment sentinel series server sha side signature simulate
  slug snap socket sprite standard style subscribe sync table thread tick tile timestamp totp trace unpack update usage verdict
  verify version warn width write zigzag`.split(/\s+/),
)

// Endings of a word's forms, each with what may stand there in the word itself.
const ENDINGS = { s: [''], es: [''], ies: ['y'], ed: ['', 'e'], er: ['', 'e'], or: ['', 'e'], ing: ['', 'e'] }

/** Words of exported names that are neither the city's own (its words files) nor the trade's, the commonest first. */
export function strangeWords(modules: readonly Module[]): readonly (readonly [word: string, times: number])[] {
  const known = new Set([
    ...OF_THE_TRADE,
    ...modules.filter(({ path }) => /(^|\/)words/.test(path)).flatMap(({ text }) => wordsOf(text)),
  ])
  const counts = new Map<string, number>()
  for (const { path, text } of modules) {
    if (/(^|\/)words/.test(path)) continue
    for (const [, name = ''] of text.matchAll(EXPORTED))
      for (const word of wordsOf(name)) if (!isKnown(known, word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}

/** `createTrackDecoder` → create, track, decoder. */
const wordsOf = (name: string): string[] =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase())

/** What this may be a form of: `watchers` → watcher. */
const plainer = (word: string): string[] =>
  Object.entries(ENDINGS).flatMap(([ending, instead]) =>
    word.endsWith(ending) ? instead.map((plain) => word.slice(0, -ending.length) + plain) : [],
  )

const isKnown = (words: ReadonlySet<string>, word: string): boolean =>
  [word, `${word}s`, ...plainer(word), ...plainer(word).flatMap(plainer)].some((form) => words.has(form))
