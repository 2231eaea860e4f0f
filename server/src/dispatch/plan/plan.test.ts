import { expect, test } from 'vitest'
import { createAdvisor } from '../advisor.ts'
import { type DemandField, WEEK_HOURS } from '../demandField.ts'
import { at, lngOf, network } from '../oneStreet.testing.ts'
import type { PlanAsked } from './plan.ts'

/** A city of one street, a cell at each corner; calls by hour of the day on Mondays alone. */
const CORNERS = 20
const corners = Array.from({ length: CORNERS }, (_, corner) => corner)
const fieldOf = (callsAt: (hour: number, corner: number) => number): DemandField => ({
  count: CORNERS,
  id: corners.map(String),
  lng: Float64Array.from(corners, lngOf),
  lat: new Float64Array(CORNERS).fill(37.7),
  node: Uint32Array.from(corners),
  persons: new Float64Array(CORNERS).fill(100),
  callsPerHour: Array.from({ length: WEEK_HOURS }, (_, hour) =>
    Float64Array.from(corners, (corner) => (hour < 24 ? callsAt(hour, corner) : 0)),
  ),
  timeZone: 'UTC',
})
const planOf = (
  callsAt: (hour: number, corner: number) => number,
  asked: Partial<PlanAsked> = {},
  work: Readonly<Record<string, number>> = { medic: 1 },
) =>
  createAdvisor({
    ...{ network, field: fieldOf(callsAt), work },
    tuning: { travelSec: { medic: 300, other: 300 }, stopAndStartSec: 0 },
  }).plan({
    ...{ capability: 'medic', day: 1, homes: ['p2', 'p2'], isHad: true },
    posts: [2, 7, 12, 17].map((corner) => ({ id: `p${corner}`, point: at(corner) })),
    ...{ shiftHours: [12, 10], startEveryHours: 1, inTime: 0.9 },
    ...asked,
  })
const codesOf = ({ reasons }: { reasons: readonly { code: string }[] }) => reasons.map(({ code }) => code)
/** By day the west calls, by night the east. */
const wandering = (hour: number, corner: number) => {
  const isWest = corner < 10
  return (hour >= 8 && hour < 20) === isWest ? 0.05 : 0
}

test('those on duty wait where the hour calls, and never worse than at home', () => {
  const { hours, posts, onDuty, reasons } = planOf(wandering)
  expect({ onDuty, reasons }).toEqual({ onDuty: 2, reasons: [] })
  expect(posts).toEqual([
    { id: 'p2', home: 2 },
    { id: 'p7', home: 0 },
    { id: 'p12', home: 0 },
    { id: 'p17', home: 0 },
  ])
  expect(hours[10]?.moved.counts).toEqual([1, 1, 0, 0])
  expect(hours[2]?.moved.counts).toEqual([0, 0, 1, 1])
  for (const { now, moved } of hours) expect(moved.share).toBeGreaterThanOrEqual(now)
  expect(hours[2]?.now).toBeLessThan(0.01)
})

test('more calls need more units, and shifts have them on duty in each hour', () => {
  const { hours, shifts, nowUnitHours } = planOf((hour) => (hour >= 8 && hour < 18 ? 0.2 : 0.02))
  expect(hours[12]?.need ?? 0).toBeGreaterThan(hours[2]?.need ?? 0)
  for (const { need, planned, hour } of hours) {
    expect(planned.units).toBe(shifts.onDuty[hour])
    expect(planned.units).toBeGreaterThanOrEqual(need ?? 0)
    expect(planned.share).toBeGreaterThanOrEqual(0.9)
    expect(planned.counts.reduce((sum, count) => sum + count, 0)).toBe(planned.units)
  }
  expect(shifts.unitHours).toBe(shifts.leastUnitHours)
  expect(nowUnitHours).toBe(48)
})

test('the same is planned for whoever asks the same', () => {
  expect(planOf(wandering)).toEqual(planOf(wandering))
})

test('without calls the people stand for them, and it is said', () => {
  const plan = planOf(wandering, { day: 2 })
  expect(plan.reasons).toEqual([{ code: 'noCalls', facts: { count: 24 } }])
  expect(plan.hours[0]).toMatchObject({ calls: 0, holds: true })
  expect(plan.hours[0]?.need).toBeGreaterThan(0)
})

test('nobody on duty, nobody at all, work that is not known, and units of no known place each have their reason', () => {
  expect(planOf(wandering, { homes: [] })).toMatchObject({
    ...{ onDuty: 0, nowUnitHours: 0, reasons: [{ code: 'noneOnDuty' }] },
    hours: expect.arrayContaining([expect.objectContaining({ now: 0, holds: true })]),
  })
  expect(codesOf(planOf(wandering, { homes: [], isHad: false }, {}))).toEqual(['noneHave', 'noWork'])
  expect(planOf(wandering, { homes: ['p2', null, 'p99'] }).reasons).toEqual([
    { code: 'placeless', facts: { count: 2 } },
  ])
})

test('one post is the only choice; one that is too far from most says so, and what it could do at most', () => {
  const plan = planOf(wandering, { posts: [{ id: 'p2', point: at(2) }] })
  expect(codesOf(plan)).toEqual(['noneReached', 'onePost', 'tooFar'])
  expect(plan.hours[10]).toMatchObject({ holds: false, moved: { counts: [2] } })
  expect(plan.hours[10]?.most).toBeLessThan(0.9)
  // By night nobody in the east is reached from there: no number of units helps.
  expect(plan.hours[2]).toMatchObject({ need: null })
})

test('a unit that belongs to no post stays where it is and counts there', () => {
  const { hours } = planOf(wandering, { homes: [[lngOf(17), 37.7], 'p2'] })
  expect(hours[2]).toMatchObject({ moved: { units: 2, counts: [0, 0, 1, 0] } })
  expect(hours[2]?.now).toBeGreaterThan(0.3)
})

test('without posts, or with every road closed, a plan says why it is empty', () => {
  const none = planOf(wandering, { posts: [], homes: [] })
  expect(codesOf(none)).toEqual(['noPosts', 'noneOnDuty'])
  expect(none).toMatchObject({ posts: [], shifts: { blocks: [], unitHours: 0 } })
  network.close(Array.from({ length: 20 }, (_, stretch) => ({ stretch })))
  const shut = planOf((_, corner) => (corner === 4 ? 1 : 0))
  network.close([])
  expect(codesOf(shut)).toEqual(['noneReached'])
  expect(shut.hours[0]).toMatchObject({ need: null, most: 0, now: 0 })
})
