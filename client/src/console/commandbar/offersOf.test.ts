import { smallDesk } from '@muster/shared/commandline/city.testing.ts'
import { describe, expect, test } from 'vitest'
import { ghostOf, offersOf, takenBy } from './offersOf.ts'
import { piecesOf } from './plates.ts'

const desk = smallDesk({
  recommended: (id) => (id === 'i231' ? { units: [{ id: 'E12', rank: 1, seconds: 192 }] } : undefined),
})
const at = (text: string, more: { offerFor?: string; chosen?: number } = {}) => {
  const bar = { text, caret: text.length, ...more }
  const offers = offersOf(bar, desk)
  const taken = takenBy(bar, offers)
  return { taken: taken === undefined ? undefined : offers[taken], ghost: ghostOf(bar, offers), offers }
}

describe('what ⏎ does', () => {
  test('a whole order is sent', () => expect(at('D E12 231').taken?.kind).toBe('run'))
  test('a word that is being typed is finished', () => {
    expect(at('D 231 E').taken?.line).toBe('D 231 E12 ')
    expect(at('D 231 E').ghost).toBe('12')
  })
  test('no unit that nobody typed gets into the line', () => {
    expect(at('D E13 231').taken).toBeUndefined()
    expect(at('D 231 E99').taken).toBeUndefined()
    expect(at('OS ').taken).toBeUndefined()
  })
  test('one that was chosen by ↓ is taken', () => expect(at('OS ', { chosen: 0 }).taken?.unitId).toBe('M73'))
  test('an empty line sends nobody', () => expect(at('').offers).toEqual([]))
  test('an empty line offers the recommended units of the call that was just reported', () => {
    expect(at('', { offerFor: 'i231' }).taken).toMatchObject({ kind: 'run', title: { text: 'D 231' } })
  })
})

describe('plates', () => {
  const looks = (line: string, caret = line.length) =>
    piecesOf(line, caret, desk).map(({ start, end, look }) => `${look} ${line.slice(start, end)}`)
  test('what is known stands on a plate, what is not is underlined', () => {
    expect(looks('D E12 E99 231 ')).toEqual([
      'known D',
      'plain  ',
      'known E12',
      'plain  ',
      'unknown E99',
      'plain  ',
      'known 231',
      'plain  ',
    ])
  })
  test('the word under the caret is not called unknown while it grows', () => {
    expect(looks('D E9')).toEqual(['known D', 'plain  E9'])
  })
  test('of a report the type and the place', () => {
    expect(looks('N fire 700 Parnassus smoke')).toEqual([
      'known N',
      'plain  ',
      'known fire',
      'plain  ',
      'known 700 Parnassus',
      'plain  smoke',
    ])
  })
  test('the pieces are the line, whatever it holds', () => {
    for (const line of ['；；', ' a\\;b ;D E12', '派E12 231：x', 'N 火灾人民路120号三楼'])
      expect(
        piecesOf(line, 0, desk)
          .map(({ start, end }) => line.slice(start, end))
          .join(''),
      ).toBe(line)
  })
})
