import { expect, test } from 'vitest'
import { fire231, given } from '../given.testing.ts'
import type { Protocol } from '../protocol/protocol.ts'
import { configure } from '../world/commands.ts'
import { protocolFaults } from '../world/protocolFaults.ts'
import { type Settings, WORLD_ID, world } from '../world/world.ts'
import { answer, unanswer } from './answer.ts'
import { setCaller } from './caller.ts'
import { incident } from './incident.ts'

const card: Protocol = {
  id: 'building',
  types: ['fire'],
  questions: [
    {
      id: 'inside',
      word: { en: 'inside', zh: '屋内' },
      text: { en: 'Is anyone inside?', zh: '里面有人吗？' },
      kind: 'yesno',
      raises: [{ answer: 'yes', priority: 1 }],
    },
    {
      id: 'hurt',
      word: { en: 'hurt', zh: '受伤' },
      text: { en: 'How many are hurt?', zh: '几人受伤？' },
      kind: 'number',
      unit: { en: 'people', zh: '人' },
      raises: [
        { atLeast: 2, priority: 2 },
        { atLeast: 5, priority: 1 },
      ],
    },
    {
      id: 'seen',
      word: { en: 'seen', zh: '所见' },
      text: { en: 'Flames or smoke?', zh: '火还是烟？' },
      kind: 'choice',
      choices: [
        { id: 'flames', key: 'f', name: { en: 'flames', zh: '明火' } },
        { id: 'smoke', key: 's', name: { en: 'smoke', zh: '烟' } },
      ],
    },
    { id: 'burns', word: { en: 'burns', zh: '着火物' }, text: { en: 'What burns?', zh: '什么在烧？' }, kind: 'text' },
  ],
}
const settings = {
  name: { en: 'City', zh: '城' },
  timeZone: 'UTC',
  lengthUnit: 'm',
  incidentTypes: [
    { id: 'fire', group: 'F', name: { en: 'Fire', zh: '火灾' }, priority: 3, keywords: [], needs: [] },
    { id: 'alarm', group: 'A', name: { en: 'Alarm', zh: '报警器' }, priority: 3, keywords: [], needs: [] },
  ],
  protocols: [card],
  outcomes: [],
  standards: { assignSec: {}, responseSec: {}, statusSec: {} },
  turnoutSec: {},
  stopAndStartSec: 0,
} satisfies Settings
const opened = world.make.opened(WORLD_ID, {
  city: 'sf',
  kind: 'live',
  sample: false,
  clock: { anchorAt: 0, anchorCityTime: 0, rate: 1 },
})
const configured = world.make.configured(WORLD_ID, { settings })
const fire3 = incident.make.prioritised('i231', { priority: 3 })
const begun = [opened, configured, fire231, fire3] as const

const no = { asked: { en: 'inside', zh: '屋内' }, answer: 'no', told: { en: 'no', zh: '否' } }
const yes = { asked: { en: 'inside', zh: '屋内' }, answer: 'yes', told: { en: 'yes', zh: '是' } }
const said = (told: typeof no) => incident.make.answered('i231', { questionId: 'inside', ...told })
const ask = (questionId: string, given: string | number) => ({ incidentId: 'i231', questionId, answer: given })

test('an answer becomes a fact of the incident, with when and from whom', () => {
  given(...begun)
    .when(answer, ask('inside', 'no'))
    .thenEvents(said(no))
  const { facts } = given(...begun)
    .when(answer, ask('hurt', 1))
    .thenCity()
    .incident('i231')
  expect(facts?.hurt).toMatchObject({ told: { en: '1 people', zh: '1 人' }, by: 'Desk 3' })
})

test('an answer raises the priority in the same entry, and the log says which', () => {
  given(...begun)
    .when(answer, ask('inside', 'yes'))
    .thenEvents(said(yes), incident.make.prioritised('i231', { priority: 1, because: yes }))
  const at5 = given(...begun)
    .when(answer, ask('hurt', 6))
    .thenCity()
  expect(at5.incident('i231').priority).toBe(1)
})

test('no answer lowers the priority', () => {
  const raised = incident.make.prioritised('i231', { priority: 1, because: yes })
  given(...begun, said(yes), raised)
    .when(answer, ask('inside', 'no'))
    .thenEvents(said(no))
  given(...begun, said(yes), raised)
    .when(answer, ask('hurt', 2))
    .thenEvents(
      incident.make.answered('i231', {
        questionId: 'hurt',
        asked: { en: 'hurt', zh: '受伤' },
        answer: 2,
        told: { en: '2 people', zh: '2 人' },
      }),
    )
})

