/** What a process of askers is told: so many commands a second for so long, over so many connections. */
export type Ask = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** What each of them asks, by turns; `key` keeps one round apart from another. */
  readonly bodies: readonly { readonly path: string; readonly body: string }[]
  readonly key: string
  readonly perSec: number
  readonly seconds: number
  readonly connections: number
}

/** Ms from the moment at which each command was due until its answer, and the answers that were none. */
export type Answered = { readonly ms: readonly number[]; readonly wrong: readonly string[] }
