import type { Module } from '../modules.ts'

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm

// Words of the trade of programming, which no city speaks.
const OF_THE_TRADE = new Set(
  `a all and any are as at be by can come count create current each end find first for format from get has have here if in
  index into is it its json key kind last length level line lines link list load look made make map max maybe min ms name
  named names near new next no not now number of off on one open or order other out over page part parts path place places
  plain port print program proof range rate read reader ready reason record redis refuse refused remember render request
  reset result role route row rows run say schema seconds see send sent server set share show side since size socket start
  state status step steps stop store text that the thing this time times to token told track tracks turn type types unit
  units unknown until up url use used value values view wait want was way what when where which who why will with within
  word words work world write`.split(/\s+/),
)

/** Words of exported names that are neither the city's own (its words files) nor the trade's, the commonest first. */
export function strangeWords(modules: readonly Module[]): readonly (readonly [word: string, times: number])[] {
  const cityWords = new Set(
    modules
      .filter(({ path }) => /(^|\/)words/.test(path))
      .flatMap(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? []),
  )
  const counts = new Map<string, number>()
  for (const { path, text } of modules) {
    if (/(^|\/)words/.test(path)) continue
    for (const [, name = ''] of text.matchAll(EXPORTED))
      for (const word of wordsOf(name))
        if (!OF_THE_TRADE.has(word) && !isKnown(cityWords, word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}

/** `createTrackDecoder` → create, track, decoder. */
const wordsOf = (name: string): string[] =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase())

const isKnown = (words: ReadonlySet<string>, word: string): boolean =>
  words.has(word) || words.has(word.replace(/s$/, '')) || words.has(`${word}s`)
