import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HUB_ACTOR } from '../access/caller.ts'
import { openPlace } from '../journal/journal.testing.ts'
import type { Journal } from '../journal/journal.ts'
import { createLiveState } from '../journal/liveState.ts'
import { createSnapshots } from '../journal/snapshots.ts'
import { createDesk } from './desk.ts'
import { createPersonalKeys } from './personalKeys.ts'
import { createProvide } from './provide.ts'

const actor = { id: 'manager', name: 'Manager', roles: ['supervisor', 'dispatcher'] }
const words = { name: 'Canary Callersdottir' }
let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

/** A hub's desk on a journal that others write too; it catches up when `follow` is called. `first` is done before its next append. */
async function deskOn(stream: Journal) {
  let first: (() => Promise<unknown>) | undefined
  const append: Journal['append'] = async (...draft) => {
    const due = first
    first = undefined
    await due?.()
    return stream.append(...draft)
  }
  const journal = { ...stream, append }
  const snapshots = createSnapshots({ redis: place.redis, keys: stream.keys })
  const live = createLiveState({ journal, snapshots, tell: () => undefined })
  const personal = createPersonalKeys({ folder: join(place.folder, 'personal') })
  const provide = createProvide({
    journal,
    live,
    areas: { around: () => ({}) },
    estimates: { arrival: () => undefined },
    timeZone: 'UTC',
    personal,
    departed: async (id) => live.departedOf(id),
  })
  const desk = createDesk({ journal, live, provide })
  await live.load()
  const ask = (name: string, input: unknown, key: string = randomUUID()) =>
    desk.ask({ name, input, actor: name === 'incident.archive' ? HUB_ACTOR : actor, key })
  const follow = async () => live.offerChecked(await stream.readAfter(live.head().seq, 100))
  return { ask, live, personal, follow, before: (deed: () => Promise<unknown>) => (first = deed) }
}

type Desk = Awaited<ReturnType<typeof deskOn>>

async function callFrom(desk: Desk) {
  const verdict = await desk.ask('incident.report', { type: 'fire', place: {}, caller: words })
  const incidentId = verdict.kind === 'committed' ? String(verdict.result.incidentId) : ''
  const sealed = desk.live.city.incident(incidentId).caller
  if (!sealed) throw new Error('no caller')
  expect(await desk.personal.open(sealed)).toEqual(words)
  return { incidentId, sealed, about: { incidentId, subject: sealed.subject } }
}

async function archive(desk: Desk, incidentId: string) {
  await desk.ask('incident.close', { incidentId, outcome: 'fire out' })
  expect(await desk.ask('incident.archive', { incidentIds: [incidentId] })).toMatchObject({ kind: 'committed' })
  expect(desk.live.city.find('incident', incidentId)).toBeUndefined()
}

const forgotten = async (stream: Journal): Promise<string[]> =>
  (await stream.readAfter(0, 1000))
    .filter(({ entry }) => entry.command === 'incident.forgetCaller')
    .flatMap(({ entry }) => entry.events.map(({ type }) => type))

const NO_CALLER = { kind: 'refused', refusal: { refused: 'incident.noCaller', status: 404 } }

test('J10 an erasure that loses its race is recorded once, and the words are gone', async () => {
  const stream = place.journal('race')
  const desk = await deskOn(stream)
  const { incidentId, sealed, about } = await callFrom(desk)
  const other = await deskOn(stream)
  desk.before(async () => {
    expect(await other.ask('incident.note', { incidentId, text: 'smoke' })).toMatchObject({ kind: 'committed' })
    setTimeout(desk.follow)
  })
  expect(await desk.ask('incident.forgetCaller', about)).toMatchObject({ kind: 'committed' })
  expect(await forgotten(stream)).toEqual(['incident.callerForgotten'])
  expect(desk.live.city.incident(incidentId).caller).toBeUndefined()
  expect(await desk.personal.open(sealed)).toBeUndefined()
  expect(await desk.ask('incident.forgetCaller', about)).toMatchObject(NO_CALLER)
})

test('J10 two who erase the same caller at once leave one record', async () => {
  const stream = place.journal('both')
  const desk = await deskOn(stream)
  const { about } = await callFrom(desk)
  const other = await deskOn(stream)
  desk.before(async () => {
    expect(await other.ask('incident.forgetCaller', about)).toMatchObject({ kind: 'committed' })
    setTimeout(desk.follow)
  })
  expect(await desk.ask('incident.forgetCaller', about)).toMatchObject(NO_CALLER)
  expect(await forgotten(stream)).toEqual(['incident.callerForgotten'])
})

test('J10 an erasure from an archived call that is opened again at this moment is recorded once', async () => {
  const stream = place.journal('reopened')
  const desk = await deskOn(stream)
  const { incidentId, sealed, about } = await callFrom(desk)
  await archive(desk, incidentId)
  const other = await deskOn(stream)
  desk.before(async () => {
    expect(await other.ask('incident.reopen', { incidentId })).toMatchObject({ kind: 'committed' })
    setTimeout(desk.follow)
  })
  expect(await desk.ask('incident.forgetCaller', about)).toMatchObject({ kind: 'committed' })
  expect(await forgotten(stream)).toEqual(['incident.callerForgotten'])
  expect(desk.live.city.incident(incidentId).caller).toBeUndefined()
  expect(await desk.personal.open(sealed)).toBeUndefined()
})

test('J10 an erasure from an archived call whose outcome is unknown is recorded by its retry at any hub, once', async () => {
  const stream = place.journal('archived')
  const desk = await deskOn(stream)
  const { incidentId, sealed, about } = await callFrom(desk)
  await archive(desk, incidentId)
  desk.before(() => Promise.reject(new Error('the connection was cut')))
  expect(await desk.ask('incident.forgetCaller', about, 'erase')).toMatchObject({ kind: 'unknown' })
  expect(await desk.personal.open(sealed)).toBeUndefined()
  const other = await deskOn(stream)
  expect(await other.ask('incident.forgetCaller', about, 'erase')).toMatchObject({ kind: 'committed', replayed: false })
  await desk.follow()
  expect(await desk.ask('incident.forgetCaller', about, 'erase')).toMatchObject({ kind: 'committed', replayed: true })
  expect(await forgotten(stream)).toEqual(['incident.callerForgotten'])
  expect(await desk.ask('incident.forgetCaller', about, 'again')).toMatchObject(NO_CALLER)
})
