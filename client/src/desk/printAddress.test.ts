import { expect, test } from 'vitest'
import { isBlock, printAddress } from './printAddress.ts'

test.each([
  ['700 Block of PARNASSUS AV', '700 blk Parnassus Ave', 'Parnassus Ave 700'],
  ['700 block Parnassus Ave', '700 blk Parnassus Ave', 'Parnassus Ave 700'],
  ['0 block of Mcallister St', '0 blk McAllister St', 'McAllister St 0'],
  ['0 Block of 06TH ST', '0 blk 6th St', '6th St 0'],
  ['3700 Block of DIVISADERO ST', '3700 blk Divisadero St', 'Divisadero St 3700'],
])('the block %s reads %s, in Chinese with the street first', (address, en, zh) => {
  expect(printAddress(address, 'en')).toBe(en)
  expect(printAddress(address, 'zh')).toBe(zh)
})

test.each([
  ['JACKSON ST/VAN NESS AV', 'Jackson / Van Ness Av'],
  ['Bryant St & Decatur St', 'Bryant / Decatur St'],
  ['10TH ST / MISSION ST', '10th / Mission St'],
])('the crossing %s drops the first suffix', (address, printed) => {
  expect(printAddress(address, 'en')).toBe(printed)
  expect(printAddress(address, 'zh')).toBe(printed)
})

test('a house number goes behind the street in Chinese', () => {
  expect(printAddress('1001 Potrero Ave', 'en')).toBe('1001 Potrero Ave')
  expect(printAddress('1001 Potrero Ave', 'zh')).toBe('Potrero Ave 1001')
})

test('what the caller said in other words stays as it was said', () => {
  expect(printAddress('behind the old mint', 'en')).toBe('behind the old mint')
  expect(printAddress('3 cars and a bus on the bridge', 'zh')).toBe('3 cars and a bus on the bridge')
  expect(printAddress('人民路120号', 'zh')).toBe('人民路120号')
})

test('only a block is a range of numbers', () => {
  expect(isBlock('700 block Parnassus Ave')).toBe(true)
  expect(isBlock('700 Parnassus Ave')).toBe(false)
})

test('bad input 14 marks that turn the reading direction are shown as what they are', () => {
  expect(printAddress('12 \u202etS niaM', 'en')).toBe('12 ⟨U+202E⟩tS niaM')
  expect(printAddress('700 block \u200bPARNASSUS AV', 'zh')).toMatch(/⟨U\+200B⟩/)
})
