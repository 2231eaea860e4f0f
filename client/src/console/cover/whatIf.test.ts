import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedWhatIf, NOTHING, readWhatIf, turnUnit, writeWhatIf } from './whatIf.ts'

test('what is written in the address is read again', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
  const asked = fc.record({
    lost: fc.uniqueArray(id, { maxLength: 5 }),
    back: fc.uniqueArray(id, { maxLength: 5 }),
    calls: fc.integer({ min: 0, max: 40 }),
  })
  fc.assert(
    fc.property(asked, (one) => {
      const whatIf = { ...one, back: one.back.filter((other) => !one.lost.includes(other)) }
      expect(readWhatIf(writeWhatIf(whatIf))).toEqual(whatIf)
    }),
  )
})

test('an address that says anything else thinks of nothing', () => {
  expect(readWhatIf()).toEqual(NOTHING)
  expect(readWhatIf('lost:,back:a b,calls:x,🚒,lost')).toEqual(NOTHING)
  expect(readWhatIf('calls:99999,lost:M50,back:M50')).toEqual({ lost: ['M50'], back: [], calls: 40 })
  fc.assert(fc.property(fc.string(), (text) => void readWhatIf(text)))
})

test('a unit goes, comes back instead, and is left as it is', () => {
  const gone = turnUnit(NOTHING, 'M50', 'lost')
  expect(askedWhatIf(gone)).toEqual({ without: 'M50' })
  const back = turnUnit(gone, 'M50', 'back')
  expect(askedWhatIf({ ...back, calls: 10 })).toEqual({ back: 'M50', calls: '10' })
  expect(turnUnit(back, 'M50', 'back')).toEqual(NOTHING)
})
