import { expect, test } from 'vitest'
import { cornerAhead, legOf, whereOn } from './leg.ts'

// Two stretches of 111.195 m (0.001° of latitude) north, then as long again east at the equator; 20 m/s.
const way = {
  seconds: 11.1195,
  metres: 222.39,
  points: [
    [0, 0],
    [0, 0.001],
    [0.001, 0.001],
  ] as [number, number][],
}
const leg = legOf({ from: [0, 0], way, startAt: 10_000 })

test('a unit drives at the speed of the road and heads the way it goes', () => {
  const { point, headingDeg, arrivedAt } = whereOn(leg, 10_000 + 2780)
  expect(point[1]).toBeCloseTo(0.0005, 5)
  expect(point[0]).toBe(0)
  expect(headingDeg).toBeCloseTo(0, 5)
  expect(arrivedAt).toBeNull()
  expect(whereOn(leg, 10_000 + 8340).headingDeg).toBeCloseTo(90, 1)
})

test('it stands at its start before it leaves, and at its end once it is there', () => {
  expect(whereOn(leg, 0).point).toEqual([0, 0])
  const end = whereOn(leg, 60_000)
  expect(end.point[0]).toBeCloseTo(0.001, 6)
  expect(end.arrivedAt).toBeCloseTo(10_000 + 11_119, -2)
})

test('it may stop short, so that units sent to one place do not stand in one', () => {
  const short = whereOn(legOf({ from: [0, 0], way, startAt: 0, stopShortMetres: 55.6 }), 60_000)
  expect(short.point[0]).toBeCloseTo(0.0005, 5)
})

test('at half the pace it takes twice as long', () => {
  expect(whereOn(legOf({ from: [0, 0], way, startAt: 0, pace: 0.5 }), 60_000).arrivedAt).toBeCloseTo(22_239, -2)
})

test('the corner ahead is where a new way can begin', () => {
  expect(cornerAhead(leg, 10_000 + 2780)).toEqual([0, 0.001])
  expect(cornerAhead(leg, 10_000 + 8340)).toEqual([0.001, 0.001])
})

test('a way of no length is driven at once', () => {
  expect(
    whereOn(legOf({ from: [1, 1], way: { seconds: 0, metres: 0, points: [[1, 1]] }, startAt: 5 }), 5),
  ).toMatchObject({
    ...{ point: [1, 1], arrivedAt: 5 },
  })
})
