import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beyondReading, utf8Of } from './strictText.ts'

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const wide = (fields: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: fields }, (_, i) => [`k${i}`, i])))

test('what is nested too deep or has too many fields is told before it is read', () => {
  expect(beyondReading(nested(64))).toBeUndefined()
  expect(beyondReading(nested(65))).toMatch(/64 deep/)
  expect(beyondReading(nested(100_000))).toMatch(/64 deep/)
  expect(beyondReading(wide(1000))).toBeUndefined()
  expect(beyondReading(wide(1001))).toMatch(/1000 fields/)
  expect(beyondReading(`[${Array.from({ length: 40 }, () => wide(900)).join()}]`)).toBeUndefined()
})

test('brackets and colons in a text count for nothing', () => {
  expect(beyondReading(JSON.stringify({ text: '[{:"\\'.repeat(5000) }))).toBeUndefined()
})

test('any JSON of a common size is worth reading, and no text makes this fail', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => beyondReading(JSON.stringify(value)) === undefined))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      beyondReading(text)
    }),
  )
})

test('only UTF-8 is text', () => {
  expect(utf8Of(Buffer.from('\ufeff火'))).toBe('火')
  expect(utf8Of(Buffer.of(0xc3, 0x28))).toBeUndefined()
})
