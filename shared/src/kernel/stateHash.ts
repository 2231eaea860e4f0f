import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Visibility } from '../access/visibility.ts'
import { canonical } from './canonical.ts'
import { type PlainState, type Records, touchName } from './state.ts'

/** Every so many entries hub and consoles compare what they hold (J12). */
export const HASH_EVERY = 1000

const MODULUS = 1n << 128n

/** SHA-256 of a text in UTF-8. */
export type Digest = (text: string) => Uint8Array
const portable: Digest = (text) => sha256(utf8ToBytes(text))

/** One record's part of the sum: the first 16 bytes of the SHA-256 of what it is, read as a number. */
function partOf(digest: Digest, aggregate: string, id: string, record: unknown): bigint {
  const bytes = digest(canonical([aggregate, id, record]))
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return (view.getBigUint64(0) << 64n) | view.getBigUint64(8)
}

const asText = (sum: bigint): string => sum.toString(16).padStart(32, '0')

/** The hash of a state as it stands, from scratch: 32 hexadecimal digits. */
export function hashOf(state: PlainState): string {
  let sum = 0n
  for (const [aggregate, things] of Object.entries(state))
    for (const [id, record] of Object.entries(things))
      if (record !== undefined) sum = (sum + partOf(portable, aggregate, id, record)) % MODULUS
  return asText(sum)
}

/** The running sum of one class: each record's part, and what has changed since they were counted. */
type Sum = { readonly parts: Map<string, bigint>; readonly dirty: Set<string>; total: bigint }

/**
 * A state's hash, kept per visibility class as the sum of its records' hashes (J12): a record that changes costs its own
 * hash alone, and only once it is asked for. The order in which things came to be plays no part.
 */
export type StateHash = {
  /** These things (`unit:E12`) have changed. */
  readonly touch: (names: readonly string[]) => void
  /** Everything is different: counted anew when next asked. */
  readonly forget: () => void
  /** The hash of what this class sees now, 32 hexadecimal digits. */
  readonly of: (mine: Visibility) => string
  /** As `of`, and undefined where so much has changed that counting it would hold everything else up: some is counted. */
  readonly soon: (mine: Visibility) => string | undefined
}

/**
 * `seen` cuts a record down to what a class sees; undefined where that is nothing. A console's records are cut already.
 * `digest`: the fastest SHA-256 at hand; `atOnce`: how many records `soon` counts in one go.
 */
export function createStateHash({
  records,
  seen = (_mine, _aggregate, record) => record,
  digest = portable,
  atOnce = 1000,
}: {
  records: Pick<Records, 'get'> & { readonly plain: () => PlainState }
  seen?: (mine: Visibility, aggregate: string, record: unknown) => unknown
  digest?: Digest
  atOnce?: number
}): StateHash {
  const sums = new Map<Visibility, Sum>()

  function count(sum: Sum, mine: Visibility, name: string): void {
    const cut = name.indexOf(':')
    const [aggregate, id] = [name.slice(0, cut), name.slice(cut + 1)]
    const record = records.get(aggregate, id)
    const left = record === undefined ? undefined : seen(mine, aggregate, record)
    const part = left === undefined ? 0n : partOf(digest, aggregate, id, left)
    const total = sum.total - (sum.parts.get(name) ?? 0n) + part
    sum.total = ((total % MODULUS) + MODULUS) % MODULUS
    if (part === 0n) sum.parts.delete(name)
    else sum.parts.set(name, part)
  }

  function begin(): Sum {
    const names = Object.entries(records.plain()).flatMap(([aggregate, things]) =>
      Object.keys(things).map((id) => touchName(aggregate, id)),
    )
    return { parts: new Map(), dirty: new Set(names), total: 0n }
  }

  function sumOf(mine: Visibility): Sum {
    const sum = sums.get(mine) ?? begin()
    sums.set(mine, sum)
    return sum
  }

  function settle(sum: Sum, mine: Visibility, most: number): void {
    let left = most
    for (const name of sum.dirty) {
      if (left === 0) return
      left -= 1
      count(sum, mine, name)
      sum.dirty.delete(name)
    }
  }

  return {
    touch(names) {
      for (const { dirty } of sums.values()) for (const name of names) dirty.add(name)
    },
    forget: () => sums.clear(),
    of(mine) {
      const sum = sumOf(mine)
      settle(sum, mine, sum.dirty.size)
      return asText(sum.total)
    },
    soon(mine) {
      const sum = sumOf(mine)
      settle(sum, mine, atOnce)
      return sum.dirty.size === 0 ? asText(sum.total) : undefined
    },
  }
}
