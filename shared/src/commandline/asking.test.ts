import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityOf } from '../domain/city.ts'
import type { Protocol } from '../domain/protocol/protocol.ts'
import { createRecords } from '../kernel/state.ts'
import { readAnswers } from './answers.ts'
import { smallDesk } from './city.testing.ts'
import { complete } from './complete.ts'
import { describe as tell } from './describe.ts'
import { type Desk, isLineRefusal, type Plan } from './order.ts'
import { printLine, printShown, withoutCallers } from './print.ts'
import { parse } from './read.ts'
import { toCommands } from './toCommands.ts'

const term = (en: string, zh: string) => ({ en, zh })
const card: Protocol = {
  id: 'building',
  types: ['structure-fire'],
  questions: [
    {
      id: 'breathing',
      word: term('breathing', '呼吸'),
      text: term('Breathing?', '呼吸吗？'),
      kind: 'yesno',
      raises: [{ answer: 'no', priority: 1 }],
    },
    { id: 'awake', word: term('awake', '清醒'), text: term('Awake?', '清醒吗？'), kind: 'yesno' },
    {
      id: 'age',
      word: term('age', '年龄'),
      text: term('How old?', '多大？'),
      kind: 'number',
      unit: term('years', '岁'),
    },
    {
      id: 'seen',
      word: term('seen', '所见'),
      text: term('Flames or smoke?', '火还是烟？'),
      kind: 'choice',
      choices: [
        { id: 'flames', key: 'f', name: term('flames', '明火') },
        { id: 'smoke', key: 's', name: term('heavy smoke', '浓烟') },
      ],
    },
    { id: 'burns', word: term('burns', '着火物'), text: term('What burns?', '什么在烧？'), kind: 'text' },
  ],
}
/** The small desk with one card, and incident 232 of priority 3. */
function desk(more: Partial<Desk> = {}): Desk {
  const { city, ...rest } = smallDesk(more)
  const records = createRecords()
  const { settings, ...world } = city.world('world')
  records.set('world', 'world', { ...world, settings: { ...settings, protocols: [card] } })
  for (const incident of city.all('incident')) records.set('incident', incident.id, { ...incident, priority: 3 })
  for (const unit of city.all('unit')) records.set('unit', unit.id, unit)
  return { ...rest, city: cityOf(records) }
}
function planned(line: string, at = desk()): Plan {
  const parsed = parse(line)
  if (isLineRefusal(parsed)) throw new Error(parsed.refused)
  return toCommands(parsed[0]!, at)
}
function answersOf(line: string, at = desk()) {
  const plan = planned(line, at)
  if (plan.kind !== 'commands') throw new Error(`${line}: ${JSON.stringify(plan)}`)
  return plan.commands.map(({ input: { incidentId, questionId, answer } }) => [incidentId, questionId, answer])
}

describe('Q answers what the card asks', () => {
  test.each([
    ['Q 231 breathing no', [['i231', 'breathing', 'no']]],
    ['Q 231 br n', [['i231', 'breathing', 'no']]],
    ['问 231 呼吸 否', [['i231', 'breathing', 'no']]],
    ['问231 呼吸否', [['i231', 'breathing', 'no']]],
    [
      'Q 231 1 y 2 n 3 34',
      [
        ['i231', 'breathing', 'yes'],
        ['i231', 'awake', 'no'],
        ['i231', 'age', 34],
      ],
    ],
    [
      'Q 231 1y 3 34岁, seen heavy burns the sofa 3rd floor',
      [
        ['i231', 'breathing', 'yes'],
        ['i231', 'age', 34],
        ['i231', 'seen', 'smoke'],
        ['i231', 'burns', 'the sofa 3rd floor'],
      ],
    ],
    [
      'Q 231 age ? 4 u',
      [
        ['i231', 'age', 'unknown'],
        ['i231', 'seen', 'unknown'],
      ],
    ],
  ])('%s', (line, expected) => expect(answersOf(line)).toEqual(expected))

  test('of the selected call no number is needed, and numbers are questions where they read as such', () => {
    const selected = desk({ incidentId: 'i231' })
    expect(answersOf('Q awake y', selected)).toEqual([['i231', 'awake', 'yes']])
    expect(answersOf('Q 1 y 3 34', selected)).toEqual([
      ['i231', 'breathing', 'yes'],
      ['i231', 'age', 34],
    ])
  })
  test.each([
    ['Q 231 pulse no', 'commandline.noSuchQuestion'],
    ['Q 231 breathing perhaps', 'commandline.noSuchAnswer'],
    ['Q 231 age old', 'commandline.noSuchAnswer'],
    ['Q 231 breathing', 'commandline.whichAnswer'],
    ['Q 231', 'commandline.textMissing'],
    ['Q 239 1 y', 'commandline.noSuchIncident'],
  ])('%s is refused', (line, refused) => expect(planned(line)).toMatchObject({ refused }))

  test('what it will do is told, with the priority to which it raises the call', () => {
    expect(tell(planned('Q 231 3 34 1 n'), desk())?.will).toMatchObject({
      key: 'commandline.will.incident.answer.raised',
      facts: { text: { en: 'age 34 years, breathing no', zh: '年龄 34 岁、呼吸 否' }, priority: 1 },
    })
  })
  test('open questions are offered, then the answers of the one that was named', () => {
    const lines = (line: string) => complete(line, line.length, desk()).map((offer) => offer.line)
    expect(lines('Q 231 ').slice(0, 2)).toEqual(['Q 231 breathing ', 'Q 231 awake '])
    expect(lines('Q 231 1 ')).toEqual(['Q 231 1 y ', 'Q 231 1 n ', 'Q 231 1 u '])
    expect(lines('Q 231 1 y ')).toContain('Q 231 1 y awake ')
  })
  test('no text makes the reader throw, and what it read was asked', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1', 'y', '呼吸', 'age', '34', 'burns', ' ', ','),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { answers } = readAnswers(pieces.join(' '), card.questions)
        expect(answers.every(({ question }) => card.questions.includes(question))).toBe(true)
      }),
    )
  })
})

