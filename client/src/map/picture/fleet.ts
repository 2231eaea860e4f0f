import type { TrackArrays } from '../../live/tracks.ts'
import type { Scene, UnitSpot } from './scene.ts'

/** A unit within this of its station is at home; degrees, some 150 m north to south. */
const AT_HOME_DEG = 0.00135

/** The scene's units with their newest fixes. Index i is that of `scene.units`. */
export type Fleet = {
  readonly units: readonly UnitSpot[]
  /** Index of each unit by its id. */
  readonly indexOf: ReadonlyMap<string, number>
  /** Index of the unit's track, or -1 where no fix ever came. */
  readonly trackOf: Int32Array
  /** 1 where the unit is free and at its station: it is shown by the station's label, not by a plate. Kept by `noteHomes`. */
  readonly atHome: Uint8Array
}

/**
 * Joins units and tracks; to be made anew when the scene or the set of tracks changes. `former` is taken over where it
 * joined the same units in the same order: most changes are of a status.
 */
export function fleetOf({ units }: Pick<Scene, 'units'>, indexOfTrack: (id: string) => number, former?: Fleet): Fleet {
  if (former?.units.length === units.length && units.every(({ id }, i) => former.units[i]?.id === id))
    return { ...former, units }
  return {
    units,
    indexOf: new Map(units.map(({ id }, i) => [id, i])),
    trackOf: Int32Array.from(units, ({ id }) => indexOfTrack(id)),
    atHome: new Uint8Array(units.length),
  }
}

/** Notes who is at home by the newest fixes, and tells whether that has changed; once a frame of tracks, not of the screen. */
export function noteHomes({ units, trackOf, atHome }: Fleet, { lngLat }: Pick<TrackArrays, 'lngLat'>): boolean {
  let hasChanged = false
  for (let i = 0; i < units.length; i += 1) {
    const unit = units[i]
    const track = trackOf[i] ?? -1
    if (unit === undefined) continue
    const isHome = isAtHome(unit, track, lngLat) ? 1 : 0
    if (atHome[i] !== isHome) hasChanged = true
    atHome[i] = isHome
  }
  return hasChanged
}

function isAtHome({ tone, status, home }: UnitSpot, track: number, lngLat: Float64Array): boolean {
  // Out of service at its station it is nobody's to send: neither label nor plate would help.
  const mayBeHome = status === 'available' || tone === 'out'
  if (!mayBeHome || home === undefined) return false
  if (track < 0) return true
  const shrink = Math.cos((home[1] * Math.PI) / 180)
  return (
    Math.abs((lngLat[2 * track] ?? 0) - home[0]) * shrink < AT_HOME_DEG &&
    Math.abs((lngLat[2 * track + 1] ?? 0) - home[1]) < AT_HOME_DEG
  )
}
