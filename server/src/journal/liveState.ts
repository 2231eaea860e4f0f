import { type City, cityOf } from '@muster/shared/domain/city.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { type CityClock, cityTimeAt } from '@muster/shared/kernel/clock.ts'
import type { Cursor } from '@muster/shared/kernel/entry.ts'
import { createRecords, type Fault, type HistoryLine, touchName } from '@muster/shared/kernel/state.ts'
import { within } from '../redis/within.ts'
import type { Journal } from './journal.ts'
import { type Line, linkOf } from './line.ts'
import type { createSnapshots } from './snapshots.ts'

/** Entries between two snapshots: a restart then folds at most so many … */
const SNAPSHOT_EVERY = 2000
/** … and so many times the last one's duration: writing a large state down takes a twentieth of our time at most. */
const SNAPSHOT_REST = 20
/** Entries read in one go while catching up. */
const CHUNK = 2000
/** Lines kept in memory for consoles that come back; one that is further behind takes a snapshot. */
const RECENT = 5000
/** Faults kept for an operator to see; later ones are counted. */
const FAULTS_KEPT = 100

/** Thrown where the journal does not continue what was folded: it was replaced or cut (J5). */
export class JournalReplaced extends Error {}

/** The clock of a world that has no header yet: real time. */
const REAL_CLOCK: CityClock = { anchorAt: 0, anchorCityTime: 0, rate: 1 }

/**
 * The hub's fold of one world's journal: what every decision reads and every console is sent.
 * `tell` hears of each run of applied lines, in order, exactly once.
 */
export function createLiveState({
  journal,
  snapshots,
  tell,
}: {
  journal: Journal
  snapshots: ReturnType<typeof createSnapshots>
  tell: (lines: readonly Line[]) => void
}) {
  const records = createRecords()
  const city: City = cityOf(records)
  const histories = new Map<string, HistoryLine[]>()
  const versions = new Map<string, number>()
  const faults: Fault[] = []
  const ahead = new Map<number, Line>()
  const waiting: { seq: number; resolve: () => void }[] = []
  let recent: Line[] = []
  let head: Cursor = { seq: 0, link: '' }
  let snapshotSeq = 0
  let nextSnapshotAt = 0
  let keeping: Promise<void> | undefined
  let faultCount = 0

  const history = {
    wants: () => true,
    add: (aggregate: string, id: string, line: HistoryLine) => {
      const name = touchName(aggregate, id)
      const lines = histories.get(name)
      if (lines) lines.push(line)
      else histories.set(name, [line])
    },
  }

  function apply(line: Line): void {
    const { entry, link } = line
    const folded = cityFold.apply(records, entry, history)
    for (const name of folded.touched) versions.set(name, entry.seq)
    for (const fault of folded.faults) {
      faultCount += 1
      if (faults.length < FAULTS_KEPT) faults.push(fault)
    }
    head = { seq: entry.seq, link }
    recent.push(line)
    // Cut in halves, so that the cost of cutting is shared by many.
    if (recent.length >= 2 * RECENT) recent = recent.slice(-RECENT)
  }

  /** Lines after a cursor, oldest first; undefined where it is too far back or of another journal (J5). */
  function linesAfter({ seq, link }: Cursor): readonly Line[] | undefined {
    if (seq === head.seq) return link === head.link ? [] : undefined
    const first = recent[0]
    const index = first ? seq - first.entry.seq : -1
    return recent[index]?.link === link ? recent.slice(index + 1) : undefined
  }

  function release(): void {
    for (let i = waiting.length - 1; i >= 0; i -= 1) {
      const waiter = waiting[i]
      if (!waiter || waiter.seq > head.seq) continue
      waiting.splice(i, 1)
      waiter.resolve()
    }
  }

  /** Takes lines in any order and applies those that continue the head; later ones wait for the gap to be filled. */
  function offer(lines: readonly Line[]): void {
    const applied: Line[] = []
    for (const line of lines) if (line.entry.seq > head.seq) ahead.set(line.entry.seq, line)
    for (let next = ahead.get(head.seq + 1); next; next = ahead.get(head.seq + 1)) {
      ahead.delete(next.entry.seq)
      apply(next)
      applied.push(next)
    }
    if (applied.length === 0) return
    tell(applied)
    release()
    if (head.seq - snapshotSeq >= SNAPSHOT_EVERY && !keeping && performance.now() >= nextSnapshotAt) keepSnapshot()
  }

  /** As `offer`, for lines that came from the stream: each must carry the link that follows from the one before (J5). */
  function offerChecked(lines: readonly Line[]): void {
    let link = head.link
    let seq = head.seq
    for (const line of lines) {
      if (line.entry.seq <= seq) continue
      if (line.entry.seq !== seq + 1 || linkOf(link, line) !== line.link)
        throw new JournalReplaced(`entry ${line.entry.seq} does not continue ${seq}`)
      seq = line.entry.seq
      link = line.link
    }
    offer(lines)
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
    if (snapshotSeq === head.seq) return
    snapshotSeq = head.seq
    const kept = {
      ...head,
      fold: cityFold.version,
      state: records.plain(),
      histories: [...histories],
      versions: [...versions],
    }
    await snapshots.keep(kept).catch(() => {
      snapshotSeq = 0
    })
  }

  /** Forgets everything and folds again from the newest snapshot and the journal after it. */
  async function load(): Promise<void> {
    const top = await journal.top()
    const snapshot = await snapshots.newest(cityFold.version)
    const usable = snapshot && snapshot.seq <= top.seq && (await journal.holds(snapshot)) ? snapshot : undefined
    records.load(usable?.state ?? {})
    histories.clear()
    versions.clear()
    ahead.clear()
    recent = []
    for (const [name, lines] of usable?.histories ?? []) histories.set(name, [...lines])
    for (const [name, seq] of usable?.versions ?? []) versions.set(name, seq)
    head = { seq: usable?.seq ?? 0, link: usable?.link ?? '' }
    snapshotSeq = head.seq
    for (
      let lines = await journal.readAfter(head.seq, CHUNK);
      lines.length > 0;
      lines = await journal.readAfter(head.seq, CHUNK)
    ) {
      for (const line of lines) {
        if (line.entry.seq !== head.seq + 1) throw new JournalReplaced(`entry ${head.seq + 1} is missing`)
        apply(line)
      }
    }
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
    head: (): Cursor => head,
    linesAfter,
    versionOf: (name: string): number => versions.get(name) ?? 0,
    historyOf: (aggregate: string, id: string): readonly HistoryLine[] => histories.get(touchName(aggregate, id)) ?? [],
    faults: (): { readonly count: number; readonly first: readonly Fault[] } => ({ count: faultCount, first: faults }),
    /** Resolves once the entry `seq` is folded here; rejects with OutcomeUnknown where that takes too long. */
    async at(seq: number, patienceMs?: number): Promise<void> {
      if (head.seq >= seq) return
      let drop = (): void => {}
      const folded = new Promise<void>((resolve) => {
        const waiter = { seq, resolve }
        waiting.push(waiter)
        drop = () => waiting.splice(waiting.indexOf(waiter), 1)
      })
      // Where the journal was replaced, an entry of the former one never comes.
      await within(folded, patienceMs).catch((error: Error) => {
        drop()
        throw error
      })
    },
  }
}

export type LiveState = ReturnType<typeof createLiveState>
