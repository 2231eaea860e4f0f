import { hash as digestOf } from 'node:crypto'
import type { Visibility } from '@muster/shared/access/visibility.ts'
import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { type CityClock, cityTimeAt } from '@muster/shared/kernel/clock.ts'
import type { Cursor } from '@muster/shared/kernel/entry.ts'
import type { Fault } from '@muster/shared/kernel/state.ts'
import { createStateHash, type Digest, HASH_EVERY } from '@muster/shared/kernel/stateHash.ts'
import { within } from '../redis/within.ts'
import { createFolded } from './folded.ts'
import type { Journal } from './journal.ts'
import { type Line, linkOf } from './line.ts'
import type { Snapshot, Snapshots } from './snapshots.ts'
import { packSnapshot, unpackSnapshot } from './snapshotText.ts'

/** Entries between two snapshots: a restart then folds at most so many … */
const SNAPSHOT_EVERY = 2000
/** … and so many times the last one's duration: writing a large state down takes a twentieth of our time at most. */
const SNAPSHOT_REST = 20
/** Entries read in one go while catching up. */
const CHUNK = 2000
/** Lines kept in memory for consoles that come back; one that is further behind takes a snapshot. */
const RECENT = 5000
/** Lines kept that came before those that they follow; more come again from the stream. */
const AHEAD = 20_000
/** Faults kept for an operator to see; later ones are counted. */
const FAULTS_KEPT = 100

const NONE: ReadonlySet<Line> = new Set()

/** Before the first entry. */
const START: Cursor = { seq: 0, link: '' }

const cursorOf = (line: Line | undefined): Cursor => (line ? { seq: line.entry.seq, link: line.link } : START)

/** Thrown where the journal does not continue what was folded: it was replaced or cut (J5). */
export class JournalReplaced extends Error {}

/** The clock of a world that has no header yet: real time. */
const REAL_CLOCK: CityClock = { anchorAt: 0, anchorCityTime: 0, rate: 1 }

/**
 * The hub's fold of one world's journal: what every decision reads and every console is sent.
 * `tell` hears of each run of applied lines, in order, exactly once; a run ends where all compare hashes (J12). `older`
 * finds a snapshot beside the archive where Redis has none of this fold: the past may be too long to be folded whole at a
 * start.
 */
