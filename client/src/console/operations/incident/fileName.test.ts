import { expect, test } from 'vitest'
import { fileName, sizeText } from './fileName.ts'

test('a name is kept as it is, unless it is too long: then its middle goes, and no sign is cut in half', () => {
  expect(fileName('../平面图 🔥.jpg')).toBe('../平面图 🔥.jpg')
  expect(fileName('')).toBe('?')
  const long = fileName(`${'🔥'.repeat(300)}.jpeg`)
  expect(long.length).toBeLessThanOrEqual(200)
  expect(long.isWellFormed()).toBe(true)
  expect(long.endsWith('.jpeg')).toBe(true)
})

test('a size is told in the largest unit that fits', () => {
  expect([sizeText(0), sizeText(999), sizeText(1500), sizeText(10_400_000)]).toEqual([
    '0 B',
    '999 B',
    '2 kB',
    '10.4 MB',
  ])
})
