import { expect, test } from 'vitest'
import { readShown, writePlan } from './plots.ts'

test('the address names what is shown, and of a plan its day and hour', () => {
  expect(readShown(undefined)).toEqual({})
  expect(readShown('units')).toEqual({ shown: 'units' })
  expect(readShown('plan')).toEqual({ shown: 'plan' })
  expect(readShown(writePlan(3, 17))).toEqual({ shown: 'plan', day: 3, hour: 17 })
})

test('what nobody could ask for is left out', () => {
  for (const text of ['plan,8,24', 'plan,0,-1', 'plan,,', 'plan,1e0,0x5', 'plan,٣,👩', 'plan,2.5,NaN'])
    expect(readShown(text)).toEqual({ shown: 'plan' })
  expect(readShown('sideways')).toEqual({})
})
