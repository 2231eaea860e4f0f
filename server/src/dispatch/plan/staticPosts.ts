import { type AllAtWork, allAtWork, type PostedCover } from './postedCover.ts'

/** Units at each post, and the calls that they answer in time. */
export type Posted = { readonly counts: Uint16Array; readonly inTime: number }

/** More units than this no plan asks for. */
export const MOST_UNITS = 200
/** Looks at all posts for one improvement of an hour's plan: beyond that it stays as good as it is. */
const MOST_LOOKS = 1000
/** A unit is put elsewhere where that brings so large a share of all calls in time; less nobody would notice. */
const WORTH = 1e-5

/** Chooses where units wait. `candidates`: the first so many posts of the cover are for choosing; `load`: unit hours of work that come in an hour. */
export function createStaticPosts({
  cover,
  posts,
  candidates,
  load,
}: {
  readonly cover: PostedCover
  readonly posts: number
  readonly candidates: number
  readonly load: number
}) {
  const known = new Map<number, AllAtWork>()
  function atWorkOf(units: number): AllAtWork {
    const found = known.get(units) ?? allAtWork(load, units)
    known.set(units, found)
    return found
  }
  const least = WORTH * cover.all

  /** Calls in time, and the post where one more adds most; of equal ones the first. */
  function look(counts: ArrayLike<number>, atWork: AllAtWork) {
    const { inTime, gains } = cover.look(counts, atWork)
    let post = 0
    for (let one = 1; one < candidates; one++) if ((gains[one] ?? 0) > (gains[post] ?? 0)) post = one
    return { inTime, post, gain: gains[post] ?? 0 }
  }

  const posted = (counts: Uint16Array, units: number): Posted => ({
    counts,
    inTime: cover.look(counts, atWorkOf(units)).inTime,
  })

  /** Puts one more after the other where it adds most. */
  function fill(from: Uint16Array, more: number, units: number): Uint16Array {
    const counts = from.slice()
    for (let one = 0; one < more; one++) {
      const { post } = look(counts, atWorkOf(units))
      counts[post] = (counts[post] ?? 0) + 1
    }
    return counts
  }

  /** Moves one unit after the other to the post where it adds more, as long as one does. */
  function improved({ counts: before, inTime }: Posted, units: number): Posted {
    const counts = before.slice()
    const atWork = atWorkOf(units)
    let [now, looks, unmoved] = [inTime, 0, 0]
    for (let post = 0; unmoved < candidates && looks < MOST_LOOKS; post = (post + 1) % candidates) {
      unmoved += 1
      if ((counts[post] ?? 0) === 0) continue
      looks += 1
      counts[post] = (counts[post] ?? 0) - 1
      const rest = look(counts, atWork)
      const then = rest.inTime + rest.gain
      const to = then > now + least ? rest.post : post
      counts[to] = (counts[to] ?? 0) + 1
      if (to !== post) [now, unmoved] = [then, 0]
    }
    return posted(counts, units)
  }

  /**
   * Where so many units should wait, beside those whose places are not for choosing: put one by one where each adds most,
   * which reaches 63 % of the best (Nemhauser, Wolsey and Fisher 1978: each adds less than the one before), and then moved
   * one by one as long as that helps. Without a post they wait nowhere.
   */
  function arranged(units: number, fixed = new Uint16Array(posts)): Posted {
    const others = fixed.reduce((sum, count) => sum + count, 0)
    const counts = candidates > 0 ? fill(fixed, units - others, units) : fixed
    return improved(posted(counts, units), units)
  }

  /** Where the units that wait like this should wait instead, of `units` that are out in all: never worse than that. */
  function rearranged(now: Uint16Array, units: number): Posted {
    const fixed = now.slice()
    fixed.fill(0, 0, candidates)
    const movable = now.reduce((sum, count, post) => sum + (post < candidates ? count : 0), 0)
    const before = posted(now, units)
    const after = improved(posted(fill(fixed, candidates > 0 ? movable : 0, units), units), units)
    return after.inTime > before.inTime + least ? after : before
  }

  /** The fewest units that answer so many calls in time; undefined where `MOST_UNITS` do not. */
  function fewest(wanted: number): { readonly units: number; readonly posted: Posted } | undefined {
    // What falls short of it by rounding reaches it.
    const isEnough = ({ inTime }: Posted): boolean => inTime >= wanted * (1 - 1e-9)
    let found = { units: 0, posted: posted(new Uint16Array(posts), 0) }
    while (!isEnough(found.posted)) {
      const units = found.units + 1
      if (units > MOST_UNITS) return undefined
      found = { units, posted: posted(fill(found.posted.counts, 1, units), units) }
    }
    // Built up one by one they may be more than it takes.
    while (found.units > 1) {
      const fewer = arranged(found.units - 1)
      if (!isEnough(fewer)) break
      found = { units: found.units - 1, posted: fewer }
    }
    return found
  }

  return { posted, rearranged, arranged, fewest }
}
