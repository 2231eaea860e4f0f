import { expect, test } from 'vitest'
import { fire231, given, NOW } from '../given.testing.ts'
import { WORLD_ID, world } from '../world/world.ts'
import { attach, detach } from './attaching.ts'
import { incident } from './incident.ts'
import { noteState, strike, tick, unstrike } from './writing.ts'

const about = { incidentId: 'i231', noteSeq: 2 }
const meta = { at: 1, cityTime: 1, actor: { id: 'kim', name: 'Kim Lee' } }
const noted = { seq: 2, ...meta, ...incident.make.noted('i231', { text: 'wrong house' }) }
const struck = { seq: 3, ...meta, ...incident.make.struck('i231', { noteSeq: 2 }) }

test('a note stands until it is struck, and again when that is taken back', () => {
  expect(noteState([noted], 2)).toBe('standing')
  expect(noteState([noted, struck], 2)).toBe('struck')
  expect(noteState([noted, struck, { ...struck, seq: 4, type: 'incident.unstruck' }], 2)).toBe('standing')
  expect(noteState([noted, struck], 3)).toBeUndefined()
})

test('a note is struck once, by an entry of its own', () => {
  given(fire231)
    .when(strike, { ...about, reason: 'other call' }, { note: 'standing' })
    .thenEvents(incident.make.struck('i231', { noteSeq: 2, reason: 'other call' }))
  given(fire231).when(strike, about, { note: 'struck' }).thenRefused('incident.noteStruck')
  given(fire231).when(strike, about).thenRefused('incident.noSuchNote')
  given(fire231).when(unstrike, about, { note: 'standing' }).thenRefused('incident.noteStands')
  expect(given(fire231).when(strike, about, { note: 'standing' }).undo()?.command).toBe('incident.unstrike')
})

const settings = {
  checklists: [{ id: 'fire', types: ['fire'], items: [{ id: 'water', name: { en: 'Water supply', zh: '水源' } }] }],
}
const city = world.make.configured(WORLD_ID, { settings } as never)
const opened = world.make.opened(WORLD_ID, {
  city: 'sf',
  kind: 'live',
  sample: true,
  clock: { epoch: 0, rate: 1, since: 0 },
} as never)
const done = { incidentId: 'i231', itemId: 'water', done: true }

test('an item of the checklist is ticked once, and can be taken back', () => {
  const ticked = given(opened, city, fire231).when(tick, done).thenCity()
  expect(ticked.incident('i231').ticks).toEqual({ water: NOW + 3000 })
  const before = incident.make.ticked('i231', { itemId: 'water', done: true })
  given(opened, city, fire231, before).when(tick, done).thenRefused('incident.tickedBefore')
  const undone = given(opened, city, fire231, before)
    .when(tick, { ...done, done: false })
    .thenCity()
  expect(undone.incident('i231').ticks).toBeUndefined()
})

test('what the checklist of its type does not have cannot be ticked', () => {
  given(opened, city, fire231)
    .when(tick, { ...done, itemId: 'boat' })
    .thenRefused('incident.noSuchItem')
  given(fire231).when(tick, done).thenRefused('incident.noSuchItem')
})

const hash = 'a'.repeat(64)
const file = { mediaType: 'image/jpeg', bytes: 512 } as const
const photo = { hash, name: '../烟.jpg', ...file }

test('a file is put on a call with what the hub knows of it, and taken off again', () => {
  const asked = { incidentId: 'i231', hash, name: '../烟.jpg' }
  given(fire231)
    .when(attach, asked, { file })
    .thenEvents(incident.make.attached('i231', { attachment: photo }))
  given(fire231).when(attach, asked).thenRefused('incident.noSuchFile')
  const attached = given(fire231, incident.make.attached('i231', { attachment: photo }))
  attached.when(attach, asked, { file }).thenRefused('incident.attachedBefore')
  const gone = attached.when(detach, { incidentId: 'i231', hash })
  expect(gone.thenCity().incident('i231').attachments).toBeUndefined()
  expect(gone.undo()).toEqual({ command: 'incident.attach', input: asked })
})
