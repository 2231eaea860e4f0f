import Type from 'typebox'
import { Compile } from 'typebox/compile'

/**
 * What is known of a segment: it holds the entries `from`…`to`, each exactly once. `before` is the link of the entry before
 * `from`, `link` that of `to` (J5); `sha256` is of its Parquet file. `firstCity` and `lastCity`: city time of its ends.
 */
const Manifest = Type.Object({
  from: Type.Integer({ minimum: 1 }),
  to: Type.Integer({ minimum: 1 }),
  rows: Type.Integer({ minimum: 1 }),
  before: Type.String(),
  link: Type.String(),
  sha256: Type.String(),
  firstCity: Type.Integer(),
  lastCity: Type.Integer(),
})
export type Manifest = Type.Static<typeof Manifest>

const ManifestFile = Compile(Manifest)

/** A segment by its name: which entries it holds. */
export type Span = { readonly from: number; readonly to: number }

const padded = (seq: number): string => String(seq).padStart(12, '0')

/** A segment's name is its id: who writes the same entries writes the same name, and a double is dropped. */
export const nameOf = ({ from, to }: Span): string => `${padded(from)}-${padded(to)}`

/** The state as of a segment's end, as this version of the fold makes it. */
export const stateName = (to: number, fold: number): string => `${padded(to)}.state-${fold}.jsonl.gz`

/** The incidents that left live state in a segment. */
export const departedName = (span: Span, fold: number): string => `${nameOf(span)}.incidents-${fold}.parquet`

const MANIFEST = /^(\d{12})-(\d{12})\.json$/

export const manifestText = (manifest: Manifest): Buffer => Buffer.from(`${JSON.stringify(manifest)}\n`)

/** Reads a manifest. Throws where it is none: nobody but us writes there. */
export function readManifest(bytes: Uint8Array): Manifest {
  const found: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
  if (!ManifestFile.Check(found)) throw new Error('a manifest of the archive cannot be read')
  return found
}

/**
 * The segments in order, each continuing the one before, of all names that lie there. Two hubs with other sizes may have
 * cut the same entries differently: the longer one counts, and what begins inside it does not.
 */
export function chainOf(names: readonly string[]): Span[] {
  const longest = new Map<number, number>()
  for (const name of names) {
    const [, from, to] = MANIFEST.exec(name) ?? []
    if (from && to) longest.set(Number(from), Math.max(longest.get(Number(from)) ?? 0, Number(to)))
  }
  const chain: Span[] = []
  for (let from = 1, to = longest.get(from); to !== undefined; to = longest.get(from)) {
    chain.push({ from, to })
    from = to + 1
  }
  return chain
}
