import { expect, test } from 'vitest'
import { bytesText, countText, paceText, spanText } from './figureText.ts'

test('figures are short and carry their unit', () => {
  expect([0, 999, 1500, 25_000_000, 3_200_000_000].map(bytesText)).toEqual([
    '0 B',
    '999 B',
    '1.5 kB',
    '25 MB',
    '3.2 GB',
  ])
  expect([0.42, 9.96, 12.4, 1449].map(paceText)).toEqual(['0.4 ms', '10.0 ms', '12 ms', '1.4 s'])
  expect([7, 1234, 1_234_567].map(countText)).toEqual(['7', '1\u202f234', '1\u202f234\u202f567'])
})

test('a span is told in its largest units', () => {
  const say = (key: string, facts = {}) => `${key} ${Object.values(facts).join(' ')}`
  expect([0.84, 42, 61, 7260, 180_000].map((sec) => spanText(say, sec))).toEqual([
    ...['span.seconds 0.8', 'span.seconds 42', 'span.minutes 1', 'span.hours 2 1', 'span.days 2 2'],
  ])
})
