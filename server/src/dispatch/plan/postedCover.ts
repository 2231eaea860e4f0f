/** Who is left with less of the calls than this changes no figure. */
const TOO_FEW = 1e-6

/** Chances that the nearest so many of the units that are out are all at work: none, one, … all of them. */
export type AllAtWork = Float64Array

/**
 * The chance that so many of `units` are all at work, whichever they are (Palm–Jacobæus: E(n) / E(n − r), with Erlang's loss
 * formula E). Unlike a power of the share of time that one is at work it knows that many calls keep many at work at once:
 * what Batta, Dolan and Krishnamurthy (1989) add to MEXCLP. `load`: unit hours of work that come in an hour.
 */
export function allAtWork(load: number, units: number): AllAtWork {
  const loss = Float64Array.of(1)
  const losses = new Float64Array(units + 1)
  losses.set(loss)
  for (let n = 1; n <= units; n++) losses[n] = (load * (losses[n - 1] ?? 0)) / (n + load * (losses[n - 1] ?? 0))
  const all = new Float64Array(units + 1)
  all[0] = 1
  // As a product: of many units with little to do both losses are too small to be told.
  for (let r = 1; r <= units; r++) {
    const n = units - r + 1
    all[r] = ((all[r - 1] ?? 0) * load) / (n + load * (losses[n - 1] ?? 0))
  }
  return all
}

/** Posts by cell, the one with the fewest seconds first: those of one cell end where the next one's begin. */
export type NearPosts = { readonly posts: Uint32Array; readonly ends: Uint32Array }

/** `roadSec`: by post and cell, without end where no road leads there. */
export function nearPosts(roadSec: readonly Float32Array[], cells: number): NearPosts {
  const order: number[] = []
  const ends = new Uint32Array(cells)
  for (let cell = 0; cell < cells; cell++) {
    const seconds = Float64Array.from(roadSec, (row) => row[cell] ?? Number.POSITIVE_INFINITY)
    const near = [...seconds.keys()].filter((post) => Number.isFinite(seconds[post]))
    order.push(...near.sort((a, b) => (seconds[a] ?? 0) - (seconds[b] ?? 0) || a - b))
    ends[cell] = order.length
  }
  return { posts: Uint32Array.from(order), ends }
}

/**
 * Expected answers in time where many units may wait at one post (MEXCLP, Daskin 1983, with chances as in Erkut et al.
 * 2008): the calls of a cell go to whom it has the best chance of having in time, and to the next where those are all at
 * work. `weights`: calls by cell; `chances`: by post and cell, no better for a post that is farther away. As each cell has
 * its posts in order, a look at all that one more could add anywhere is one pass.
 */
export function createPostedCover(
  { posts, ends }: NearPosts,
  weights: Float64Array,
  chances: readonly ArrayLike<number>[],
) {
  const chance = new Float64Array(posts.length)
  let [entries, best] = [0, 0]
  for (const [cell, end] of ends.entries()) {
    const start = entries
    for (; entries < end; entries++) chance[entries] = chances[posts[entries] ?? 0]?.[cell] ?? 0
    if (start < end) best += (weights[cell] ?? 0) * (chance[start] ?? 0)
  }
  const gains = new Float64Array(chances.length)

  return {
    /** Calls in time with as many units as anybody likes at every post. */
    best,
    /** Calls in all. */
    all: weights.reduce((sum, calls) => sum + calls, 0),

    /** With so many units at each post: calls in time, and what one more at each would add; the next look writes over that. */
    look(counts: ArrayLike<number>, atWork: AllAtWork): { readonly inTime: number; readonly gains: Float64Array } {
      gains.fill(0)
      let inTime = 0
      let start = 0
      for (let cell = 0; cell < ends.length; cell++) {
        const end = ends[cell] ?? 0
        const calls = weights[cell] ?? 0
        let [entry, rank] = [calls === 0 ? end : start, 0]
        for (; entry < end && (atWork[rank] ?? 0) > TOO_FEW && (chance[entry] ?? 0) > 0; entry++)
          rank += counts[posts[entry] ?? 0] ?? 0
        // From the farthest on: whoever is nearer puts all behind it a rank down.
        let [here, pushed] = [0, 0]
        while (calls > 0 && --entry >= start) {
          const post = posts[entry] ?? 0
          const own = chance[entry] ?? 0
          const count = counts[post] ?? 0
          const next = (atWork[rank] ?? 0) - (atWork[rank + 1] ?? 0)
          gains[post] = (gains[post] ?? 0) + calls * (own * next - pushed)
          if (count === 0) continue
          const share = (atWork[rank - count] ?? 0) - (atWork[rank] ?? 0)
          rank -= count
          here += own * share
          pushed += own * ((atWork[rank] ?? 0) - (atWork[rank + 1] ?? 0) - next)
        }
        inTime += calls * here
        start = end
      }
      return { inTime, gains }
    },
  }
}

export type PostedCover = ReturnType<typeof createPostedCover>
