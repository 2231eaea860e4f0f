import { describe, expect, test } from 'vitest'
import { type Stop, walkOn, walkTo } from './walk.ts'

const stop = (id: string, x: number, y: number): Stop => ({ pick: { kind: 'unit', id }, at: [x, y] })
const at = (id: string) => ({ kind: 'unit', id }) as const
const stops = [stop('middle', 100, 100), stop('right', 160, 110), stop('farRight', 300, 100), stop('up', 95, 20)]

describe('a step goes the way that is seen', () => {
  test('to the nearest that lies ahead', () => {
    expect(walkTo(stops, at('middle'), [1, 0])).toEqual(at('right'))
    expect(walkTo(stops, at('right'), [1, 0])).toEqual(at('farRight'))
    expect(walkTo(stops, at('middle'), [0, -1])).toEqual(at('up'))
    expect(walkTo(stops, at('farRight'), [-1, 0])).toEqual(at('right'))
  })
  test('and nowhere when nothing lies there', () => {
    expect(walkTo(stops, at('middle'), [0, 1])).toBeUndefined()
    expect(walkTo(stops, at('up'), [0, -1])).toBeUndefined()
  })
  test('what lies straight ahead comes before what is nearer but aside', () => {
    const aside = [stop('here', 0, 0), stop('aside', 40, 60), stop('ahead', 110, 0)]
    expect(walkTo(aside, at('here'), [1, 0])).toEqual(at('ahead'))
  })
  test('it begins at the first, from nowhere as from what has left the view', () => {
    expect(walkTo(stops, undefined, [1, 0])).toEqual(at('middle'))
    expect(walkTo(stops, at('gone'), [0, 1])).toEqual(at('middle'))
    expect(walkTo([], undefined, [1, 0])).toBeUndefined()
  })
})

test('in the order of the list every stop is reached, around its end', () => {
  expect(walkOn(stops, undefined, 1)).toEqual(at('middle'))
  expect(walkOn(stops, undefined, -1)).toEqual(at('up'))
  expect(walkOn(stops, at('up'), 1)).toEqual(at('middle'))
  expect(walkOn(stops, at('middle'), -1)).toEqual(at('up'))
  expect(walkOn([], undefined, 1)).toBeUndefined()
})
