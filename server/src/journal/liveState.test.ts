import { setImmediate as nextTurn } from 'node:timers/promises'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import { expect, test } from 'vitest'
import { createFolded } from './folded.ts'
import { draftOf } from './journal.testing.ts'
import { createLiveState } from './liveState.ts'
import { createMemoryJournal, memoryStore } from './memoryJournal.testing.ts'
import type { Snapshot, Snapshots } from './snapshots.ts'
import { packSnapshot, unpackSnapshot } from './snapshotText.ts'

const CLOCK = { anchorAt: 0, anchorCityTime: 0, rate: 1 }
/** So many that reading them takes the event loop several times. */
const ROWS = 200_000
const called = (id: string) => [incident.make.reported(id, { number: id, type: 'fire', priority: 1, place: {} })]

/** A journal of three calls, a state of many rows at the second of them, and what is kept of it in memory. */
async function openPlace() {
  const store = memoryStore(() => 1_500_000_000_000)
  const journal = createMemoryJournal(() => store)
  const append = async (id: string) => {
    const [appended] = await journal.append([draftOf(id, called(id))], CLOCK)
    if (appended?.kind !== 'ok') throw new Error('not appended')
    return appended.line
  }
  const lines = [await append('a'), await append('b')]
  const { seq, link } = { seq: 2, link: lines[1]?.link ?? '' }
  const rows = Array.from({ length: ROWS }, (_, i) => ['version', `unit:${i}`, 1] as const)
  const packed = await packSnapshot({ seq, link, fold: cityFold.version }, rows)
  const kept: Snapshot[] = []
  let isSpoilt = false
  const snapshots: Snapshots = {
    keep: async (snapshot) => void kept.push(snapshot),
    newest: async () => ({ seq, link, packed: isSpoilt ? packed.subarray(0, 100) : packed }),
    seq: async () => seq,
  }
  const told: number[] = []
  const live = createLiveState({
    journal,
    snapshots,
    tell: (run) => void told.push(...run.map(({ entry }) => entry.seq)),
  })
  const halfWay = async () => {
    while (live.head().seq < seq) await nextTurn()
    expect(live.versionOf(`unit:${ROWS - 1}`)).toBe(0)
  }
  const spoil = (it: boolean) => {
    isSpoilt = it
  }
  return { live, append, kept, told, halfWay, spoil, beginning: { seq, link } }
}

test('J5 a state that is half loaded is not kept', async () => {
  const { live, kept, halfWay } = await openPlace()
  const loading = live.load()
  await halfWay()
  await live.keepNow()
  await loading
  expect(kept).toEqual([])
})

test('J5 a state that could not be loaded to its end is not kept either, until it is loaded', async () => {
  const { live, append, kept, spoil } = await openPlace()
  await live.load()
  spoil(true)
  await expect(live.load()).rejects.toThrow()
  await live.keepNow()
  expect(kept).toEqual([])
  spoil(false)
  await live.load()
  live.offer([await append('c')])
  await live.keepNow()
  expect(kept.map(({ seq }) => seq)).toEqual([3])
})

test('J5 what was being kept when the journal was replaced is not kept', async () => {
  const { live, append, kept } = await openPlace()
  await live.load()
  live.offer([await append('c')])
  const keeping = live.keepNow()
  const loading = live.load()
  await Promise.all([keeping, loading])
  expect(kept).toEqual([])
})

test('J12 what is appended while a state is loaded is folded on all of it, once', async () => {
  const { live, append, kept, told, halfWay } = await openPlace()
  const loading = live.load()
  await halfWay()
  const line = await append('c')
  live.offer([line])
  const acknowledged = live.at(3)
  await Promise.all([loading, acknowledged])
  expect(live.head()).toEqual({ seq: 3, link: line.link })
  expect(live.versionOf(`unit:${ROWS - 1}`)).toBe(1)
  expect(live.historyOf('incident', 'c')).toHaveLength(1)
  expect(told).toEqual([])
  live.offer([await append('d')])
  expect(told).toEqual([4])
  await live.keepNow()
  const again = createFolded()
  await unpackSnapshot(kept[0]?.packed ?? Buffer.of(), again)
  expect(again.head()).toEqual(live.head())
})

test('J5 who had read all that a hub began with gets what came since, and no snapshot', async () => {
  const { live, append, beginning } = await openPlace()
  await live.load()
  const [c, d] = [await append('c'), await append('d')]
  live.offer([c, d])
  expect(live.linesAfter(beginning)).toEqual([c, d])
  expect(live.linesAfter({ seq: 3, link: c.link })).toEqual([d])
  expect(live.linesAfter({ ...beginning, link: 'of another journal' })).toBeUndefined()
  expect(live.linesAfter({ seq: 1, link: '' })).toBeUndefined()
  expect(live.linesAfter({ seq: -1, link: '' })).toBeUndefined()
})

test('J5 who is behind the oldest line in memory takes a snapshot, and nobody before', async () => {
  const store = memoryStore(() => 1_500_000_000_000)
  const journal = createMemoryJournal(() => store)
  const snapshots = { keep: async () => {}, newest: async () => undefined, seq: async () => 0 }
  const live = createLiveState({ journal, snapshots, tell: () => {} })
  expect(live.linesAfter({ seq: 0, link: '' })).toEqual([])
  for (let i = 0; i < 10; i += 1) {
    const drafts = Array.from({ length: 1000 }, (_, n) => draftOf(`${i}-${n}`, []))
    const answers = await journal.append(drafts, CLOCK)
    live.offer(answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.line] : [])))
    if (i === 0) expect(live.linesAfter({ seq: 0, link: '' })).toBeUndefined()
  }
  const cursorAt = (seq: number) => ({ seq, link: store.lines[seq - 1]?.link ?? '' })
  expect(live.linesAfter(cursorAt(4999))).toBeUndefined()
  expect(live.linesAfter(cursorAt(5000))).toHaveLength(5000)
  expect(live.linesAfter(cursorAt(5001))).toHaveLength(4999)
})
