import { expect, test } from 'vitest'
import { csvText } from './csvText.ts'

test('what would break a line or a column is quoted', () =>
  expect(
    csvText([
      ['unit', 'a,b'],
      ['"E12"', 'one\ntwo'],
    ]),
  ).toBe('unit,"a,b"\r\n"""E12""","one\ntwo"\r\n'))

test('no cell is a formula, and numbers stay numbers', () =>
  expect(csvText([['=HYPERLINK("x")', -5, '+1']])).toBe('"\'=HYPERLINK(""x"")",-5,\'+1\r\n'))
