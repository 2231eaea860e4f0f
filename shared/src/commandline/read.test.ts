import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLineRefusal, type Order } from './order.ts'
import { printLine, printOrder } from './print.ts'
import { LINE_LIMIT, parse, readLine } from './read.ts'
import type { Verb } from './verb.ts'
import { verbs, verbWords } from './verbs/index.ts'

const one = (line: string): Order => {
  const parsed = parse(line)
  if (isLineRefusal(parsed)) throw new Error(`${line}: ${parsed.refused} ${JSON.stringify(parsed.facts)}`)
  return parsed[0]!
}
const no = (line: string) => {
  const parsed = parse(line)
  if (!isLineRefusal(parsed)) throw new Error(`${line} was read as ${JSON.stringify(parsed)}`)
  return parsed
}
const order = (verb: string, more: Partial<Order> = {}): Order => ({ verb, units: [], needs: [], ...more })

describe('what a dispatcher types', () => {
  test.each([
    ['D E12 L5 231', order('D', { units: ['E12', 'L5'], incident: '231' })],
    ['d 231 e12 l5', order('D', { units: ['E12', 'L5'], incident: '231' })],
    ['231 D E12', order('D', { units: ['E12'], incident: '231' })],
    ['D 231', order('D', { incident: '231' })],
    ['D', order('D')],
    ['A', order('D')],
    ['DE E12 20170104-231', order('DE', { units: ['E12'], incident: '20170104-231' })],
    ['D 231 +2 engine', order('D', { incident: '231', needs: [{ count: 2, capability: 'engine' }] })],
    [
      'D +2 engine E12 231',
      order('D', { incident: '231', units: ['E12'], needs: [{ count: 2, capability: 'engine' }] }),
    ],
    ['E12 3', order('ER', { units: ['E12'] })],
    ['E12 OS', order('OS', { units: ['E12'] })],
    ['E12 E13 4', order('OS', { units: ['E12', 'E13'] })],
    ['OOS E12 :pump', order('OOS', { units: ['E12'], text: 'pump' })],
    ['E12 6 :pump leaks', order('OOS', { units: ['E12'], text: 'pump leaks' })],
    ['OOS E12:pump', order('OOS', { units: ['E12'], text: 'pump' })],
    ['R 231 caller trapped', order('R', { incident: '231', text: 'caller trapped' })],
    ['R caller trapped', order('R', { text: 'caller trapped' })],
    ['R :2 people trapped', order('R', { text: '2 people trapped' })],
    ['R 231 back at 12:30', order('R', { incident: '231', text: 'back at 12:30' })],
    ['P 231 1', order('P', { incident: '231', priority: 1 })],
    ['P 1 231', order('P', { incident: '231', priority: 1 })],
    ['P 2 1', order('P', { incident: '2', priority: 1 })],
    ['P 3', order('P', { priority: 3 })],
    ['C 231 :false alarm', order('C', { incident: '231', text: 'false alarm' })],
    ['T 231', order('T', { incident: '231' })],
    ['REL E12', order('REL', { units: ['E12'] })],
    ['DV E12 232', order('DV', { units: ['E12'], incident: '232' })],
    ['N P1 fire 700 Parnassus', order('N', { priority: 1, text: 'fire 700 Parnassus' })],
    ['N fire 700 Parnassus P1', order('N', { priority: 1, text: 'fire 700 Parnassus' })],
    ['F zhongshan', order('F', { text: 'zhongshan' })],
    ['U', order('U')],
    ['MG 232 231', order('MG', { incident: '232', other: '231' })],
    ['232 MG 231', order('MG', { incident: '232', other: '231' })],
    ['MG 231', order('MG', { other: '231' })],
    ['MG', order('MG')],
    ['LK 20170104-231 232', order('LK', { incident: '20170104-231', other: '232' })],
    ['UM 232', order('UM', { incident: '232' })],
    ['MV E7 >S3', order('MV', { units: ['E7'], to: 'S3' })],
    ['MV E7 > s3', order('MV', { units: ['E7'], to: 'S3' })],
    ['E7 MV >S3', order('MV', { units: ['E7'], to: 'S3' })],
    ['ACC 4', order('ACC', { nth: 4 })],
    ['REJ 4 :crew tired', order('REJ', { nth: 4, text: 'crew tired' })],
  ])('%s', (line, expected) => expect(one(line)).toEqual(expected))

  test.each([
    ['派 E12 231', order('D', { units: ['E12'], incident: '231' })],
    ['派E12 231', order('D', { units: ['E12'], incident: '231' })],
    ['到E12', order('OS', { units: ['E12'] })],
    ['到院 M73', order('AH', { units: ['M73'] })],
    ['回 E12', order('RT', { units: ['E12'] })],
    ['停 E12：水泵', order('OOS', { units: ['E12'], text: '水泵' })],
    ['记 231 有人被困，三楼', order('R', { incident: '231', text: '有人被困，三楼' })],
    ['结 231 ：误报', order('C', { incident: '231', text: '误报' })],
    ['新火灾 人民路120 三楼冒烟', order('N', { text: '火灾 人民路120 三楼冒烟' })],
    ['并 232 231', order('MG', { incident: '232', other: '231' })],
    ['关联231 232', order('LK', { incident: '231', other: '232' })],
    ['拆 232', order('UM', { incident: '232' })],
    ['撤 E12', order('REL', { units: ['E12'] })],
    ['撤销', order('U')],
    ['调防E7 >S3', order('MV', { units: ['E7'], to: 'S3' })],
    ['采纳 1', order('ACC', { nth: 1 })],
    ['不采纳 1：人员需休整', order('REJ', { nth: 1, text: '人员需休整' })],
  ])('in Chinese or full width: %s', (line, expected) => expect(one(line)).toEqual(expected))

  test('bad input 60 full width is read as what it means', () =>
    expect(one('Ｄ　Ｅ１２　２３１')).toEqual(order('D', { units: ['E12'], incident: '231' })))

  test('several orders stand on one line, separated by ; or ；', () => {
    const both = [
      order('D', { units: ['E12', 'L5'], incident: '231' }),
      order('R', { incident: '231', text: 'gas smell' }),
    ]
    expect(parse('D E12 L5 231 ; R 231 gas smell')).toEqual(both)
    expect(parse('D E12 L5 231；R 231 gas smell；')).toEqual(both)
  })

  test('an escaped ; belongs to the text', () => {
    expect(one('R 231 smoke\\; gas')).toEqual(order('R', { incident: '231', text: 'smoke; gas' }))
  })
})

