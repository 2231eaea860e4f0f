import type { Call, CallUnit } from '@muster/server/cities/pack.ts'
import { describe, expect, test } from 'vitest'
import { callsUnderWay } from './underWay.ts'

const NOW = 100_000_000
const call = (id: string, agoSec: number, units: CallUnit[]) => ({
  sourceId: id,
  receivedAt: NOW - agoSec * 1000,
  call: {
    id,
    receivedAt: '',
    type: 't',
    priority: 1,
    point: null,
    address: '',
    neighbourhood: '',
    outcome: 'o',
    units,
  } satisfies Call,
})
const done = { unitId: 'E1', dispatchSec: 60, enrouteSec: 90, onsceneSec: 300, availableSec: 900 }

describe('the city under way', () => {
  test('brings in a call with the steps that its unit had taken', () => {
    const [found] = callsUnderWay([call('a', 400, [done])], NOW)
    expect(found?.units).toEqual([
      {
        unitId: 'E1',
        steps: [
          { status: 'dispatched', at: NOW - 340_000 },
          { status: 'enroute', at: NOW - 310_000 },
          { status: 'onscene', at: NOW - 100_000 },
        ],
      },
    ])
  })

  test('leaves out what was over', () => {
    expect(callsUnderWay([call('a', 1000, [done]), call('b', 5000, [{ unitId: 'E2', dispatchSec: 60 }])], NOW)).toEqual(
      [],
    )
  })

  test('leaves the two newest calls to the person at the console', () => {
    const found = callsUnderWay(
      [
        call('a', 290, [done]),
        call('b', 200, [{ ...done, unitId: 'E2' }]),
        call('c', 150, [{ ...done, unitId: 'E3' }]),
      ],
      NOW,
    )
    expect(found.map(({ units }) => units.length)).toEqual([1, 0, 0])
  })

  test('has a unit in one place only: where it went last', () => {
    const found = callsUnderWay([call('a', 800, [done]), call('b', 500, [{ ...done, availableSec: 2000 }])], NOW)
    expect(found.map(({ units }) => units.length)).toEqual([0, 1])
  })

  test('leaves out a step that the record has before the former one', () => {
    const [found] = callsUnderWay([call('a', 600, [{ ...done, enrouteSec: 20 }])], NOW)
    expect(found?.units[0]?.steps.map(({ status }) => status)).toEqual(['dispatched', 'onscene'])
  })
})