export function createLiveState({
  journal,
  snapshots,
  tell,
  older = async () => undefined,
}: {
  journal: Journal
  snapshots: Snapshots
  tell: (lines: readonly Line[]) => void
  older?: (fold: number) => Promise<Snapshot | undefined>
}) {
  const folded = createFolded()
  const { city, records } = folded
  const digest: Digest = (text) => digestOf('sha256', text, 'buffer')
  const hash = createStateHash({ records, seen: cityRedaction.record, digest, atOnce: 2000 })
  const faults: Fault[] = []
  const ahead = new Map<number, Line>()
  const waiting: { seq: number; resolve: () => void }[] = []
  let recent: Line[] = []
  /** Where the journal stood before the first of them. */
  let beforeRecent: Cursor = START
  let snapshotSeq = 0
  let nextSnapshotAt = 0
  let keeping: Promise<void> | undefined
  let faultCount = 0
  /** From the beginning of a load to its good end; after one that failed nothing here is whole, until another succeeds. */
  let isLoading = false
  let loads = 0

  function apply(line: Line): void {
    const { touched, faults: found } = folded.apply(line)
    hash.touch(touched)
    for (const fault of found) {
      faultCount += 1
      if (faults.length < FAULTS_KEPT) faults.push(fault)
    }
    recent.push(line)
    // Cut in halves, so that the cost of cutting is shared by many.
    if (recent.length < 2 * RECENT) return
    beforeRecent = cursorOf(recent[recent.length - RECENT - 1])
    recent = recent.slice(-RECENT)
  }

  /** Lines after a cursor, oldest first; undefined where it is too far back or of another journal (J5). */
  function linesAfter({ seq, link }: Cursor): readonly Line[] | undefined {
    const head = folded.head()
    if (seq === head.seq) return link === head.link ? [] : undefined
    // A drill begins with more than its journal tells: who has read nothing takes all of it.
    if (seq < 1) return undefined
    const read = seq - beforeRecent.seq
    const at = read === 0 ? beforeRecent : cursorOf(recent[read - 1])
    return at.seq === seq && at.link === link ? recent.slice(read) : undefined
  }

  function release(): void {
    const { seq } = folded.head()
    for (let i = waiting.length - 1; i >= 0; i -= 1) {
      const waiter = waiting[i]
      if (!waiter || waiter.seq > seq) continue
      waiting.splice(i, 1)
      waiter.resolve()
    }
  }

  /**
   * Takes lines in any order and applies those that continue the head; later ones wait for the gap to be filled. One that
   * waited may be of a journal that was replaced meanwhile: what does not follow by its link is not taken, and comes from
   * the stream if it is still there (J5). `checked`: these lines follow from the head and from each other.
   */
  function offer(lines: readonly Line[], checked: ReadonlySet<Line> = NONE): void {
    let applied: Line[] = []
    for (const line of lines) if (line.entry.seq > folded.head().seq) ahead.set(line.entry.seq, line)
    // Half of a state takes nothing: its head may already say where it will stand once all its rows are there.
    if (isLoading) return
    for (let next = ahead.get(folded.head().seq + 1); next; next = ahead.get(folded.head().seq + 1)) {
      ahead.delete(next.entry.seq)
      if (!checked.has(next) && linkOf(folded.head().link, next) !== next.link) {
        ahead.clear()
        break
      }
      apply(next)
      applied.push(next)
      if (next.entry.seq % HASH_EVERY > 0) continue
      tell(applied)
      release()
      applied = []
    }
    if (ahead.size > AHEAD) ahead.clear()
    if (applied.length > 0) tell(applied)
    release()
    if (folded.head().seq - snapshotSeq >= SNAPSHOT_EVERY && !keeping && performance.now() >= nextSnapshotAt)
      keepSnapshot()
  }

  /** As `offer`, for lines that came from the stream: each must carry the link that follows from the one before (J5). */
  function offerChecked(lines: readonly Line[]): void {
    let { seq, link } = folded.head()
    for (const line of lines) {
      if (line.entry.seq <= seq) continue
      if (line.entry.seq !== seq + 1 || linkOf(link, line) !== line.link)
        throw new JournalReplaced(`entry ${line.entry.seq} does not continue ${seq}`)
      seq = line.entry.seq
      link = line.link
    }
    offer(lines, new Set(lines))
  }

  /** Keeps what is folded, so that the next start reads less of the journal; without it that start only takes longer. */
  function keepSnapshot(): Promise<void> {
    const started = performance.now()
    keeping = writeSnapshot().finally(() => {
      keeping = undefined
      nextSnapshotAt = performance.now() + SNAPSHOT_REST * (performance.now() - started)
    })
    return keeping
  }

  async function writeSnapshot(): Promise<void> {
    const head = folded.head()
    if (isLoading || snapshotSeq === head.seq) return
    snapshotSeq = head.seq
    const loadedBy = loads
    try {
      const packed = await packSnapshot({ ...head, fold: cityFold.version }, folded.rows())
      // What was replaced meanwhile is nobody's beginning any more, and would stand in the way of what is.
      if (loads !== loadedBy) return
      await snapshots.keep({ ...head, packed }, cityFold.version)
    } catch {
      snapshotSeq = 0
    }
  }

  /** The newest snapshot of this fold that this journal goes on from. */
  async function newestUsable(): Promise<Snapshot | undefined> {
    const top = await journal.top()
    for (const find of [snapshots.newest, older]) {
      const snapshot = await find(cityFold.version)
      if (snapshot && snapshot.seq <= top.seq && (await journal.holds(snapshot))) return snapshot
    }
    return undefined
  }

  /** Forgets everything and folds again from the newest snapshot and the journal after it. */
  async function load(): Promise<void> {
    const snapshot = await newestUsable()
    isLoading = true
    loads += 1
    folded.begin(START)
    hash.forget()
    ahead.clear()
    recent = []
    if (snapshot) await unpackSnapshot(snapshot.packed, folded)
    hash.forget()
    beforeRecent = folded.head()
    snapshotSeq = beforeRecent.seq
    for (
      let lines = await journal.readAfter(folded.head().seq, CHUNK);
      lines.length > 0;
      lines = await journal.readAfter(folded.head().seq, CHUNK)
    ) {
      const [first] = lines
      // Where archive and stream meet, too, an entry follows from the one before (J5).
      if (first && linkOf(folded.head().link, first) !== first.link)
        throw new JournalReplaced(`entry ${first.entry.seq} does not continue ${folded.head().seq}`)
      for (const line of lines) {
        if (line.entry.seq !== folded.head().seq + 1)
          throw new JournalReplaced(`entry ${folded.head().seq + 1} is missing`)
        apply(line)
      }
    }
    // What was appended meanwhile and follows. It is told to nobody: who followed what was here before starts anew.
    for (
      let next = ahead.get(folded.head().seq + 1);
      next && linkOf(folded.head().link, next) === next.link;
      next = ahead.get(folded.head().seq + 1)
    )
      apply(next)
    ahead.clear()
    isLoading = false
    release()
  }

  const clock = (): CityClock => city.find('world', WORLD_ID)?.clock ?? REAL_CLOCK

  return {
    city,
    records,
    offer,
    offerChecked,
    load,
    /** Keeps a snapshot of now; for the end of a hub. */
    keepNow: async (): Promise<void> => {
      await keeping
      await keepSnapshot()
    },
    clock,
    /** City time now, epoch ms, by this machine's clock; entries carry Redis's. */
    cityNow: (): number => cityTimeAt(clock(), Date.now()),
    head: folded.head,
    /** The hash of what a class sees now (J12); from its first asking on kept up with each entry. */
    hashFor: (mine: Visibility): string => hash.of(mine),
    /** As `hashFor`; undefined while a large state is still being counted for a class that nobody had before. */
    hashSoon: (mine: Visibility): string | undefined => hash.soon(mine),
    linesAfter,
    /** Everything that is folded, as of now. */
    rows: folded.rows,
    versionOf: folded.versionOf,
    historyOf: folded.historyOf,
    departedOf: folded.departedOf,
    departed: folded.departed,
    forgetDeparted: folded.forgetDeparted,
    faults: (): { readonly count: number; readonly first: readonly Fault[] } => ({ count: faultCount, first: faults }),
    /** Resolves once the entry `seq` is folded here; rejects with OutcomeUnknown where that takes too long. */
    async at(seq: number, patienceMs?: number): Promise<void> {
      if (!isLoading && folded.head().seq >= seq) return
      let drop = (): void => {}
      const reached = new Promise<void>((resolve) => {
        const waiter = { seq, resolve }
        waiting.push(waiter)
        drop = () => waiting.splice(waiting.indexOf(waiter), 1)
      })
      // Where the journal was replaced, an entry of the former one never comes.
      await within(reached, patienceMs).catch((error: Error) => {
        drop()
        throw error
      })
    },
  }
}

export type LiveState = ReturnType<typeof createLiveState>
