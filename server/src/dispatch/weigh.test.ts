import { describe, expect, test } from 'vitest'
import { advisor, call, city, medic } from './oneStreet.testing.ts'
import type { Situation } from './situation.ts'

const at = (
  id: string,
  priority: number,
  status: 'dispatched' | 'enroute' | 'onscene' | 'transporting' = 'enroute',
) => ({
  status: 'busy' as const,
  atCall: { id, priority, status },
})
const rule: Situation['breakOff'] = { fromPriority: 4, forPriority: 1, statuses: ['dispatched', 'enroute'] }
const sentFor = (situation: Situation, asked: object = {}) => advisor().recommend(situation, [call(2, asked)])[0]

describe('a unit on a lesser call', () => {
  const near = medic('near', 3, at('c9', 4))
  const far = medic('far', 15)
  test('is taken by the city’s rule, and it is said from which call and whom that has left', () => {
    const advice = sentFor(city([near, far, medic('other', 18, at('c9', 4))], { breakOff: rule }))
    expect(advice?.units).toMatchObject([{ id: 'near', breaksOff: 'c9' }])
    expect(advice?.units[0]?.reasons).toContainEqual({
      code: 'breaksOff',
      facts: { incident: 'c9', priority: 4, left: 1 },
    })
    expect(advice?.notChosen).toContainEqual(expect.objectContaining({ id: 'far', code: 'later' }))
  })
  test('is not counted as left where the same advice takes it, too', () => {
    const two = [near, medic('next', 4, at('c9', 4)), medic('last', 18, at('c9', 4))]
    const advice = sentFor(city(two, { breakOff: rule }), { needs: [{ capability: 'medic', count: 2 }] })
    expect(advice?.units.map(({ id }) => id)).toEqual(['near', 'next'])
    for (const { reasons } of advice?.units ?? []) expect(reasons[1]?.facts.left).toBe(1)
  })
  test('stays where no rule is told, where the rule does not reach, and for a call of unknown or no higher priority', () => {
    expect(sentFor(city([near, far]))?.units).toMatchObject([{ id: 'far' }])
    for (const breakOff of [
      { ...rule, fromPriority: 5 },
      { ...rule, statuses: ['onscene' as const] },
    ])
      expect(sentFor(city([near, far], { breakOff }))?.units).toMatchObject([{ id: 'far' }])
    for (const priority of [undefined, 2, 4, 5])
      expect(sentFor(city([near, far], { breakOff: rule }), { priority })?.units).toMatchObject([{ id: 'far' }])
  })
  test('is never taken from a patient, whatever the rule', () => {
    const breakOff = {
      ...rule,
      fromPriority: 2,
      statuses: ['dispatched' as const, 'enroute' as const, 'onscene' as const],
    }
    const advice = sentFor(city([medic('near', 3, at('c9', 5, 'transporting')), far], { breakOff }))
    expect(advice?.units).toMatchObject([{ id: 'far' }])
    expect(advice?.notChosen).toMatchObject([{ id: 'near', code: 'busy' }])
  })
  test('stays where it would be hardly sooner than who is free', () => {
    const advice = sentFor(city([near, medic('free', 3)], { breakOff: rule }))
    expect(advice?.units).toMatchObject([{ id: 'free' }])
    expect(advice?.notChosen).toMatchObject([{ id: 'near', code: 'busy' }])
  })
  test('is not taken from the call that asks', () =>
    expect(sentFor(city([medic('near', 3, at('c1', 4)), far], { breakOff: rule }))?.units).toMatchObject([
      { id: 'far' },
    ]))
})

describe('a unit that is free soon', () => {
  const soon = (corner: number, freeAt = '2017-01-04T17:06:00-08:00') =>
    medic('soon', corner, { status: 'busy', freeAt })
  test('is told beside who goes instead, with both times', () => {
    const advice = sentFor(city([soon(3), medic('far', 12)]))
    expect(advice?.units).toMatchObject([{ id: 'far', seconds: 900 }])
    expect(advice?.soon).toEqual([
      { id: 'soon', capability: 'medic', freeInSec: 360, seconds: 448, than: 'far', soonerSec: 452 },
    ])
  })
  test('is not told where who is farther away is there before it', () =>
    expect(sentFor(city([soon(3), medic('far', 5)]))?.soon).toEqual([]))
  test('is told where nobody else can come, and the call still lacks a unit now', () => {
    const advice = sentFor(city([soon(3)]))
    expect(advice).toMatchObject({ units: [], unmet: [{ reason: 'noneFree' }], soon: [{ id: 'soon', freeInSec: 360 }] })
    expect(advice?.soon[0]).not.toHaveProperty('than')
  })
  test('counts for nothing in moves and coverage before it is free', () =>
    expect(advisor({ 3: 1 }).coverage(city([soon(3)]), { capability: 'medic', seconds: 480 }).units).toBe(0))
})
