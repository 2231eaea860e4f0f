import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextOf } from '../../kernel/command.ts'
import { decideOn } from '../../kernel/decide.ts'
import type { Event } from '../../kernel/entry.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { createRecords } from '../../kernel/state.ts'
import { assignment } from '../assignment/assignment.ts'
import { type City, cityOf } from '../city.ts'
import { cityFold } from '../fold.ts'
import { cityAfter, desk3, e12, e20, fire231, fire232, given, NOW } from '../given.testing.ts'
import { archive, close, note, reopen } from './commands.ts'
import { dispatch } from './dispatch.ts'
import { incident } from './incident.ts'
import { link, merge, notDuplicate, unlink, unmerge } from './mergeCommands.ts'
import { duplicateFirst, linkedCalls, mergedCalls, survivorOf } from './survivor.ts'

const call = (id: string, number: string, priority = 3) =>
  incident.make.reported(id, { number, type: 'fire', priority, place: { address: '700 Block of PARNASSUS AVE' } })
const fire233 = call('i233', '20170104-233')
const merged = (number: string, into: string, more: { withIds?: string[]; raisedFrom?: number } = {}): Event =>
  incident.make.merged(`i${number}`, {
    number: `20170104-${number}`,
    intoId: `i${into}`,
    intoNumber: `20170104-${into}`,
    withIds: more.withIds ?? [],
    raisedFrom: more.raisedFrom,
  })
const sentTo = (incidentId: string) => assignment.make.made('a1', { unitId: 'E12', incidentId })
const onScene = assignment.make.advanced('a1', { unitId: 'E12', incidentId: 'i232', status: 'onscene' })

test('a merged call leaves the queue, and its number leads to the one that lives on', () => {
  const city = given(fire231, fire232).when(merge, { incidentId: 'i232', intoId: 'i231' }).thenCity()
  expect(city.incident('i232')).toMatchObject({ status: 'closed', mergedInto: 'i231' })
  expect(survivorOf(city, city.incident('i232')).id).toBe('i231')
  expect(mergedCalls(city, city.incident('i231')).map(({ id }) => id)).toEqual(['i232'])
  expect(city.incident('i231').status).toBe('waiting')
})

test('chains are flat: what was merged into a call goes along with it, and comes back with it', () => {
  const both = given(fire231, fire232, fire233, merged('233', '232')).when(merge, {
    incidentId: 'i232',
    intoId: 'i231',
  })
  both.thenEvents(merged('232', '231', { withIds: ['i233'] }))
  const city = both.thenCity()
  expect(city.incident('i233')).toMatchObject({ mergedInto: 'i231', duplicateOf: 'i232' })
  const again = given(fire231, fire232, fire233, merged('233', '232'), merged('232', '231', { withIds: ['i233'] }))
    .when(unmerge, { incidentId: 'i232' })
    .thenCity()
  expect(again.incident('i233').mergedInto).toBe('i232')
  expect(again.incident('i232').mergedInto).toBeUndefined()
  expect(mergedCalls(again, again.incident('i231'))).toEqual([])
})

test('merging into a call that was merged itself goes to the one that lives on', () =>
  given(fire231, fire232, fire233, merged('232', '231'))
    .when(merge, { incidentId: 'i233', intoId: 'i232' })
    .thenEvents(merged('233', '231')))

test('of two who merge the same two the other way round at once, the slower is told that they are one', () =>
  given(fire231, fire232, merged('232', '231'))
    .when(merge, { incidentId: 'i231', intoId: 'i232' })
    .thenRefused('incident.oneAlready'))

test('a unit at work goes on with the same work, its times and its status on the call that lives on', () => {
  const city = given(e12, fire231, fire232, sentTo('i232'), onScene)
    .when(merge, { incidentId: 'i232', intoId: 'i231' })
    .thenCity()
  expect(city.unit('E12')).toMatchObject({ status: 'onscene', incidentId: 'i231', assignmentId: 'a1' })
  expect(city.assignment('a1')).toMatchObject({
    incidentId: 'i231',
    status: 'onscene',
    times: { dispatched: NOW + 3000, onscene: NOW + 4000 },
  })
  // The first unit had been sent while the call was known: that is when somebody first was for it.
  expect(city.incident('i231')).toMatchObject({ status: 'active', assignmentIds: ['a1'], firstAssignedAt: NOW + 3000 })
  expect(city.incident('i232').assignmentIds).toEqual([])
})

test('the more urgent priority counts for both, and goes again with the call that brought it', () => {
  const urgent = [call('i231', '20170104-231', 3), call('i232', '20170104-232', 1)]
  const raised = given(...urgent).when(merge, { incidentId: 'i232', intoId: 'i231' })
  raised.thenEvents(merged('232', '231', { raisedFrom: 3 }), incident.make.prioritised('i231', { priority: 1 }))
  const together = [
    ...urgent,
    merged('232', '231', { raisedFrom: 3 }),
    incident.make.prioritised('i231', { priority: 1 }),
  ]
  expect(
    given(...together)
      .when(unmerge, { incidentId: 'i232' })
      .thenCity()
      .incident('i231').priority,
  ).toBe(3)
  // Somebody has thought about it since: that stands.
  const later = [...together, incident.make.prioritised('i231', { priority: 2 })]
  expect(
    given(...later)
      .when(unmerge, { incidentId: 'i232' })
      .thenCity()
      .incident('i231').priority,
  ).toBe(2)
})

