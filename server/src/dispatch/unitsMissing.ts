import type { DistrictCells } from './districtCells.ts'

/** What units at the posts could do within a standard: the cells that one at each reaches, and the districts beyond all. */
export type Reached = { readonly within: readonly Uint32Array[]; readonly beyond: readonly boolean[] }

/** Districts that are served from none of the posts, however many units wait there. `within`: cells reached, by post. */
export function beyondPosts(
  { ids, cells, weight, enough }: DistrictCells,
  within: readonly Uint32Array[],
): readonly boolean[] {
  const isReached = new Set(within.flatMap((inside) => [...inside]))
  return ids.map((_, district) => {
    const served = (cells[district] ?? []).reduce(
      (sum, cell) => sum + (isReached.has(cell) ? (weight[cell] ?? 0) : 0),
      0,
    )
    return served < (enough[district] ?? 0)
  })
}

/**
 * How many units more it takes, each at the post where it helps most, until every district is served by as many as it
 * requires, beside those that are counted at the cells already. One after the other (the greedy answer to a set cover:
 * Chvátal 1979), so now and then one more than the fewest. Districts that no post serves are left out.
 */
export function unitsMissing(
  ground: DistrictCells,
  { within, beyond }: Reached,
  { required, counts }: { required: readonly number[]; counts?: ArrayLike<number> },
): number {
  const { ids, ofCell, cells, weight, enough } = ground
  const needs = Int32Array.from(ofCell, (district, cell) =>
    district < 0 ? 0 : Math.max(0, (required[district] ?? 0) - (counts?.[cell] ?? 0)),
  )
  const served = ids.map((_, district) =>
    (cells[district] ?? []).reduce((sum, cell) => sum + (needs[cell] === 0 ? (weight[cell] ?? 0) : 0), 0),
  )
  const isOpen = (district: number): boolean => !beyond[district] && (served[district] ?? 0) < (enough[district] ?? 0)
  const gainOf = (post: number): number => {
    let gain = 0
    for (const cell of within[post] ?? [])
      if ((needs[cell] ?? 0) > 0 && isOpen(ofCell[cell] ?? -1)) gain += weight[cell] ?? 0
    return gain
  }
  // A post gains less and less: one whose former gain is below another's present one need not be looked at.
  const most = within.map((_, post) => gainOf(post))
  let units = 0
  while (most.length > 0) {
    const best = most.indexOf(Math.max(...most))
    const gain = gainOf(best)
    if (gain < (most[best] ?? 0)) most[best] = gain
    else if (gain === 0) break
    else {
      units += 1
      for (const cell of within[best] ?? []) {
        if ((needs[cell] ?? 0) === 0) continue
        needs[cell] = (needs[cell] ?? 0) - 1
        const district = ofCell[cell] ?? -1
        if (needs[cell] === 0) served[district] = (served[district] ?? 0) + (weight[cell] ?? 0)
      }
    }
  }
  return units
}
