import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lossShare } from '../erlang.ts'
import { allAtWork, createPostedCover, nearPosts } from './postedCover.ts'
import { createStaticPosts } from './staticPosts.ts'

const CELLS = 4
const cities = fc.record({
  calls: fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: CELLS, maxLength: CELLS })
    .map((calls) => Float64Array.from(calls)),
  chances: fc.array(
    fc
      .array(fc.integer({ min: 0, max: 8 }), { minLength: CELLS, maxLength: CELLS })
      .map((eighths) => Float32Array.from(eighths, (count) => count / 8)),
    { minLength: 1, maxLength: 4 },
  ),
  load: fc.constantFrom(0, 0.3, 1, 2.5),
})
type City = typeof cities extends fc.Arbitrary<infer C> ? C : never

/** Every way to put so many units at so many posts. */
function waysOf(units: number, posts: number): number[][] {
  if (posts === 1) return [[units]]
  return Array.from({ length: units + 1 }, (_, here) =>
    waysOf(units - here, posts - 1).map((rest) => [here, ...rest]),
  ).flat()
}

/** The same by looking at each unit alone, the best first. */
function plainTotal({ calls, chances, load }: City, counts: readonly number[], units: number): number {
  const atWork = allAtWork(load, units)
  return calls.reduce((sum, count, cell) => {
    const own = counts.flatMap((here, post) => Array.from({ length: here }, () => chances[post]?.[cell] ?? 0))
    own.sort((a, b) => b - a)
    return sum + count * own.reduce((all, chance, rank) => all + chance * (atWork[rank]! - atWork[rank + 1]!), 0)
  }, 0)
}

/** A post is as far from a cell as its chance there is small. */
const coverOf = ({ calls, chances }: City) =>
  createPostedCover(
    nearPosts(
      chances.map((row) => row.map((chance) => 1 - chance)),
      CELLS,
    ),
    calls,
    chances,
  )
const staticPostsOf = (city: City) =>
  createStaticPosts({
    ...{ cover: coverOf(city), posts: city.chances.length, candidates: city.chances.length, load: city.load },
  })

test('one unit is at work as often as Erlang says, and all together as often as a call is lost', () => {
  expect(allAtWork(0.5, 1)[1]).toBeCloseTo(lossShare(0.5, 1), 12)
  const atWork = allAtWork(3, 5)
  expect(atWork[5]).toBeCloseTo(lossShare(3, 5), 12)
  // One of them is at work for the share of the carried load that is its own.
  expect(atWork[1]).toBeCloseTo((3 * (1 - lossShare(3, 5))) / 5, 12)
  expect([...allAtWork(0, 3)]).toEqual([1, 0, 0, 0])
  expect(allAtWork(0.01, 200).every((share) => share >= 0 && share <= 1)).toBe(true)
})

test('what many at a post do, and what one more there adds, is what each alone adds up to', () => {
  fc.assert(
    fc.property(cities, fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), (city, all) => {
      const counts = city.chances.map((_, post) => all[post] ?? 0)
      const units = counts.reduce((sum, count) => sum + count, 0) + 1
      const cover = coverOf(city)
      const atWork = allAtWork(city.load, units)
      const { inTime, gains } = cover.look(counts, atWork)
      expect(inTime).toBeCloseTo(plainTotal(city, counts, units), 4)
      for (const post of counts.keys()) {
        const more = counts.map((count, at) => count + Number(at === post))
        expect(gains[post]).toBeCloseTo(plainTotal(city, more, units) - inTime, 4)
      }
    }),
  )
})

test('one unit waits where it is best, as trying each post shows; more are never worse than where they wait now, and hardly worse than the best', () => {
  fc.assert(
    fc.property(cities, fc.integer({ min: 1, max: 4 }), fc.nat(), (city, units, seed) => {
      const posts = city.chances.length
      const ways = waysOf(units, posts)
      const best = Math.max(...ways.map((counts) => plainTotal(city, counts, units)))
      const now = ways[seed % ways.length] ?? []
      const { inTime, counts } = staticPostsOf(city).rearranged(Uint16Array.from(now), units)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(units)
      expect(inTime).toBeCloseTo(plainTotal(city, [...counts], units), 4)
      expect(inTime).toBeGreaterThanOrEqual(plainTotal(city, now, units) - 1e-4)
      // What is worth less than one call in a hundred thousand is left as it is.
      if (units === 1) expect(inTime).toBeGreaterThanOrEqual(best - 1e-3)
      else expect(inTime).toBeGreaterThanOrEqual(0.9 * best - 1e-4)
    }),
    { numRuns: 300 },
  )
})

test('the units that are needed hold the standard, and one fewer does not where one would be found', () => {
  fc.assert(
    fc.property(cities, fc.constantFrom(0.5, 0.8, 0.9), (city, share) => {
      const cover = coverOf(city)
      const wanted = share * cover.best
      const posts = staticPostsOf(city)
      const found = posts.fewest(wanted)
      expect(found?.posted.inTime ?? 0).toBeGreaterThanOrEqual(wanted - 1e-6)
      if (found && found.units > 1) expect(posts.arranged(found.units - 1).inTime).toBeLessThan(wanted)
    }),
  )
})
