import type { Call } from '@muster/server/cities/pack.ts'
import { describe, expect, test } from 'vitest'
import { learnWork } from './work.ts'

const units = [10, 20, 30].map((turnout, i) => ({
  ...{ unitId: `E${i}`, dispatchSec: 100, enrouteSec: 100 + turnout, onsceneSec: 400, availableSec: 1000 },
}))
const call: Call = {
  ...{
    id: '1',
    receivedAt: '',
    type: 'fire',
    priority: 1,
    point: null,
    address: '',
    neighbourhood: '',
    outcome: 'o',
    units,
  },
}
const workOf = learnWork([call], (unitId) => (unitId.startsWith('E') ? 'engine' : 'medic'))
const base = { assignmentId: 'a', kind: 'engine', type: 'fire', mayTransport: false } as const

describe('how long work takes', () => {
  test('is as recorded where the unit was there', () => {
    expect(workOf({ ...base, row: units[1] })).toMatchObject({ turnoutSec: 20, onsceneSec: 600, transports: false })
  })

  test('is about the usual for its kind and type where it was not', () => {
    const { turnoutSec, onsceneSec } = workOf(base)
    expect(turnoutSec).toBeGreaterThanOrEqual(13)
    expect(turnoutSec).toBeLessThanOrEqual(27)
    expect(onsceneSec).toBeGreaterThan(600 * 0.66)
    expect(workOf(base)).toEqual(workOf(base))
  })

  test('takes a patient to hospital where the record did', () => {
    const row = {
      unitId: 'M1',
      dispatchSec: 10,
      onsceneSec: 100,
      transportSec: 700,
      athospitalSec: 1000,
      availableSec: 2500,
    }
    expect(workOf({ ...base, kind: 'medic', row })).toMatchObject({
      transports: true,
      onsceneSec: 600,
      hospitalSec: 1500,
    })
  })

  test('ends before arrival where the record has no arrival', () => {
    expect(
      workOf({ ...base, row: { unitId: 'E9', dispatchSec: 10, enrouteSec: 60, availableSec: 200 } }),
    ).toMatchObject({
      ...{ cancelledAfterSec: 190 },
    })
  })

  test('stays within what a shift can bear', () => {
    const row = { unitId: 'E9', dispatchSec: 0, enrouteSec: 9000, onsceneSec: 9001, availableSec: 99_999 }
    expect(workOf({ ...base, row })).toMatchObject({ turnoutSec: 240, onsceneSec: 7200 })
  })
})