test('a call that is taken out waits as it had waited; one whose units went along waits anew', () => {
  const { undo } = given(fire231, fire232).when(merge, { incidentId: 'i232', intoId: 'i231' })
  expect(undo()).toEqual({ command: 'incident.unmerge', input: { incidentId: 'i232' } })
  const before = cityAfter([fire231, fire232]).city.incident('i232')
  const alone = given(fire231, fire232, merged('232', '231')).when(unmerge, { incidentId: 'i232' }).thenCity()
  expect(alone.incident('i232')).toMatchObject({
    status: 'waiting',
    since: before.since,
    receivedAt: before.receivedAt,
  })
  const moved = given(e12, fire231, fire232, sentTo('i232')).when(merge, { incidentId: 'i232', intoId: 'i231' })
  const out = given(e12, fire231, fire232, sentTo('i232'), ...eventsOf(moved.thenCity(), 'i232'))
    .when(unmerge, { incidentId: 'i232' })
    .thenCity()
  expect(out.unit('E12').incidentId).toBe('i231')
  expect(out.incident('i232')).toMatchObject({ status: 'waiting', assignmentIds: [], since: NOW + 6000 })
})

/** What a merge of i232 with E12 into i231 wrote. */
const eventsOf = (city: City, id: string): Event[] => [
  merged(city.incident(id).number.slice(-3), '231'),
  assignment.make.moved('a1', {
    unitId: 'E12',
    incidentId: 'i231',
    fromId: id,
    status: 'dispatched',
    dispatchedAt: NOW + 3000,
  }),
]

test.each([
  ['a call with itself', 'i231', 'i231', 'incident.itself'],
  ['a call that nobody knows', 'i231', 'i999', 'incident.notFound'],
])('%s is no two calls', (_, incidentId, intoId, code) =>
  given(fire231).when(merge, { incidentId, intoId }).thenRefused(code),
)

test('what is closed or archived is not merged, and it is said what would work', () => {
  const closed = incident.make.closed('i231', { outcome: 'fire out' })
  for (const [incidentId, intoId] of [
    ['i232', 'i231'],
    ['i231', 'i232'],
  ])
    given(fire231, fire232, closed)
      .when(merge, { incidentId, intoId })
      .thenRefused('incident.mergeOver', { incident: '20170104-231', other: '20170104-232' })
  const restored = incident.make.restored('i231', cityAfter([fire231]).city.incident('i231'))
  given(fire232)
    .when(merge, { incidentId: 'i232', intoId: 'i231' }, { archived: [restored] })
    .thenRefused('incident.inArchive', { incident: '20170104-231' })
})

test('nothing but a note is done to a merged call: it is said where its number leads', () => {
  const one = given(e12, fire231, fire232, fire233, merged('232', '231'))
  const partOf = { incident: '20170104-232', into: '20170104-231' }
  one.when(dispatch, { incidentId: 'i232', unitIds: ['E12'] }).thenRefused('incident.partOf', partOf)
  one.when(close, { incidentId: 'i232', outcome: 'x' }).thenRefused('incident.partOf', partOf)
  one.when(reopen, { incidentId: 'i232' }).thenRefused('incident.partOf', partOf)
  one.when(merge, { incidentId: 'i232', intoId: 'i233' }).thenRefused('incident.partOf', partOf)
  expect(one.when(note, { incidentId: 'i232', text: 'smoke' }).thenCity().incident('i231').lastSeq).toBe(5)
})

test('a merged call leaves the board with the one that lives on, never before it', () => {
  const over = [fire231, fire232, merged('232', '231'), incident.make.closed('i231', { outcome: 'fire out' })]
  given(fire231, fire232, merged('232', '231'))
    .when(archive, { incidentIds: ['i232'] })
    .thenRefused('incident.stillOpen')
  given(...over)
    .when(archive, { incidentIds: ['i231'] })
    .thenEvents(incident.make.archived('i231', {}), incident.make.archived('i232', {}))
  // Reopened out of the archive it is a call of its own: the other one may be gone for good.
  const gone = cityAfter(over).city.incident('i232')
  const back = given(fire231)
    .when(reopen, { incidentId: 'i232' }, { archived: [incident.make.restored('i232', gone)] })
    .thenCity()
  expect(back.incident('i232')).toMatchObject({ status: 'waiting' })
  expect(back.incident('i232').mergedInto).toBeUndefined()
})