describe('what is refused', () => {
  test('an unknown verb, with the nearest', () => {
    expect(no('DRE E12')).toMatchObject({ refused: 'commandline.noSuchVerb', start: 0, end: 3 })
    expect(no('OOZ E12').nearest).toContain('OOS')
  })
  test('a radio digit that is no status, with those that are', () => {
    expect(no('E12 5')).toMatchObject({
      refused: 'commandline.noSuchDigit',
      facts: { allowed: ['0', '1', '2', '3', '4', '6', '7', '8'] },
    })
  })
  test('two incidents in one order', () => expect(no('D E12 231 232').refused).toBe('commandline.oneIncident'))
  test('three incidents in an order about two', () =>
    expect(no('MG 231 232 233').refused).toBe('commandline.twoIncidents'))
  test('an incident where none belongs', () => expect(no('AV E12 231').refused).toBe('commandline.noIncident'))
  test('a need of nothing', () => expect(no('D 231 +2').refused).toBe('commandline.needWhat'))
  test('a word where only a number belongs', () => expect(no('T 231 now').refused).toBe('commandline.notHere'))
  test('an empty line', () => expect(no('  ; ').refused).toBe('commandline.empty'))
  test('one bad order refuses the whole line', () =>
    expect(no('D E12 231 ; QQQQ').refused).toBe('commandline.noSuchVerb'))
  test('bad input 60 a line of 10 kB', () =>
    expect(no(`R 231 ${'x'.repeat(10_240)}`)).toMatchObject({
      refused: 'commandline.tooLong',
      facts: { limit: LINE_LIMIT },
    }))
})

test('parts are marked where they stand, so that the bar can show plates', () => {
  const [reading] = readLine('D 3554 E12 +2 engine')
  expect(reading?.parts.map(({ kind, start, end }) => [kind, start, end])).toEqual([
    ['verb', 0, 1],
    ['incident', 2, 6],
    ['unit', 7, 10],
    ['need', 11, 20],
  ])
})

