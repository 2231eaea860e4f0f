import type { TrackArrays } from '../../live/tracks.ts'

/** A fix farther than this from the last is another journey, not a drive: the unit is shown there at once. Degrees. */
const LEAP_DEG = 0.02
/** Between fixes the time of the last gap is taken; a gap longer than this was silence. Milliseconds. */
const LONGEST_GLIDE_MS = 2500
const SHORTEST_GLIDE_MS = 80

/** Where units are shown: linear between fixes, one fix behind, so that nothing runs ahead of what is known. */
export type Motion = {
  /** Longitude and latitude of unit i at 2i and 2i + 1, degrees. The array is replaced when it has to grow. */
  readonly shown: () => Float64Array
  /** Takes a frame of fixes that came at `atMs`; `glide` false: units jump (prefers-reduced-motion). */
  readonly fix: (tracks: TrackArrays, atMs: number, glide: boolean) => void
  /** Moves everything to `atMs` of the same clock. Answers whether anything is still on its way. */
  readonly step: (atMs: number) => boolean
  /** Farthest that any unit has moved since the last call of `drawn`, degrees. */
  readonly movedDeg: () => number
  /** The units are on the screen as they are now. */
  readonly drawn: () => void
}

/** Nobody has been seen yet. */
export function createMotion(): Motion {
  let ids: readonly string[] = []
  let from = new Float64Array(0)
  let to = new Float64Array(0)
  let shown = new Float64Array(0)
  let lastDrawn = new Float64Array(0)
  let count = 0
  let startedAt = 0
  let glideMs = 0
  let gliding = false

  /** Gives each unit its own past again after the hub has told all units anew, in another order. */
  function reseat(tracks: TrackArrays): void {
    const before = new Map(ids.slice(0, count).map((id, index) => [id, index]))
    const places = new Float64Array(Math.max(128, tracks.ids.length * 2 + 64))
    const former = shown
    tracks.ids.forEach((id, i) => {
      const old = before.get(id)
      const source = old === undefined ? tracks.lngLat : former
      const at = 2 * (old ?? i)
      places[2 * i] = source[at] ?? 0
      places[2 * i + 1] = source[at + 1] ?? 0
    })
    shown = places
    from = places.slice()
    to = places.slice()
    lastDrawn = new Float64Array(places.length)
  }

  return {
    shown: () => shown,
    fix(tracks, atMs, glide) {
      const sameUnits = tracks.ids === ids && tracks.count === count && shown.length >= tracks.count * 2
      if (!sameUnits) reseat(tracks)
      ids = tracks.ids
      count = tracks.count
      glideMs = Math.min(LONGEST_GLIDE_MS, Math.max(SHORTEST_GLIDE_MS, atMs - startedAt))
      startedAt = atMs
      gliding = false
      for (let k = 0; k < count * 2; k += 1) {
        const target = tracks.lngLat[k] ?? 0
        const start = shown[k] ?? 0
        const leaps = !glide || Math.abs(target - start) > LEAP_DEG
        if (leaps) shown[k] = target
        from[k] = leaps ? target : start
        to[k] = target
        if (!leaps && target !== start) gliding = true
      }
    },
    step(atMs) {
      if (!gliding) return false
      const share = Math.min(1, Math.max(0, (atMs - startedAt) / glideMs))
      for (let k = 0; k < count * 2; k += 1) {
        const start = from[k] ?? 0
        shown[k] = start + ((to[k] ?? 0) - start) * share
      }
      gliding = share < 1
      return gliding
    },
    movedDeg() {
      let farthest = 0
      for (let k = 0; k < count * 2; k += 1) {
        const moved = Math.abs((shown[k] ?? 0) - (lastDrawn[k] ?? 0))
        if (moved > farthest) farthest = moved
      }
      return farthest
    },
    drawn: () => lastDrawn.set(shown),
  }
}