test('linked calls show each other, also through calls that were merged into them, and one undoing cuts all of it', () => {
  const linked = given(fire231, fire232, fire233).when(link, { incidentId: 'i232', otherId: 'i233' })
  expect(linked.undo()?.command).toBe('incident.unlink')
  const city = linked.thenCity()
  expect(linkedCalls(city, city.incident('i233')).map(({ number }) => number)).toEqual(['20170104-232'])
  const events = [
    incident.make.linked('i232', { other: '20170104-233', links: [{ id: 'i233', number: '20170104-233' }] }),
    incident.make.linked('i233', { other: '20170104-232', links: [{ id: 'i232', number: '20170104-232' }] }),
    merged('232', '231'),
  ]
  const later = cityAfter([fire231, fire232, fire233, ...events]).city
  expect(linkedCalls(later, later.incident('i231')).map(({ id }) => id)).toEqual(['i233'])
  expect(linkedCalls(later, later.incident('i233')).map(({ id }) => id)).toEqual(['i231'])
  const cut = given(fire231, fire232, fire233, ...events)
    .when(unlink, { incidentId: 'i233', otherId: 'i231' })
    .thenCity()
  for (const id of ['i231', 'i233']) expect(linkedCalls(cut, cut.incident(id))).toEqual([])
})

test('a pair that was told apart stays so until somebody takes that back', () => {
  const apart = given(fire231, fire232).when(notDuplicate, { incidentId: 'i231', otherId: 'i232' })
  expect(apart.thenCity().incident('i232').apart).toEqual(['i231'])
  expect(apart.undo()?.input).toEqual({ incidentId: 'i231', otherId: 'i232', isApart: false })
  given(fire231, fire232)
    .when(notDuplicate, { incidentId: 'i231', otherId: 'i232', isApart: false })
    .thenRefused('incident.notApart')
})

test('where nobody says which lives on: the one with units, else the older', () => {
  const city = cityAfter([e20, fire231, fire232]).city
  const [older, newer] = [city.incident('i231'), city.incident('i232')]
  expect(duplicateFirst(older, newer)).toEqual([newer, older])
  expect(duplicateFirst(newer, older)).toEqual([newer, older])
  const atWork = { ...newer, assignmentIds: ['a1'] }
  expect(duplicateFirst(older, atWork)).toEqual([older, atWork])
})

test('whatever is merged, taken out and linked: no cycle, and every number leads to exactly one open call', () => {
  const IDS = ['i1', 'i2', 'i3', 'i4', 'i5']
  const id = fc.constantFrom(...IDS)
  const asked = fc.oneof(
    { weight: 4, arbitrary: fc.record({ command: fc.constant(merge), incidentId: id, other: id }) },
    fc.record({ command: fc.constant(unmerge), incidentId: id, other: id }),
    fc.record({ command: fc.constant(link), incidentId: id, other: id }),
    fc.record({ command: fc.constant(unlink), incidentId: id, other: id }),
    fc.record({ command: fc.constant(dispatch), incidentId: id, other: id }),
  )
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 25 }), (all) => {
      const records = createRecords()
      let seq = 0
      const append = (events: readonly Event[]) => {
        seq += 1
        const entry = { seq, at: NOW + seq, cityTime: NOW + seq * 1000, actor: desk3, command: 'test', events }
        expect(cityFold.apply(records, entry).faults).toEqual([])
      }
      append([e12, e20, ...IDS.map((one, i) => call(one, `20170104-${i + 1}`, 1 + (i % 5)))])
      const city = cityOf(records)
      all.forEach(({ command, incidentId, other }, i) => {
        const input =
          command === merge
            ? { incidentId, intoId: other }
            : command === dispatch
              ? { incidentId, unitIds: [i % 2 ? 'E12' : 'E20'] }
              : command === unmerge
                ? { incidentId }
                : { incidentId, otherId: other }
        const context = contextOf({ idSeed: `s${i}` }, NOW + seq * 1000, desk3)
        const answer = decideOn({ fold: cityFold, records, viewOf: cityOf }, command, input, context)
        if (!isRefusal(answer)) append(answer.events)
        for (const one of IDS) {
          const lives = survivorOf(city, city.incident(one))
          expect(lives.mergedInto).toBeUndefined()
          expect(lives.status).not.toBe('closed')
          expect(city.incident(one).mergedInto ?? one).toBe(lives.id)
          for (const { id: there } of mergedCalls(city, lives)) expect(city.incident(there).assignmentIds).toEqual([])
        }
        // A link is seen from both ends.
        for (const one of city.all('incident'))
          for (const { id: there } of one.links ?? [])
            expect(city.incident(there).links?.map((back) => back.id)).toContain(one.id)
        // Nobody is lost on the way.
        for (const { id: unitId, assignmentId, incidentId: at } of city.all('unit'))
          if (assignmentId !== undefined) {
            expect(city.assignment(assignmentId)).toMatchObject({ unitId, incidentId: at })
            expect(city.incident(at ?? '').assignmentIds).toContain(assignmentId)
            expect(city.incident(at ?? '').mergedInto).toBeUndefined()
          }
      })
    }),
    { numRuns: 300 },
  )
})
