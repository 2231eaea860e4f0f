import { travelStandard } from './choose.ts'
import { createCover } from './cover.ts'
import { callsAt } from './losses.ts'
import type { Network } from './network.ts'
import { chancesOf } from './onTime.ts'
import type { Reach } from './reach.ts'
import type { Reason } from './reasons.ts'
import type { Post, Situation } from './situation.ts'
import { createStandings } from './standing.ts'
import { busyOf, driveSec, type Tuning } from './tuning.ts'

/** A unit that should wait elsewhere. `gain`: calls an hour that are then answered in time; `seconds` of driving. */
export type Move = {
  readonly unitId: string
  readonly postId: string
  readonly seconds: number
  readonly gain: number
  readonly reasons: readonly Reason[]
}

/** Moves proposed at once: a dispatcher can look through so many, and a few do nearly all that many would. */
const MOST_MOVES = 3
/** So many of the units that are missed least are tried at so many of the posts that are wanted most. */
const TRIED = 6
const NOTHING = new Float32Array()

/**
 * Where the units that are free should wait: one move after the other, each the best for its driving, worked out with all
 * former ones already made, so that none opens a hole that is not counted. A unit that has just become free
 * (`freedUnitId`) has to go somewhere: for it the best post is told even where that is its own.
 */
export function moves(
  { network, reach, tuning }: { network: Network; reach: Reach; tuning: Tuning },
  situation: Situation,
  capabilities: readonly string[],
  /** A move that somebody said no to: it is not proposed. */
  isDeclined: (unitId: string, postId: string) => boolean = () => false,
): readonly Move[] {
  const posts = situation.posts ?? []
  const now = Date.parse(situation.time)
  const spots = posts.flatMap((post): (Post & { node: number })[] => {
    const snap = network.graph.snap(...post.point.coordinates)
    return snap ? [{ ...post, node: snap.node }] : []
  })
  const callsPerHour = callsAt(reach, now)
  return capabilities.flatMap((capability) => movesOf(capability))

  function movesOf(capability: string): readonly Move[] {
    const standard = travelStandard(tuning, capability)
    const free = createStandings({ network, tuning }, situation).filter(
      ({ unit, node, waitSec }) => waitSec === 0 && node !== undefined && unit.capabilities.includes(capability),
    )
    if (free.length === 0 || spots.length === 0) return []
    const chanceRow = (row: Float32Array) => chancesOf(row, tuning, standard)
    const rows: (Float32Array | undefined)[] = reach
      .from(free.map(({ waitsAt, vehicle }) => ({ node: waitsAt ?? 0, vehicle })))
      .map(chanceRow)
    const postRows = reach.from(spots).map(chanceRow)
    // Nearly always one kind of vehicle.
    const kinds = Map.groupBy(free, ({ vehicle }) => network.for(vehicle))
    const byKind = new Map(
      [...kinds].map(([roads, [one]]) => [
        roads,
        {
          postRows: reach.from(spots.map(({ node }) => ({ node, vehicle: one?.vehicle }))).map(chanceRow),
          drive: roads.table(
            free.map(({ node }) => node ?? 0),
            spots.map(({ node }) => node),
          ),
        },
      ]),
    )
    const kindOf = free.map(({ vehicle }) => byKind.get(network.for(vehicle)))
    const postRow = (unit: number, post: number): Float32Array => kindOf[unit]?.postRows[post] ?? NOTHING
    const secondsOf = (unit: number, post: number): number =>
      driveSec(tuning, (kindOf[unit]?.drive[unit * spots.length + post] ?? 0) / 1000)
    const cover = createCover(callsPerHour, busyOf(tuning, capability))
    const found: Move[] = []
    const moved = new Set<number>()

    function take(unit: number, post: number, gain: number): void {
      const [one, spot] = [free[unit], spots[post]]
      if (!one || !spot) return
      moved.add(unit)
      rows[unit] = postRow(unit, post)
      found.push({
        unitId: one.unit.id,
        postId: spot.id,
        seconds: Math.round(secondsOf(unit, post)),
        gain: Math.round(gain * 1000) / 1000,
        reasons: [{ code: 'covers', facts: { capability, callsPerHour: Math.round(gain * 100) / 100 } }],
      })
    }

    const freed = free.findIndex(({ unit }) => unit.id === situation.freedUnitId)
    if (freed >= 0) {
      cover.fill(rows.map((row, unit) => (unit === freed ? undefined : row)))
      const best = bestPost(freed, spots.keys(), 0)
      if (best) take(freed, best.post, best.gain)
    }
    while (found.length < MOST_MOVES) {
      const best = bestMove()
      if (!best || best.gain < tuning.leastGain || best.worth <= 0) break
      take(best.unit, best.post, best.gain)
    }
    return found

    /** The post that adds most for its driving, where `own` is what the unit adds where it is. */
    function bestPost(unit: number, candidates: Iterable<number>, own: number, without = -1) {
      let best: { unit: number; post: number; gain: number; worth: number } | undefined
      for (const post of candidates) {
        if (isDeclined(free[unit]?.unit.id ?? '', spots[post]?.id ?? '')) continue
        const gain = cover.gain(postRow(unit, post), without) - own
        const worth = gain - (tuning.gainPerMinute * secondsOf(unit, post)) / 60
        if (!best || worth > best.worth) best = { unit, post, gain, worth }
      }
      return best
    }

    /** Of the units that are missed least and the posts that are wanted most: the pair that is worth most. */
    function bestMove() {
      cover.fill(rows)
      const losses = cover.losses(free.length)
      const spare = [...free.keys()]
        .filter((unit) => !moved.has(unit) && free[unit]?.unit.status === 'available')
        .toSorted((a, b) => (losses[a] ?? 0) - (losses[b] ?? 0))
        .slice(0, TRIED)
      if (spare.length === 0) return undefined
      const gains = spots.map((_, post) => cover.gain(postRows[post] ?? NOTHING))
      const wanted = [...spots.keys()].toSorted((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0)).slice(0, TRIED)
      const options = spare.flatMap((unit) => bestPost(unit, wanted, losses[unit] ?? 0, unit) ?? [])
      return options.toSorted((a, b) => b.worth - a.worth)[0]
    }
  }
}
