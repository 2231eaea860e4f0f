import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallDesk } from './city.testing.ts'
import { complete } from './complete.ts'
import type { Desk } from './order.ts'

const recommended: Desk['recommended'] = (incidentId) =>
  incidentId === 'i231'
    ? {
        units: [
          { id: 'L5', rank: 1, seconds: 170, reasons: [{ code: 'firstDue' }] },
          { id: 'E12', rank: 2, seconds: 192, reasons: [{ code: 'inQuarters' }] },
          { id: 'E01', rank: null, seconds: 400 },
        ],
        notChosen: [{ id: 'B08', seconds: 300 }, { id: 'M73' }],
      }
    : undefined
const desk = smallDesk({ recommended })
const offers = (line: string, at: Desk = desk, caret = line.length) => complete(line, caret, at)
const lines = (line: string, at?: Desk) => offers(line, at).map((offer) => `${offer.kind} ${offer.line}`)

describe('the first offer is what ⏎ does', () => {
  test('a whole order is sent', () => {
    expect(offers('D E12 231')[0]).toMatchObject({ kind: 'run', line: 'D E12 231', incidentId: 'i231', unitId: 'E12' })
  })
  test('D 231 sends the recommended set and says who', () => {
    expect(offers('D 231')[0]).toMatchObject({
      kind: 'run',
      title: { text: 'D 231' },
      text: { key: 'commandline.recommendedSet', facts: { count: 2 } },
      reason: { text: 'L5 E12' },
    })
  })
  test('D alone means the selected incident', () => {
    expect(offers('D ', { ...desk, incidentId: 'i231' })[0]).toMatchObject({ kind: 'run', incidentId: 'i231' })
  })
  test('an unfinished order takes the likeliest next word', () => {
    expect(lines('D 231 E')[0]).toBe('unit D 231 E12 ')
    expect(lines('D ')[0]).toBe('incident D 231 ')
    expect(lines('N str')[0]).toBe('type N Structure fire ')
  })
  test('what is refused has no offer to send it', () =>
    expect(offers('D E13 231').filter(({ kind }) => kind === 'run')).toEqual([]))
})

describe('offers', () => {
  test('units: recommended first, with their arrival and why, the busy last', () => {
    const found = offers('D 231 ')
    expect(found.slice(1).map(({ unitId }) => unitId)).toEqual(['L5', 'E12', 'B08', 'E01'])
    expect(found[1]).toMatchObject({ seconds: 170, reason: { key: 'why.firstDue' } })
  })
  test('a unit that stands on the line is not offered again', () => {
    expect(lines('D L5 231 ')).not.toContain('unit D L5 231 L5 ')
  })
  test('for a status those at work come first', () => expect(lines('OS ')[0]).toBe('unit OS M73 '))
  test('verbs in either language', () => {
    expect(lines('OO')[0]).toBe('verb OOS ')
    expect(lines('撤').some((line) => line === 'verb 撤销 ')).toBe(true)
    expect(lines('')[0]).toBe('verb N ')
  })
  test('a call sign may come first', () => expect(lines('E1')).toContain('unit E12 '))
  test('the incident by its number', () => expect(lines('R 23')).toEqual(['incident R 231 ', 'incident R 232 ']))
  test('the incident by its street, where no unit is called so', () => {
    expect(lines('D parn')[0]).toBe('incident D 231 ')
    expect(lines('T parn')).toEqual(['incident T 231 ', 'incident T 232 '])
    expect(lines('R parn')).toContain('incident R 231 ')
    expect(lines('D 231 parn').some((line) => line.startsWith('incident'))).toBe(false)
  })
  test('Chinese names by their reading: places, types, verbs, units', () => {
    expect(lines('N fire zsl')).toContain('place N fire 中山路 ')
    expect(lines('N fire zhongshan')).toContain('place N fire 中山路 ')
    expect(lines('F zhongshan')).toContain('place F 中山路 ')
    expect(lines('N fire zsl / ')).toContain('place N fire 中山路与人民路路口 ')
    expect(lines('新 jzhz')).toContain('type 新 建筑火灾 ')
    expect(lines('gaipai')).toContain('verb 改派 ')
    expect(lines('D 231 +2 ', desk)).toBeDefined()
  })
  test('bad input 60 full width is completed as what it means', () => {
    expect(lines('Ｄ　２３１　Ｅ')[0]).toBe('unit Ｄ　２３１　E12 ')
    expect(lines('Ｎ　ｆｉｒｅ　７００　ｐａｒｎ')).toContain('place Ｎ　ｆｉｒｅ　700 blk Parnassus Ave ')
    expect(lines('Ｄ　２３１　＋２ｔ')).toContain('capability Ｄ　２３１　+2 truck ')
    expect(lines('Ｖ　ｍ')).toContain('word Ｖ　mine ')
  })
  test('places, with their point for the map', () => {
    expect(lines('N fire 700 parn')).toContain('place N fire 700 blk Parnassus Ave ')
    expect(offers('N fire 700 parn').find(({ kind }) => kind === 'place')?.point).toEqual([-122.46, 37.7628])
    expect(lines('N fire jackson / v')).toContain('place N fire Jackson / Van Ness Ave ')
    expect(lines('新 火灾 人民')).toContain('place 新 火灾 人民路 ')
  })
  test('once the place stands, the narrative is left alone', () => {
    expect(offers('N fire 700 Parnassus 3rd floor inner').map(({ kind }) => kind)).toEqual(['run'])
  })
  test('capabilities behind +2', () => {
    expect(lines('D 231 +2 ').every((line) => !line.startsWith('capability'))).toBe(true)
    expect(lines('D 231 +2t')).toContain('capability D 231 +2 truck ')
  })
  test('never more than five', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'D ', 'N ', 'R ', 'F e', 'Z ', 'V ', '派', 'P 231 '),
        fc.string({ maxLength: 12 }),
        fc.nat(20),
        (head, tail, caret) => {
          const line = head + tail
          expect(offers(line, desk, Math.min(caret, line.length)).length).toBeLessThanOrEqual(5)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
