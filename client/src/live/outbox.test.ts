import { expect, test } from 'vitest'
import { type Answer, createOutbox, type Sending, UNDO_MS } from './outbox.ts'

const done = (seq: number): Answer => ({
  kind: 'done',
  seq,
  result: {},
  undo: { command: 'incident.recall', input: { seq } },
})

/** An outbox on a line that can be cut; the hub answers with what `answers` has next, else it does what was asked. */
function desk({ store = new Map<string, string>(), answers = [] as Answer[], live = true } = {}) {
  const posted: Sending[] = []
  const hub = new Map<string, Answer>()
  const waits: number[] = []
  const world = { live, nowMs: 1000, sessionGone: 0 }
  let keys = 0
  const outbox = createOutbox({
    post: async (sending) => {
      posted.push(sending)
      const told = answers.shift()
      const known = hub.get(sending.key) ?? done(hub.size + 1)
      if (told?.kind !== 'nosession') hub.set(sending.key, known)
      return told ?? known
    },
    isLive: () => world.live,
    store: {
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, text) => store.set(key, text),
      removeItem: (key) => store.delete(key),
    },
    newKey: () => {
      keys += 1
      return `k${store.size}-${keys}`
    },
    now: () => world.nowMs,
    cityNow: () => world.nowMs,
    wait: async (ms) => waits.push(ms),
    onSessionGone: () => {
      world.sessionGone += 1
    },
  })
  outbox.openFor('ann')
  return { outbox, posted, hub, waits, world, store }
}
const names = (posted: readonly Sending[]) => posted.map(({ name }) => name)

test('J2 a command whose outcome is unknown is tried again with the same key and is done once', async () => {
  const { outbox, posted, hub, waits } = desk({ answers: [{ kind: 'unknown' }, { kind: 'unknown', retryAfterSec: 3 }] })
  expect((await outbox.send('unit.status', { unitId: 'E12' })).kind).toBe('done')
  expect(new Set(posted.map(({ key }) => key)).size).toBe(1)
  expect(posted).toHaveLength(3)
  expect(hub.size).toBe(1)
  expect(waits).toEqual([300, 3000])
})

test('while not live commands are held, in order, and go out when the line is back', async () => {
  const { outbox, posted, world } = desk({ live: false })
  expect((await outbox.send('incident.dispatch', {})).kind).toBe('held')
  expect((await outbox.send('incident.note', {})).kind).toBe('held')
  expect(outbox.heldCount()).toBe(2)
  expect(posted).toEqual([])
  world.live = true
  await outbox.flush()
  expect(names(posted)).toEqual(['incident.dispatch', 'incident.note'])
  expect(outbox.heldCount()).toBe(0)
  expect(outbox.results().map(({ outcome }) => outcome.kind)).toEqual(['done', 'done'])
})

test('a reload of the page loses no held command and makes no second one of what may have been done', async () => {
  const store = new Map<string, string>()
  const before = desk({ store, answers: [{ kind: 'unknown' }] })
  await before.outbox.flush()
  // The line is cut while the first is under way: the hub has done it, the answer never came.
  const first = before.outbox.send('incident.dispatch', { unitIds: ['E12'] })
  before.world.live = false
  expect((await first).kind).toBe('held')
  await before.outbox.send('incident.note', {})
  const after = desk({ store, live: false })
  expect(after.outbox.results().map(({ name, outcome }) => [name, outcome.kind])).toEqual([
    ['incident.note', 'held'],
    ['incident.dispatch', 'held'],
  ])
  after.world.live = true
  await after.outbox.flush()
  expect(names(after.posted)).toEqual(['incident.dispatch', 'incident.note'])
  expect(before.posted).toHaveLength(1)
  expect(after.posted[0]?.key).toBe(before.posted[0]?.key)
  expect(store.size).toBe(0)
})

test('a held command can be dropped, and then is never sent', async () => {
  const { outbox, posted, world } = desk({ live: false })
  await outbox.send('incident.dispatch', {})
  outbox.drop(outbox.results()[0]?.key ?? '')
  world.live = true
  await outbox.flush()
  expect(posted).toEqual([])
  expect(outbox.results()).toEqual([])
})

test("another person's held commands are neither shown nor sent", async () => {
  const store = new Map<string, string>()
  const { outbox } = desk({ store, live: false })
  await outbox.send('incident.close', {})
  const other = desk({ store })
  other.outbox.openFor('bob')
  await other.outbox.flush()
  expect(other.outbox.results()).toEqual([])
  expect([...store.keys()]).toContain('muster.outbox.ann')
})

