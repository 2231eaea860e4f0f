import { expect, test } from 'vitest'
import { call } from '../../../desk/city.testing.ts'
import { callBeside, heightOf, keyOf, linesOf } from './lines.ts'

const lines = linesOf([
  { group: 'waiting', calls: [call('231')], hidden: 0 },
  { group: 'active', calls: [call('232'), call('233')], hidden: 0 },
  { group: 'closed', calls: [], hidden: 0 },
])

test('each group that has calls stands under its head', () => {
  expect(lines.map(keyOf)).toEqual(['waiting', '231', 'active', '232', '233'])
})

test('that no call is waiting is said, not left out', () => {
  expect(linesOf([{ group: 'waiting', calls: [], hidden: 0 }]).map(keyOf)).toEqual(['waiting'])
})

test('a group of which all calls are filtered out says so, unless the view is not about it', () => {
  const closed = { group: 'closed', calls: [], hidden: 3 } as const
  expect(linesOf([closed])).toEqual([{ kind: 'head', group: 'closed', count: 0, hidden: 3 }])
  expect(linesOf([{ ...closed, isOut: true }])).toEqual([])
})

test('waiting calls have two lines of room', () => {
  expect(lines.map(heightOf)).toEqual([22, 44, 22, 24, 24])
})

test('moving goes from call to call, over heads, and stops at both ends', () => {
  expect(callBeside(lines, '231', 1)).toBe('232')
  expect(callBeside(lines, '233', 1)).toBe('233')
  expect(callBeside(lines, '231', -1)).toBe('231')
})

test('from nowhere down leads to the first call and up to the last', () => {
  expect(callBeside(lines, undefined, 1)).toBe('231')
  expect(callBeside(lines, 'gone', -1)).toBe('233')
})
