import { join } from 'node:path'
import { assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { returning } from '@muster/shared/domain/incident/departed.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import type { HistoryLine } from '@muster/shared/kernel/state.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAll, openPlace } from '../journal.testing.ts'
import { createLiveState } from '../liveState.ts'
import { createSnapshots } from '../snapshots.ts'
import { createPast } from './past.ts'
import { readPastConfig } from './pastConfig.ts'
import { folderStorage } from './storage.ts'

const pair = { unitId: 'E1', incidentId: 'i1' }
const numbered = { type: 'fire', priority: 1 } as const
const config = { ...readPastConfig({}), segmentEntries: 100, keepEntries: 10 }

let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

/** A hub's past and live state, without the hub. */
async function open(world: string) {
  const stream = place.journal(world)
  const past = createPast({
    storage: folderStorage(join(place.folder, 'archive', world)),
    stream,
    dataDir: place.folder,
  })
  const snapshots = createSnapshots({ redis: place.redis, keys: stream.keys })
  const live = createLiveState({ journal: past.journal, snapshots, tell: () => undefined, older: past.older })
  await live.load()
  const warn = (error: unknown) => expect.unreachable(String(error))
  const keeper = past.keep({ config, redis: place.redis, live, snapshots, sealedTo: () => live.head().seq, warn })
  const happens = async (...entries: Event[][]) => {
    await appendAll(stream, entries)
    live.offer(await stream.readAfter(live.head().seq, 1000))
  }
  return {
    past,
    live,
    happens,
    close: keeper.close,
    /** Other things happen, until what has happened so far lies in the archive's files alone. */
    async archived() {
      const missing = 100 - (live.head().seq % 100)
      await happens(...Array.from({ length: missing }, () => [incident.make.noted('other', { text: '…' })]))
      await live.keepNow()
      await keeper.run()
      expect([...live.departed()]).toEqual([])
    },
    note: (text: string) => happens([incident.make.noted('i1', { text })]),
    leave: () => happens([assignment.make.archived('a1', {}), incident.make.archived('i1', {})]),
    async comeBack() {
      const departed = await past.departed(live, 'i1')
      if (!departed) return expect.unreachable('it is nowhere')
      await happens([...returning(departed), incident.make.reopened('i1', {})])
    },
  }
}

type Opened = Awaited<ReturnType<typeof open>>

async function begun(world: string): Promise<Opened> {
  const hub = await open(world)
  const at = { address: '1 Main St' }
  await hub.happens(
    [incident.make.reported('other', { ...numbered, number: '20170104-2', place: {} })],
    [incident.make.reported('i1', { ...numbered, number: '20170104-1', place: at })],
    [assignment.make.made('a1', pair)],
    [assignment.make.ended('a1', { ...pair, cause: 'cleared', unitBecomes: 'available' })],
  )
  await hub.note('first')
  await hub.leave()
  return hub
}

const says = ({ type, data }: HistoryLine): string =>
  typeof data === 'object' && data !== null && 'text' in data ? String(data.text) : type.replace('incident.', '')

const BEGAN = ['reported', 'assignment.made', 'assignment.ended', 'first', 'archived']

const found = <T>(answer: T | 'busy'): T => (answer === 'busy' ? expect.unreachable('nobody else asks') : answer)

/** However it is asked for, all of it is told, once, in order. */
async function expectTold({ past, live }: Opened, ...lines: string[]) {
  const [there] = found(await past.around(live, { address: 'main' }, 5))
  const histories = [
    found(await past.historyOf(live, 'incident', 'i1')),
    found(await past.whole(live, 'i1'))?.history,
    found(await past.whole(live, '20170104-1'))?.history,
    there?.history,
  ]
  for (const history of histories) {
    expect(history?.map(says)).toEqual(lines)
    expect(history?.map(({ seq }) => seq)).toEqual(history?.map(({ seq }) => seq).sort((a, b) => a - b))
  }
}

test('an incident that came back from the archive tells all that ever happened, wherever the beginning lies', async () => {
  for (const inFile of [false, true]) {
    const hub = await begun(inFile ? 'file' : 'memory')
    if (inFile) await hub.archived()
    await expectTold(hub, ...BEGAN)
    await hub.comeBack()
    await hub.note('second')
    const [again, ...told] = ['restored', ...BEGAN, 'restored', 'reopened', 'second']
    await expectTold(hub, ...told)

    // A hub that starts anew from the snapshot knows the same.
    await hub.live.keepNow()
    const other = await open(inFile ? 'file' : 'memory')
    await expectTold(other, ...told)
    await other.leave()
    await expectTold(other, ...told, 'archived')
    if (inFile) await other.archived()
    await expectTold(other, ...told, 'archived')

    await other.comeBack()
    await other.note('third')
    await expectTold(other, ...told, 'archived', again ?? '', 'reopened', 'third')
    await other.leave()
    await other.live.keepNow()
    const last = await open(inFile ? 'file' : 'memory')
    await expectTold(last, ...told, 'archived', 'restored', 'reopened', 'third', 'archived')
    await last.archived()
    await expectTold(last, ...told, 'archived', 'restored', 'reopened', 'third', 'archived')
    await Promise.all([hub.close(), other.close(), last.close()])
  }
})

test('an incident is found where it was last, not where it was thought to be before', async () => {
  const hub = await begun('moved')
  const at = async (address: string) =>
    found(await hub.past.around(hub.live, { address }, 5)).map((one) => [one.incident.id, one.isArchived])
  const expectMoved = async (isArchived: boolean) => {
    expect(await at('main')).toEqual([])
    expect(await at('side')).toEqual([['i1', isArchived]])
  }
  await hub.archived()
  expect(await at('main')).toEqual([['i1', true]])
  await hub.comeBack()
  await hub.happens([incident.make.placed('i1', { place: { address: '9 Side St' } })])
  await expectMoved(false)
  await hub.leave()
  await expectMoved(true)
  await hub.archived()
  await expectMoved(true)
  await hub.close()
})

test('more questions than the archive has room for are sent away, and what needs no archive waits for none', async () => {
  const hub = await begun('asked')
  await hub.archived()
  const questions: (() => Promise<unknown>)[] = [
    () => hub.past.whole(hub.live, 'i1'),
    () => hub.past.historyOf(hub.live, 'incident', 'nobody'),
    () => hub.past.around(hub.live, { address: 'main' }, 5),
  ]
  for (const ask of questions) {
    const asked = Promise.all(Array.from({ length: 12 }, ask))
    expect(await hub.past.whole(hub.live, 'other')).toMatchObject({ isArchived: false })
    expect(await hub.past.historyOf(hub.live, 'incident', 'other')).toHaveLength(95)
    // A command waits for nobody who is only curious.
    expect(await hub.past.departed(hub.live, 'i1')).toMatchObject({ incident: { id: 'i1' } })
    expect((await asked).filter((answer) => answer === 'busy')).toHaveLength(2)
    expect(await ask()).not.toBe('busy')
  }
  await hub.close()
})
