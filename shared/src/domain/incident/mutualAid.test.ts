import { expect, test } from 'vitest'
import { agency } from '../agency/agency.ts'
import { fire231, given, NOW } from '../given.testing.ts'
import { aidDueAt } from './aid.ts'
import { incident } from './incident.ts'
import { answerAid, requestAid } from './mutualAid.ts'

const name = { en: 'Oakland Fire', zh: '奥克兰消防局' }
const oakland = agency.make.registered('oakland', { name, aid: { capabilities: ['engine', 'boat'] } })
const wanted = { incidentId: 'i231', agencyId: 'oakland', capability: 'engine', count: 2 }
const asked = incident.make.aidRequested('i231', {
  ...{ aidId: 'aid1', agencyId: 'oakland', agency: name, capability: 'engine', count: 2, askedBy: 'Desk 3' },
})
const answered = (state: 'agreed' | 'declined' | 'arrived' | 'withdrawn', expectedAt?: number) =>
  incident.make.aidAnswered('i231', { aidId: 'aid1', agency: name, state, expectedAt })
const about = { incidentId: 'i231', aidId: 'aid1' }

test('a neighbour is asked: for what, by whom and since when stands with the call', () => {
  const asking = given(oakland, fire231).when(requestAid, wanted)
  const [request] = asking.thenCity().incident('i231').aid ?? []
  expect(request).toMatchObject({
    agencyId: 'oakland',
    capability: 'engine',
    count: 2,
    askedBy: 'Desk 3',
    state: 'asked',
  })
  expect(asking.undo()).toMatchObject({
    command: 'incident.answerAid',
    input: { aidId: request?.aidId, state: 'withdrawn' },
  })
})

test('of two desks that ask at once the slower is told who asked', () => {
  given(oakland, fire231, asked)
    .when(requestAid, wanted)
    .thenRefused('incident.aidAsked', { by: 'Desk 3', agency: name })
  // Another kind of unit is another question; so is more of the same, once they have answered.
  given(oakland, fire231, asked)
    .when(requestAid, { ...wanted, capability: 'boat' })
    .thenCity()
  given(oakland, fire231, asked, answered('agreed')).when(requestAid, wanted).thenCity()
})

test('nobody is asked for what they do not lend, nor for a call that is over', () => {
  const all = [oakland, agency.make.registered('sffd', { name: { en: 'Ours', zh: '本市' } }), fire231]
  given(...all)
    .when(requestAid, { ...wanted, capability: 'rescue' })
    .thenRefused('agency.lendsNot', { known: ['engine', 'boat'] })
  given(...all)
    .when(requestAid, { ...wanted, agencyId: 'sffd' })
    .thenRefused('agency.lendsNot', { known: [] })
  given(...all, incident.make.closed('i231', { outcome: 'out' }))
    .when(requestAid, wanted)
    .thenRefused('incident.over')
})

test('what they answer is written down, and taken back to what it was', () => {
  const expectedAt = NOW + 900_000
  const agreeing = given(oakland, fire231, asked).when(answerAid, { ...about, state: 'agreed', expectedAt })
  expect(agreeing.thenCity().incident('i231').aid).toMatchObject([{ state: 'agreed', expectedAt, askedAt: NOW + 2000 }])
  expect(agreeing.undo()?.input).toMatchObject({ ...about, state: 'asked' })
  const arriving = given(oakland, fire231, asked, answered('agreed', expectedAt)).when(answerAid, {
    ...about,
    state: 'arrived',
  })
  expect(arriving.thenCity().incident('i231').aid?.[0]?.expectedAt).toBeUndefined()
  expect(arriving.undo()?.input).toMatchObject({ ...about, state: 'agreed', expectedAt })
})

test('the same answer twice, a time without a yes and a request that is none are refused', () => {
  const all = [oakland, fire231, asked, answered('declined')]
  given(...all)
    .when(answerAid, { ...about, state: 'declined' })
    .thenRefused('incident.aidAnsweredSo', { state: 'declined' })
  given(...all)
    .when(answerAid, { ...about, state: 'arrived', expectedAt: NOW })
    .thenRefused('incident.aidNoTime')
  given(...all)
    .when(answerAid, { ...about, aidId: 'aid9', state: 'arrived' })
    .thenRefused('incident.noSuchAid')
})

test('a liaison answers for its own agency alone', () => {
  const liaison = (agencyId: string) => ({ id: 'l', name: 'Liaison', roles: ['liaison'], agencyId })
  given(oakland, fire231, asked)
    .when(answerAid, { ...about, state: 'agreed' }, {}, liaison('oakland'))
    .thenCity()
  given(oakland, fire231, asked)
    .when(answerAid, { ...about, state: 'agreed' }, {}, liaison('marin'))
    .thenRefused('incident.notFound')
})

test('somebody has to see to a request until it is answered, and to a promise until it is kept', () => {
  const told = { aidId: 'aid1', agencyId: 'oakland', agency: name, capability: 'engine', count: 2, askedBy: 'Desk 3' }
  const request = { ...told, askedAt: NOW, state: 'asked', at: NOW } as const
  expect(aidDueAt(request)).toBe(NOW + 180_000)
  expect(aidDueAt({ ...request, state: 'agreed', expectedAt: NOW + 1 })).toBe(NOW + 1)
  expect(aidDueAt({ ...request, state: 'arrived' })).toBeUndefined()
})
