import { SEAL_ID, type SealClaim, sealText } from '@muster/shared/domain/seal/seal.ts'
import { HASH_EVERY } from '@muster/shared/kernel/stateHash.ts'
import { HUB_ACTOR } from '../access/caller.ts'
import type { Journal } from '../journal/journal.ts'
import { type Line, rawOf } from '../journal/line.ts'
import type { LiveState } from '../journal/liveState.ts'
import { leafOf, rootOf } from '../journal/merkle/merkle.ts'
import type { HubKey } from '../journal/seals/hubKey.ts'
import type { CommandDesk } from './ask.ts'

/** An entry is sealed at the latest so long after it came; the rest of J6's second is for writing the seal … */
const SEAL_AFTER_MS = 850
/** … give or take this: of two hubs, not always both should try. */
const SPREAD_MS = 100
/** … or with so many others. */
const SEAL_ENTRIES = 500
/** A sealer that has fallen behind, or finds a journal of before there were seals, takes so many at once. */
const BEHIND_ENTRIES = 4096
/** A state's hash is asked for so seldom at most, ms: in a flood it would cost more than the seals. */
const STATE_REST_MS = 500
/** The class that sees everything: its hash is of the whole state. */
const ALL = 'personal'

const SEAL = 'seal.make'

/** What kept the journal from being sealed; it is tried again. */
class NotSealed extends Error {}

/**
 * Seals one world's journal (J6): at most a second or 500 entries apart, and not while nothing happens but seals. Any hub
 * may; of two that do at once, one wins. A seal ends at each 1,000th entry and carries the state's hash there (J12).
 */
export function createSealer({
  desk,
  live,
  journal,
  key,
  onTrouble = () => undefined,
}: {
  desk: CommandDesk
  live: LiveState
  journal: Pick<Journal, 'readAfter'>
  key: HubKey
  onTrouble?: (error: unknown) => void
}) {
  /** Lines that came since the last seal, as far as they came while we ran. */
  let recent: Line[] = []
  let lastDeed = 0
  let stated = { seq: 0, hash: '', at: Number.NEGATIVE_INFINITY }
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let started = false
  let stopped = false

  const sealedTo = (): number => live.city.find('seal', SEAL_ID)?.to ?? 0
  const isDue = (): boolean => live.head().seq - sealedTo() >= SEAL_ENTRIES

  /** The lines from `from` to `to`, oldest first: from memory, or where they came before us, from the journal. */
  async function linesOf(from: number, to: number): Promise<readonly Line[]> {
    const first = recent[0]?.entry.seq ?? Number.POSITIVE_INFINITY
    const lines = first <= from ? recent.slice(from - first, to - first + 1) : await readAll(from, to)
    if (lines[0]?.entry.seq !== from || lines.at(-1)?.entry.seq !== to)
      throw new Error(`entries ${from}–${to} are gone`)
    return lines
  }

  async function readAll(from: number, to: number): Promise<Line[]> {
    const lines: Line[] = []
    for (let next = from; next <= to; next = (lines.at(-1)?.entry.seq ?? to) + 1) {
      const more = await journal.readAfter(next - 1, to - next + 1)
      if (more.length === 0) break
      lines.push(...more)
    }
    return lines
  }

  function endOf(from: number): number {
    const head = live.head().seq
    const most = head - from >= BEHIND_ENTRIES ? BEHIND_ENTRIES : SEAL_ENTRIES
    const stateKnown = Math.ceil(from / HASH_EVERY) * HASH_EVERY
    return Math.min(head, from + most - 1, stateKnown)
  }

  async function declareKey(): Promise<void> {
    if (live.city.find('hub', key.keyId)) return
    const input = { publicKey: key.publicKey }
    const verdict = await desk.ask({ name: 'hub.join', input, actor: HUB_ACTOR, key: `join-${key.keyId}` })
    if (verdict.kind !== 'committed' && !live.city.find('hub', key.keyId)) throw new NotSealed(JSON.stringify(verdict))
  }

  async function sealOnce(): Promise<void> {
    await declareKey()
    const last = live.city.find('seal', SEAL_ID)
    const from = (last?.to ?? 0) + 1
    const to = endOf(from)
    const lines = await linesOf(from, to)
    const claim: SealClaim = {
      from,
      to,
      root: rootOf(lines.map((line) => leafOf(rawOf(line)))),
      former: last?.hash ?? '',
      state: stated.seq === to ? stated.hash : '',
      keyId: key.keyId,
    }
    const input = { ...claim, signature: key.sign(sealText(claim)) }
    const verdict = await desk.ask({ name: SEAL, input, actor: HUB_ACTOR, key: `seal-${key.keyId}-${from}-${to}` })
    // Refused: another hub was faster, and what it sealed is folded here by now.
    if (sealedTo() < from) throw new NotSealed(JSON.stringify(verdict))
  }

  /** Seals what there was at its beginning, and until nothing is due; what came since waits for its second. */
  async function work(): Promise<void> {
    const goal = lastDeed
    try {
      while (sealedTo() < goal || isDue()) await sealOnce()
    } catch (error) {
      onTrouble(error)
    }
  }

  /** Runs of lines end at each 1,000th, so that the state can be looked at as it was there. */
  function noteState(): void {
    const { seq } = live.head()
    if (seq % HASH_EVERY !== 0 || performance.now() - stated.at < STATE_REST_MS) return
    stated = { seq, hash: live.hashFor(ALL), at: performance.now() }
  }

  function soon(): void {
    if (!started || stopped || working || lastDeed <= sealedTo()) return
    if (!isDue()) {
      timer ??= setTimeout(begin, SEAL_AFTER_MS + Math.random() * SPREAD_MS)
      return
    }
    begin()
  }

  function begin(): void {
    clearTimeout(timer)
    timer = undefined
    if (working || lastDeed <= sealedTo()) return
    working = work().finally(() => {
      working = undefined
      // Not at once: where the journal cannot be written, a second is soon enough to try again.
      if (!stopped && lastDeed > sealedTo()) timer ??= setTimeout(begin, SEAL_AFTER_MS)
    })
  }

  return {
    /** Hears of every applied line, in order. */
    heard(lines: readonly Line[]): void {
      if (!started) return
      for (const line of lines) {
        recent.push(line)
        if (line.entry.command !== SEAL) lastDeed = line.entry.seq
      }
      noteState()
      const done = sealedTo() + 1 - (recent[0]?.entry.seq ?? 0)
      // Cut in larger pieces, so that the cost of cutting is shared by many. What cannot be sealed is not kept for ever.
      if (done >= SEAL_ENTRIES) recent = recent.slice(done)
      else if (recent.length > 2 * BEHIND_ENTRIES) recent = []
      soon()
    },
    /**
     * Begins with what is folded now: declares the key where the journal does not know it, and seals from then on. Again
     * where the journal was replaced.
     */
    async start(): Promise<void> {
      recent = []
      await declareKey()
      started = true
      const { seq: head } = live.head()
      const last = live.city.find('seal', SEAL_ID)
      // After an orderly end there is nothing behind the last seal but itself, and that calls for no other.
      const isAllSealed = last?.seq === head && last.to === head - 1
      lastDeed = isAllSealed ? last.to : head
      soon()
    },
    /** Seals what is open, once, and ends. */
    async stop(): Promise<void> {
      clearTimeout(timer)
      const wasStarted = started && !stopped
      await working
      stopped = true
      if (wasStarted && lastDeed > sealedTo()) await work()
    },
  }
}

export type Sealer = ReturnType<typeof createSealer>
