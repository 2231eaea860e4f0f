import type { Hub } from '@muster/shared/domain/hub/hub.ts'
import { SealData, seal, sealHash } from '@muster/shared/domain/seal/seal.ts'
import type { Cursor } from '@muster/shared/kernel/entry.ts'
import { Compile } from 'typebox/compile'
import type { Journal } from '../journal.ts'
import type { LiveState } from '../liveState.ts'

/** Entries looked through for one answer: who wants more seals asks again with `next`. */
const LOOKED_THROUGH = 5000
const CHUNK = 1000

const Sealed = Compile(SealData)

/** A seal as anybody may know it. `seq` is its own entry's, `hash` what the next one carries, `at` epoch ms. */
export type Head = SealData & { readonly seq: number; readonly at: number; readonly hash: string }

/** Seals and the keys that made them. `next`: where to go on; absent at the end. */
export type Heads = {
  readonly head: Cursor
  readonly keys: readonly { readonly keyId: string; readonly publicKey: string }[]
  readonly seals: readonly Head[]
  readonly next?: number
}

/** The seals in the entries behind `after`; without it, in the newest of them (J6). */
export async function headsAfter(
  { journal, live }: { journal: Pick<Journal, 'readAfter'>; live: LiveState },
  after?: number,
): Promise<Heads> {
  const head = live.head()
  const from = Math.min(head.seq, after ?? Math.max(0, head.seq - LOOKED_THROUGH))
  const to = Math.min(head.seq, from + LOOKED_THROUGH)
  const seals: Head[] = []
  for (let last = from; last < to; ) {
    const lines = await journal.readAfter(last, Math.min(CHUNK, to - last))
    if (lines.length === 0) break
    for (const { entry } of lines)
      for (const event of entry.events) {
        const { data } = event
        if (seal.is.made(event) && Sealed.Check(data))
          seals.push({ seq: entry.seq, at: entry.at, hash: sealHash(data), ...data })
      }
    last = lines.at(-1)?.entry.seq ?? to
  }
  const keys = Array.from(live.city.all('hub'), ({ id, publicKey }: Hub) => ({ keyId: id, publicKey }))
  return { head, keys, seals, ...(to < head.seq ? { next: to } : {}) }
}
