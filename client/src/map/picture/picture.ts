import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { CoverOnMap } from '../../desk/coverOnMap.ts'
import type { Colours } from '../colours.ts'
import type { Draft } from '../draw/draft.ts'
import type { Fleet } from './fleet.ts'
import type { Scene } from './scene.ts'
import type { Trail } from './trail.ts'
import type { Projector, View } from './view.ts'
import type { UnitWay } from './ways.ts'

/** A unit that the machine or a command being typed would send; `number` is its place in the set, from 1. */
export type Proposal = {
  readonly unitId: string
  readonly number: number | undefined
  readonly route: readonly LngLat[]
}

/** A district's name and where it is written. */
export type District = {
  readonly id: string
  readonly name: { readonly en: string; readonly zh: string }
  readonly lngLat: LngLat
}

/** Everything that a layer may read to draw one frame. */
export type Picture = {
  readonly view: View
  readonly projector: Projector
  readonly scene: Scene
  readonly fleet: Fleet
  /** Where units are shown now: longitude and latitude of track t at 2t and 2t + 1, degrees. */
  readonly shown: Float64Array
  readonly headingDeg: Float32Array
  /** City time of each track's fix, and now, epoch ms. */
  readonly fixedAtMs: Float64Array
  readonly nowMs: number
  readonly isLive: boolean
  readonly selectedIncidentId: string | undefined
  readonly selectedUnitId: string | undefined
  readonly proposals: readonly Proposal[]
  /** Who is reached too late, and who should wait elsewhere; absent: not asked here. */
  readonly cover: CoverOnMap | undefined
  /** Ways by road of units that are going to calls, by unit. */
  readonly ways: ReadonlyMap<string, UnitWay>
  /** Where the selected unit was. */
  readonly trail: Trail
  /** A place that a command being typed points at. */
  readonly previewPoint: LngLat | undefined
  /** A road that it would close or open. */
  readonly previewLine: readonly LngLat[] | undefined
  readonly districts: readonly District[]
  /** What is being measured or drawn. */
  readonly draft: Draft | undefined
  readonly colours: Colours
  readonly lang: 'en' | 'zh'
  /** Layers of the menu that are switched on. */
  readonly on: ReadonlySet<string>
}

/** Where unit `i` of the fleet is shown: by its fix, else at home where it is said to be; undefined where nobody knows. */
export function placeOf({ fleet, shown }: Picture, i: number): LngLat | undefined {
  const track = fleet.trackOf[i] ?? -1
  if (track >= 0) return [shown[2 * track] ?? 0, shown[2 * track + 1] ?? 0]
  return fleet.atHome[i] === 1 ? fleet.units[i]?.home : undefined
}

/** Seconds since the fix of unit `i`; undefined where none ever came. */
export function ageSecOf({ fleet, fixedAtMs, nowMs }: Picture, i: number): number | undefined {
  const track = fleet.trackOf[i] ?? -1
  return track < 0 ? undefined : Math.max(0, (nowMs - (fixedAtMs[track] ?? nowMs)) / 1000)
}
