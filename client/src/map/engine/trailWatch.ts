import { cityNow } from '../../live/clock.ts'
import { askHub } from '../../live/hub.ts'
import { tracks } from '../../live/tracks.ts'
import { TRAIL_MS, type Trail, withFix } from '../picture/trail.ts'

type Past = {
  readonly positions: readonly {
    readonly at: string
    readonly point: { readonly coordinates: readonly [number, number] }
  }[]
}

/** Keeps where one unit was: what the hub has kept of it, and every fix since. */
export type TrailWatch = {
  readonly trail: () => Trail
  /** Which unit; nothing: none. */
  readonly follow: (unitId: string | undefined) => void
  /** A frame of tracks has come. */
  readonly note: () => void
}

/** `onChange`: the past has come. Who may not read it has the trail since the unit was selected. */
export function createTrailWatch(onChange: () => void): TrailWatch {
  let followed: string | undefined
  let trail: Trail = []

  function note(): void {
    if (followed === undefined) return
    const i = tracks.indexOf(followed)
    const [lng, lat, at] = [tracks.lngLat[2 * i], tracks.lngLat[2 * i + 1], tracks.atMs[i]]
    if (lng === undefined || lat === undefined || at === undefined) return
    const last = trail.at(-1)
    // Another moment is looked at: its trail is another.
    if (last && (at < last.at || at > last.until + TRAIL_MS)) {
      trail = []
      void askPast(followed)
    }
    trail = withFix(trail, { lngLat: [lng, lat], at })
    const [oldest] = trail
    if (oldest && oldest.until < cityNow() - TRAIL_MS) trail = trail.slice(1)
  }

  async function askPast(unitId: string): Promise<void> {
    const now = cityNow()
    const from = new Date(now - TRAIL_MS).toISOString()
    const span = new URLSearchParams({ unit: unitId, from, to: new Date(now).toISOString(), limit: '1000' })
    const reply = await askHub<Past>(`tracks?${span}`)
    if (followed !== unitId || !reply.ok) return
    const past = reply.body.positions.map(({ at, point }) => ({ lngLat: point.coordinates, at: Date.parse(at) }))
    const since = trail.flatMap(({ lngLat, at, until }) => [
      { lngLat, at },
      { lngLat, at: until },
    ])
    trail = [...past, ...since].reduce<Trail>(withFix, [])
    onChange()
  }

  return {
    trail: () => trail,
    follow(unitId) {
      if (unitId === followed) return
      followed = unitId
      trail = []
      note()
      if (unitId !== undefined) void askPast(unitId)
    },
    note,
  }
}
