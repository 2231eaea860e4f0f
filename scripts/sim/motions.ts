import { METRES_PER_DEGREE } from '@muster/server/dispatch/metresBetween.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Destination } from './destination.ts'
import { cornerAhead, type Leg, legOf, type Position, whereOn } from './leg.ts'
import { lot } from './lot.ts'
import type { Roads } from './roads.ts'

/** Units at one scene stand this far apart at most, metres. */
const SCENE_METRES = 40

type Motion = { key: string | null; leg: Leg | null; where: Position }

/** Where every unit is, and its drive. */
export type Motions = {
  readonly knows: (unitId: string) => boolean
  /** Puts a unit somewhere: where it was last seen, or where its status says it must be. */
  readonly place: (unitId: string, point: LngLat, headingDeg?: number) => void
  /** Moves a unit on towards its destination (null: it stays) until `now`; a new one begins at `startAt`. */
  readonly move: (unitId: string, to: Destination | null, startAt: number, now: number) => Position
  readonly at: (unitId: string) => Position | undefined
}

/** `pullOutSec`: what a drive takes beyond the road graph's time, seconds. */
export function createMotions(roads: Roads, pullOutSec = 0): Motions {
  const motions = new Map<string, Motion>()

  /** Begins a drive from where the unit is by `now`; `startAt` is when it left. */
  function setOut(unitId: string, { leg, where }: Motion, to: Destination, startAt: number, now: number): Motion {
    const stays: Motion = { key: to.key, leg: null, where: { ...where, arrivedAt: startAt } }
    if (leg === null && degreesApart(where.point, to.point) * METRES_PER_DEGREE < 1) return stays
    const way = roads.way(leg ? cornerAhead(leg, now) : where.point, to.point)
    // No road leads there: the crew counts as arrived where it is, rather than never.
    if (!way) return stays
    const toQuarters = to.key.startsWith('home')
    const last: [number, number][] = toQuarters ? [[to.point[0], to.point[1]]] : []
    const drive = legOf({
      from: where.point,
      way: { ...way, points: [...way.points, ...last] },
      startAt,
      pace: to.pace,
      extraSec: pullOutSec,
      stopShortMetres: toQuarters ? 0 : SCENE_METRES * lot(unitId, to.key),
    })
    return { key: to.key, leg: drive, where: whereOn(drive, now) }
  }

  function moved(unitId: string, before: Motion, to: Destination | null, startAt: number, now: number): Motion {
    const here = before.leg ? { ...before, where: whereOn(before.leg, now) } : before
    if (to === null)
      return {
        key: null,
        leg: here.leg && halted(here.leg, here.where, now),
        where: { ...here.where, arrivedAt: null },
      }
    return to.key === here.key ? here : setOut(unitId, here, to, Math.min(startAt, now), now)
  }

  return {
    knows: (unitId) => motions.has(unitId),
    place(unitId, point, headingDeg = 0) {
      motions.set(unitId, { key: null, leg: null, where: { point, headingDeg, arrivedAt: null } })
    },
    move(unitId, to, startAt, now) {
      const before = motions.get(unitId)
      if (!before) throw new Error(`${unitId} was never placed`)
      const after = moved(unitId, before, to, startAt, now)
      motions.set(unitId, after)
      return after.where
    },
    at: (unitId) => motions.get(unitId)?.where,
  }
}

/** A drive broken off: it never starts, and keeps the next corner, so that the unit later goes on along the road. */
function halted(leg: Leg, where: Position, now: number): Leg {
  const corner = cornerAhead(leg, now)
  return legOf({
    from: where.point,
    way: { seconds: 0, metres: 0, points: [[corner[0], corner[1]]] },
    startAt: Number.MAX_SAFE_INTEGER,
  })
}

const degreesApart = (a: LngLat, b: LngLat): number => Math.hypot(a[0] - b[0], a[1] - b[1])