const written = new Set(verbWords.map((word) => word.toUpperCase()))
const unitSign = fc.stringMatching(/^[A-Z]{1,3}\d{1,3}$/).filter((sign) => !written.has(sign) && !/^P[1-5]$/.test(sign))
const number = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map(String),
  fc.integer({ min: 1, max: 999 }).map((day) => `20170104-${day}`),
)
const capability = fc.constantFrom('engine', 'truck', 'als', 'water-rescue')
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ maxLength: 30 }),
    fc.constantFrom('P1 gas', ':pump', '12 people; two hurt', 'a\\', '；'),
  )
  .map((raw) => raw.trim())
  .filter((raw) => raw !== '')
const phone = fc.stringMatching(/^\+?[0-9]{3,5}(-[0-9]{3,4}){1,2}$/)
const name = fc.stringMatching(/^[A-Za-z\u4e00-\u4e20]{1,9}( [A-Z][a-z]{1,9})?$/)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

/** Of one number alone, the verbs about two take it for the second. */
const numbers = ({ incident, other }: Verb['takes']): fc.Arbitrary<Pick<Order, 'incident' | 'other'>> =>
  other
    ? fc.oneof(fc.record({ incident: number, other: number }), fc.record({ other: maybe(number) }))
    : fc.record({ incident: incident ? maybe(number) : fc.constant(undefined) })

const station = fc.stringMatching(/^[A-Z]{1,2}\d{1,2}$/)

const anyOrder: fc.Arbitrary<Order> = fc.constantFrom(...verbs).chain(({ word, takes }) =>
  fc
    .record({
      verb: fc.constant(word),
      about: numbers(takes),
      units: takes.units ? fc.uniqueArray(unitSign, { maxLength: 4 }) : fc.constant([]),
      needs: takes.needs
        ? fc.array(fc.record({ count: fc.integer({ min: 1, max: 99 }), capability }), { maxLength: 2 })
        : fc.constant([]),
      priority: takes.priority ? maybe(fc.integer({ min: 1, max: 5 })) : fc.constant(undefined),
      ...(takes.to && { to: maybe(station) }),
      ...(takes.nth && { nth: maybe(fc.integer({ min: 1, max: 99 })) }),
      text: takes.text ? maybe(text) : fc.constant(undefined),
      ...(takes.caller && {
        caller: maybe(takes.caller === 'marked' ? fc.record({ phone }) : fc.record({ name, phone })),
      }),
    })
    .map(({ about, ...order }) => ({ ...order, ...about })),
)

test('what is printed reads back as the same orders', () => {
  fc.assert(
    fc.property(fc.array(anyOrder, { minLength: 1, maxLength: 4 }), (line) => {
      expect(parse(printLine(line))).toEqual(line)
    }),
    { numRuns: 3000 },
  )
})

test('no line makes the reader throw, and what it read prints to the same orders', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('D', '派', 'E12', '231', ':', ';', '\\', '+2', 'P1', '　', '到', 'engine', 'N '),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('', ' '), (pieces, glue) => {
      const parsed = parse(pieces.join(glue))
      if (!isLineRefusal(parsed)) expect(parse(printLine(parsed))).toEqual(parsed)
    }),
    { numRuns: 5000 },
  )
})

test('tokens of different kinds may stand in any order', () => {
  const shuffled = anyOrder
    .filter(
      ({ text, verb, caller, incident, other }) =>
        text === undefined && caller === undefined && verb !== 'P' && !(incident && other),
    )
    .chain((each) => {
      const [verb = '', ...rest] = printOrder(each).split(/ (?!(?:engine|truck|als|water-rescue)(?: |$))/)
      return fc.tuple(
        fc.constant(each),
        fc.shuffledSubarray(rest, { minLength: rest.length }).map((parts) => [verb, ...parts].join(' ')),
      )
    })
  fc.assert(
    fc.property(shuffled, ([each, line]) => {
      const sorted = ({ units, needs, ...other }: Order) => ({
        ...other,
        units: [...units].sort(),
        needs: needs.map(({ count, capability }) => `${count} ${capability}`).sort(),
      })
      expect(sorted(one(line))).toEqual(sorted(each))
    }),
    { numRuns: 1000 },
  )
})
