import type { DistrictCells } from './districtCells.ts'
import { metresBetween } from './metresBetween.ts'
import type { Network } from './network.ts'
import type { Reach } from './reach.ts'
import type { Post, SituationUnit } from './situation.ts'
import { driveSec, TUNING, type Tuning } from './tuning.ts'
import { beyondPosts, type Reached } from './unitsMissing.ts'

/** What could be reached from where units may wait, kept until the posts, the roads or the times of driving are others. */
export function createPostReach({
  network,
  reach,
  ground,
}: {
  readonly network: Network
  readonly reach: Reach
  readonly ground: DistrictCells
}) {
  const { field } = reach
  let key = ''
  let drive: Tuning = TUNING
  let spots: readonly (Post & { readonly node: number; readonly cell: number })[] = []
  let district = new Map<string, number>()
  const known = new Map<number, Reached>()

  function nearestCell([lng, lat]: readonly [number, number]): number {
    let [nearest, least] = [-1, Number.POSITIVE_INFINITY]
    for (let cell = 0; cell < field.count; cell++) {
      const metres = metresBetween(lng, lat, field.lng[cell] ?? 0, field.lat[cell] ?? 0)
      if (metres < least) [nearest, least] = [cell, metres]
    }
    return nearest
  }

  return {
    /** Takes these posts and times of driving; what it answers is another where anything of all that has changed. */
    keepUp(posts: readonly Post[], tuning: Tuning): string {
      const now = `${network.version} ${tuning.stopAndStartSec} ${tuning.stretch} ${posts.map(({ id, point }) => `${id} ${point.coordinates}`).join()}`
      if (now === key) return key
      key = now
      drive = tuning
      known.clear()
      spots = posts.flatMap((post) => {
        const snap = network.graph.snap(...post.point.coordinates)
        return snap ? [{ ...post, node: snap.node, cell: nearestCell(post.point.coordinates) }] : []
      })
      district = new Map(spots.map(({ id, cell }) => [id, ground.ofCell[cell] ?? -1]))
      return key
    },
    /** Posts on the road, each with the cell that it is in. */
    spots: () => spots,
    /** What units there could do within a standard. */
    reached(seconds: number): Reached {
      const found = known.get(seconds)
      if (found) return found
      const within = reach
        .from(spots)
        .map((row) => Uint32Array.from([...row.keys()].filter((cell) => driveSec(drive, row[cell] ?? 0) <= seconds)))
      const answer = { within, beyond: beyondPosts(ground, within) }
      known.set(seconds, answer)
      return answer
    },
    /** The district of the post where a unit waits; -1: none. */
    districtOf({ post, home }: SituationUnit): number {
      return district.get(post ?? (typeof home === 'string' ? home : '')) ?? -1
    },
  }
}

export type PostReach = ReturnType<typeof createPostReach>
