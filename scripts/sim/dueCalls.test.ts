import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueCalls, type WaitingCall } from './dueCalls.ts'

const call = (id: string, waitedSec: number, parts: Partial<WaitingCall> = {}): WaitingCall => ({
  ...{ id, priority: 3, waitedMs: waitedSec * 1000, recordedSec: 120, personal: false },
  ...parts,
})

describe('the other dispatchers', () => {
  test('keep two calls that can wait for the person, and take the next after its time', () => {
    expect(dueCalls([call('a', 200), call('b', 150), call('c', 20)], 1)).toEqual([])
    expect(dueCalls([call('a', 200), call('b', 150), call('c', 120)], 1)).toEqual(['c'])
    expect(dueCalls([call('a', 490), call('b', 100)], 1)).toEqual(['a'])
  })

  test('keep one with life at risk where there is nothing else, and not as long', () => {
    const urgent = { priority: 1 }
    expect(dueCalls([call('a', 200, urgent), call('b', 150, urgent)], 1)).toEqual(['b'])
    expect(dueCalls([call('a', 200, urgent), call('b', 30)], 1)).toEqual(['a'])
    expect(dueCalls([call('a', 241, urgent), call('b', 30, urgent)], 1)).toEqual(['a'])
  })

  test('keep the last one longer, but not for ever', () => {
    expect(dueCalls([call('a', 1190)], 1)).toEqual([])
    expect(dueCalls([call('a', 1201)], 1)).toEqual(['a'])
    expect(dueCalls([call('a', 900, { priority: 1 }), call('b', 500)], 1)).toEqual(['a'])
  })

  test('leave alone what a person has in hand, for twenty minutes', () => {
    expect(dueCalls([call('a', 1100, { personal: true }), call('b', 10)], 1)).toEqual([])
    expect(dueCalls([call('a', 1201, { personal: true }), call('b', 10)], 1)).toEqual(['a'])
  })

  test('take as long as was recorded when the city runs fast', () => {
    const calls = (waitedSec: number) => [call('a', 250), call('b', 240), call('c', waitedSec, { recordedSec: 200 })]
    expect(dueCalls(calls(190), 20)).toEqual([])
    expect(dueCalls(calls(201), 20)).toEqual(['c'])
  })

  test('never empty the board at once while a call is young, and never let more than two be kept', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 890 }), { minLength: 1, maxLength: 30 }), (waited) => {
        const calls = waited.map((sec, i) => call(`c${i}`, sec))
        const left = calls.length - dueCalls(calls, 1).length
        const tooYoung = waited.filter((sec) => sec < 112).length
        return left >= 1 && left <= 2 + tooYoung + 1
      }),
    ))
})
