import { describe, expect, test } from 'vitest'
import { type Crew, nextStatus } from './nextStatus.ts'

const work = { turnoutSec: 60, travelSec: 200, onsceneSec: 600, transports: false, hospitalSec: 900 }
const crew = (parts: Partial<Crew>): Crew => ({ status: 'dispatched', since: 1000, work, arrivedAt: null, ...parts })

describe('a crew', () => {
  test('turns out, and says so at the time when it left', () => {
    expect(nextStatus(crew({}), 60_000)).toBeNull()
    expect(nextStatus(crew({}), 75_000)).toEqual({ status: 'enroute', at: 61_000 })
  })

  test('is on scene when it is there', () => {
    expect(nextStatus(crew({ status: 'enroute' }), 500_000)).toBeNull()
    expect(nextStatus(crew({ status: 'enroute', arrivedAt: 90_000 }), 95_000)).toEqual({
      status: 'onscene',
      at: 90_000,
    })
  })

  test('finds a place that nobody can tell after the recorded time', () => {
    expect(nextStatus(crew({ status: 'enroute', placeUnknown: true }), 201_000)).toEqual({
      status: 'onscene',
      at: 201_000,
    })
  })

  test('takes its patient to hospital where the record says so, else returns', () => {
    const onscene = crew({ status: 'onscene' })
    expect(nextStatus(onscene, 601_000)?.status).toBe('returning')
    expect(nextStatus({ ...onscene, work: { ...work, transports: true } }, 601_000)?.status).toBe('transporting')
    expect(nextStatus(crew({ status: 'transporting', arrivedAt: 5000 }), 6000)).toEqual({
      status: 'athospital',
      at: 5000,
    })
    expect(nextStatus(crew({ status: 'athospital' }), 901_000)).toEqual({ status: 'returning', at: 901_000 })
  })

  test('is available again in quarters', () => {
    const returning = crew({ status: 'returning', work: undefined })
    expect(nextStatus(returning, 9000)).toBeNull()
    expect(nextStatus({ ...returning, arrivedAt: 8000 }, 9000)).toEqual({ status: 'available', at: 8000 })
  })

  test('is sent back where the record has it cancelled before it arrived', () => {
    const cancelled = { ...work, cancelledAfterSec: 120 }
    expect(nextStatus(crew({ status: 'enroute', since: 60_000, dispatchedAt: 0, work: cancelled }), 119_000)).toBeNull()
    expect(nextStatus(crew({ status: 'enroute', since: 60_000, dispatchedAt: 0, work: cancelled }), 120_000)).toEqual({
      ...{ status: 'returning', at: 120_000 },
    })
  })

  test('never ends an emergency or being out of service by itself', () => {
    for (const status of ['emergency', 'outofservice'] as const)
      expect(nextStatus(crew({ status, arrivedAt: 0 }), 10_000_000)).toBeNull()
  })

  test('never reports a time before its present status began', () => {
    expect(nextStatus(crew({ status: 'enroute', since: 50_000, arrivedAt: 40_000 }), 60_000)?.at).toBe(50_000)
  })
})