test('undo opens the question again, or brings the former answer back, with the priority of then', () => {
  const first = given(...begun).when(answer, ask('inside', 'yes'))
  const back = given(...begun, said(yes), incident.make.prioritised('i231', { priority: 1 })).when(
    unanswer,
    first.undo()?.input ?? {},
  )
  back.thenEvents(
    incident.make.unanswered('i231', { questionId: 'inside', asked: yes.asked }),
    incident.make.prioritised('i231', { priority: 3 }),
  )
  expect(back.thenCity().incident('i231')).toMatchObject({ facts: {}, priority: 3 })
  const second = given(...begun, said(no)).when(answer, ask('inside', 'yes'))
  given(...begun, said(yes))
    .when(unanswer, second.undo()?.input ?? {})
    .thenEvents(said(no))
  given(...begun)
    .when(unanswer, { incidentId: 'i231', questionId: 'inside' })
    .thenRefused('incident.notAnswered')
})

test('what is no answer, no question of this type, said already or too late is refused with what would work', () => {
  given(...begun)
    .when(answer, ask('inside', 'perhaps'))
    .thenRefused('incident.noAnswer', { known: ['yes', 'no', 'unknown'] })
  given(...begun)
    .when(answer, ask('hurt', 'many'))
    .thenRefused('incident.noAnswer', { known: ['unknown'] })
  given(...begun)
    .when(answer, ask('inside', 1))
    .thenRefused('incident.noAnswer')
  given(...begun)
    .when(answer, ask('age', 34))
    .thenRefused('incident.noQuestion', { known: ['inside', 'hurt', 'seen', 'burns'] })
  given(...begun, said(no))
    .when(answer, ask('inside', 'no'))
    .thenRefused('incident.sameAnswer')
  given(...begun, incident.make.closed('i231', { outcome: 'out' }))
    .when(answer, ask('inside', 'no'))
    .thenRefused('incident.over')
  given(...begun, incident.make.typed('i231', { type: 'alarm' }))
    .when(answer, ask('inside', 'no'))
    .thenRefused('incident.noQuestion', { known: [] })
})

test('nobody knowing is an answer, too, and words are kept as they were said', () => {
  const city = given(...begun)
    .when(answer, ask('hurt', 'unknown'))
    .thenCity()
  expect(city.incident('i231').facts?.hurt?.told).toEqual({ en: 'not known', zh: '不明' })
  const words = '床垫 🛏 \u202e and a sofa'
  expect(
    given(...begun)
      .when(answer, ask('burns', words))
      .thenCity()
      .incident('i231').facts?.burns?.told.en,
  ).toBe(words)
})

test('J10 who called is told later, and corrected, only sealed', () => {
  const sealed = { subject: 'p1', sealed: 'x' }
  given(...begun)
    .when(setCaller, { incidentId: 'i231', caller: { phone: '415-555-0134' } }, { sealed })
    .thenEvents(incident.make.callerSet('i231', { caller: sealed }))
})

test('cards that nobody could answer by are refused, and what is wrong is said', () => {
  const [inside, , seen] = card.questions
  if (!inside || !seen) throw new Error('the card is too short')
  const faultsOf = (...questions: Protocol['questions']) =>
    protocolFaults([{ ...card, questions }], ['fire']).map(({ code }) => code)
  expect(faultsOf(...card.questions)).toEqual([])
  expect(faultsOf(inside, inside)).toEqual(['protocol.sameQuestion', 'protocol.sameWord'])
  expect(faultsOf({ ...inside, word: { en: '2nd', zh: '屋内' } })).toEqual(['protocol.wordIsNumber'])
  expect(faultsOf({ ...seen, choices: undefined })).toEqual(['protocol.noChoices'])
  expect(faultsOf({ ...inside, raises: [{ answer: 'flames', priority: 1 }] })).toEqual(['protocol.noSuchAnswer'])
  expect(faultsOf({ ...inside, raises: [{ priority: 1 }] })).toEqual(['protocol.raisesNever'])
  expect(faultsOf({ ...inside, raises: [{ atLeast: 1, priority: 1 }] })).toEqual(['protocol.limitOfNoNumber'])
  expect(faultsOf({ ...seen, choices: seen.choices?.map((choice) => ({ ...choice, key: 'u' })) })).toEqual([
    'protocol.sameKey',
  ])
  expect(protocolFaults([card, card], ['fire']).map(({ code }) => code)).toEqual([
    'protocol.sameCard',
    'protocol.typeTwice',
  ])
  given(...begun)
    .when(configure, { settings: { ...settings, protocols: [{ ...card, types: ['flood'] }] } })
    .thenRefused('protocol.unknownType', { type: 'flood' })
})
