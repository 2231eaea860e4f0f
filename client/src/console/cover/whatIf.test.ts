import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ThoughtRoad, turnRoad, writeRoad } from './thoughtRoads.ts'
import { askedWhatIf, NOTHING, readWhatIf, turnUnit, writeWhatIf } from './whatIf.ts'

test('what is written in the address is read again', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
  const degrees = (most: number) => fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((steps) => steps / 1e5)
  const place = fc.tuple(degrees(180), degrees(89))
  const road = fc.record({
    name: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
    line: fc.array(place, { minLength: 2, maxLength: 9 }),
  })
  const asked = fc.record({
    closed: fc.uniqueArray(road, { maxLength: 3, selector: writeRoad }),
    lost: fc.uniqueArray(id, { maxLength: 5 }),
    back: fc.uniqueArray(id, { maxLength: 5 }),
    calls: fc.integer({ min: 0, max: 40 }),
  })
  fc.assert(
    fc.property(asked, (one) => {
      const whatIf = { ...one, back: one.back.filter((other) => !one.lost.includes(other)) }
      expect(readWhatIf(writeWhatIf(whatIf))).toEqual(whatIf)
    }),
    { numRuns: 40 },
  )
})

test('an address that says anything else thinks of nothing', () => {
  expect(readWhatIf()).toEqual(NOTHING)
  expect(readWhatIf('lost:,back:a b,calls:x,🚒,lost')).toEqual(NOTHING)
  expect(readWhatIf('calls:99999,lost:M50,back:M50')).toEqual({ ...NOTHING, lost: ['M50'], calls: 40 })
  fc.assert(fc.property(fc.string(), (text) => void readWhatIf(text)))
})

test('a road is closed and opened again, and what the hub would not take is left out', () => {
  const bridge: ThoughtRoad = {
    name: '3rd St, Berry St – Channel St',
    line: [
      [-122.39113, 37.77754],
      [-122.38982, 37.77453],
    ],
  }
  const [closed] = [turnRoad([], bridge)]
  const written = writeWhatIf({ ...NOTHING, closed })
  expect(readWhatIf(written)).toEqual({ ...NOTHING, closed: [bridge] })
  expect(askedWhatIf({ ...NOTHING, closed })).toEqual({ closed: '-122.39113,37.77754;-122.38982,37.77453' })
  expect(turnRoad(closed, { ...bridge, name: 'the bridge' })).toEqual([])
  const odd = [
    'x@1;2',
    'x@1;2;3',
    '@1;2;3;4',
    '%E0@1;2;3;4',
    'x@1;2;3;900',
    'x@1e3;2;3;4',
    `x@${'1;2;'.repeat(101)}1;2`,
  ]
  for (const road of odd) expect(readWhatIf(`closed:${road}`)).toEqual(NOTHING)
  const many = Array.from({ length: 12 }, (_, i) => `closed:r${i}@${i};2;3;4`).join()
  expect(readWhatIf(many).closed).toHaveLength(8)
})

test('a unit goes, comes back instead, and is left as it is', () => {
  const gone = turnUnit(NOTHING, 'M50', 'lost')
  expect(askedWhatIf(gone)).toEqual({ without: 'M50' })
  const back = turnUnit(gone, 'M50', 'back')
  expect(askedWhatIf({ ...back, calls: 10 })).toEqual({ back: 'M50', calls: '10' })
  expect(turnUnit(back, 'M50', 'back')).toEqual(NOTHING)
})