describe('J10 who called is told to nobody who does not ask', () => {
  const caller = { phone: '415-555-0134' }
  test.each([
    'N fire 700 Parnassus smoke ☎415-555-0134',
    'N fire 700 Parnassus smoke ☎ 415 555 0134',
    'N ☎415-555-0134 fire 700 Parnassus smoke',
    'N fire 700 Parnassus smoke tel:415-555-0134',
    'N fire 700 Parnassus smoke tel: 415-555-0134 ',
    'N fire 700 Parnassus smoke电话：415-555-0134',
    'N fire 700 Parnassus ☎415-555-0134 smoke',
  ])('%s', (line) => {
    const plan = planned(line)
    expect(plan).toMatchObject({ commands: [{ input: { caller, narrative: 'smoke' } }] })
    const orders = parse(line)
    expect(isLineRefusal(orders) ? '' : orders.map(printShown).join()).not.toMatch(/0134/)
    expect(withoutCallers(line)).not.toMatch(/0134/)
  })
  test('while it is typed, no place and no type is offered for it', () => {
    const line = 'N fire 700 Parnassus smoke ☎415-555'
    expect(complete(line, line.length, desk()).map(({ kind }) => kind)).toEqual(['run'])
  })
  test('a house number behind the call-back number stays the place', () =>
    expect(planned('N fire ☎415-555-0134 700 Parnassus')).toMatchObject({
      commands: [{ input: { caller, place: { address: '700 blk Parnassus Ave' } } }],
    }))
  test('two numbers are one too many, and neither is kept in the line', () => {
    const line = 'N fire ☎415-555-0134 ☎415-555-0199'
    expect(parse(line)).toMatchObject({ refused: 'commandline.onePhone' })
    expect(withoutCallers(line)).not.toMatch(/0134|0199/)
  })
  test('it is told later, with a name', () => {
    expect(planned('CB 231 415-555-0134 Maria')).toMatchObject({
      commands: [
        { command: 'incident.setCaller', input: { incidentId: 'i231', caller: { ...caller, name: 'Maria' } } },
      ],
    })
    expect(planned('回拨 231 王女士 415 555 0134')).toMatchObject({
      commands: [{ input: { caller: { ...caller, name: '王女士' } } }],
    })
    expect(withoutCallers('CB 231 415-555-0134 Maria')).toBe('CB 231')
    expect(planned('CB 231')).toMatchObject({ refused: 'commandline.textMissing' })
  })
  test('no marked number is ever left in the narrative, the history or what is shown', () => {
    const words = fc.stringMatching(/^[a-z]{1,8}( [a-z0-9]{1,8}){0,3}$/)
    const phone = fc.stringMatching(/^\+?[0-9]{3,5}(-[0-9]{3,4}){1,2}$/)
    const mark = fc.constantFrom('☎', '☎ ', '📞', 'tel:', 'tel: ', '电话', '电话：')
    fc.assert(
      fc.property(words, phone, mark, words, (before, number, sign, after) => {
        const line = `N fire ${before} ${sign}${number} ${after}`
        const orders = parse(line)
        if (isLineRefusal(orders)) throw new Error(orders.refused)
        expect(orders[0]?.caller?.phone).toBe(number)
        expect(parse(printLine(orders))).toEqual(orders)
        expect(`${orders[0]?.text} ${withoutCallers(line)} ${orders.map(printShown)}`).not.toContain(number)
      }),
    )
  })
})