test('without a session commands are held until someone is signed in again', async () => {
  const { outbox, posted, world } = desk({ answers: [{ kind: 'nosession' }] })
  expect((await outbox.send('incident.note', {})).kind).toBe('held')
  expect(world.sessionGone).toBe(1)
  await outbox.flush()
  expect(posted).toHaveLength(2)
  expect(outbox.results()[0]?.outcome.kind).toBe('done')
})

test('the newest command can be taken back for ten seconds, only if nothing changed since, and only once', async () => {
  const { outbox, posted, world } = desk()
  await outbox.send('incident.dispatch', {}, { text: 'D 231 E12' })
  const [sent] = outbox.results()
  expect(sent?.undoUntil).toBe(world.nowMs + UNDO_MS)
  expect((await outbox.undoLast())?.kind).toBe('done')
  expect(posted[1]).toMatchObject({ name: 'incident.recall', input: { seq: 1 }, unchangedSince: 1 })
  expect(outbox.results().find(({ key }) => key === sent?.key)?.undone).toBe(true)
  expect(await outbox.undoLast()).toBeUndefined()
})

test('what is on its way is what an undo means, never what was done before it', async () => {
  const refused: Answer = { kind: 'refused', code: 'unit.busy', sentence: 'E12 is at work', facts: {} }
  const { outbox, posted } = desk({ answers: [done(1), done(2), done(3), refused] })
  await outbox.send('unit.status', { unitId: 'E11' })
  const sent = outbox.send('incident.dispatch', { unitIds: ['E12'] })
  expect((await outbox.undoLast())?.kind).toBe('done')
  expect((await sent).kind).toBe('done')
  expect(posted.at(-1)).toMatchObject({ name: 'incident.recall', input: { seq: 2 } })
  void outbox.send('incident.dispatch', { unitIds: ['E12'] })
  expect(await outbox.undoLast()).toBeUndefined()
  expect(posted).toHaveLength(4)
})

test('an undo of what the cut line holds lets it not go out; what was done before it stays', async () => {
  const { outbox, posted, world } = desk()
  await outbox.send('unit.status', { unitId: 'E11' })
  world.live = false
  await outbox.send('incident.dispatch', { unitIds: ['E12'] })
  expect(await outbox.undoLast()).toBeUndefined()
  expect(outbox.heldCount()).toBe(0)
  world.live = true
  await outbox.flush()
  expect(names(posted)).toEqual(['unit.status'])
})

test('an undo of what was tried before the line was cut waits: nobody knows whether it was done', async () => {
  const { outbox, posted, world } = desk({ answers: [done(1), { kind: 'nosession' }] })
  await outbox.send('unit.status', { unitId: 'E11' })
  await outbox.send('incident.dispatch', { unitIds: ['E12'] })
  world.live = false
  expect(await outbox.undoLast()).toBeUndefined()
  expect(outbox.heldCount()).toBe(1)
  expect(names(posted)).toEqual(['unit.status', 'incident.dispatch'])
})

test('after ten seconds nothing is taken back any more', async () => {
  const { outbox, posted, world } = desk()
  await outbox.send('incident.dispatch', {})
  world.nowMs += UNDO_MS
  expect(await outbox.undoLast()).toBeUndefined()
  expect(posted).toHaveLength(1)
})

test('a refusal is told with its reason and does not stop what comes after it', async () => {
  const refused: Answer = { kind: 'refused', code: 'unit.busy', sentence: 'E12 is busy.', facts: { unit: 'E12' } }
  const { outbox } = desk({ answers: [refused] })
  const [one, two] = await Promise.all([outbox.send('incident.dispatch', {}), outbox.send('incident.note', {})])
  expect(one).toEqual(refused)
  expect(two.kind).toBe('done')
})

test('a chain goes out in order until one is refused; what stands behind it is never sent, and others are', async () => {
  const refused: Answer = { kind: 'refused', code: 'unit.busy', sentence: 'E12 is busy.', facts: { unit: 'E12' } }
  const { outbox, posted, world } = desk({ live: false, answers: [{ kind: 'unknown' }, done(1), refused] })
  const chain = 'one line'
  const sent = [
    outbox.send('incident.note', {}, { chain }),
    outbox.send('incident.dispatch', {}, { chain }),
    outbox.send('incident.close', {}, { chain }),
    outbox.send('unit.status', {}),
  ]
  // Held meanwhile: what the hub says of them is only known later, and still stops the rest.
  expect((await Promise.all(sent)).map(({ kind }) => kind)).toEqual(['held', 'held', 'held', 'held'])
  world.live = true
  await outbox.flush()
  expect(names(posted)).toEqual(['incident.note', 'incident.note', 'incident.dispatch', 'unit.status'])
  expect(outbox.results().map(({ outcome }) => outcome.kind)).toEqual(['done', 'stopped', 'refused', 'done'])
})
