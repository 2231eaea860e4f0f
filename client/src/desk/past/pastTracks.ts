import type { TrackTable } from '../../live/tracks.ts'

/** Where a unit was and when, city time. */
export type Fix = { readonly unitId: string; readonly at: number; readonly lngLat: readonly [number, number] }

/** Fixes farther apart than this were silence, not a drive between them, ms. */
const DRIVE_MS = 30_000
const DEG = Math.PI / 180

/** Where units were at any moment of a span: between two fixes on the line from one to the other, later at the last. */
export type PastTracks = {
  readonly table: TrackTable
  /** Takes all fixes of a span of city time; what was known before is forgotten. */
  readonly load: (fixes: readonly Fix[], span: { readonly from: number; readonly to: number }) => void
  readonly covers: (cityTime: number) => boolean
  /** Puts every unit where it was; nobody is anywhere outside the span. */
  readonly wind: (cityTime: number) => void
}

/** Degrees clockwise from north; NaN where it stood. */
function headingDeg([lng, lat]: Fix['lngLat'], [toLng, toLat]: Fix['lngLat']): number {
  const [east, north] = [(toLng - lng) * Math.cos(lat * DEG), toLat - lat]
  return east === 0 && north === 0 ? Number.NaN : (Math.atan2(east, north) / DEG + 360) % 360
}

/** Makes a table in which nobody is anywhere yet. */
export function createPastTracks(): PastTracks {
  let span = { from: 0, to: 0 }
  let byUnit = new Map<string, Fix[]>()
  let ids: string[] = []
  let indexes = new Map<string, number>()
  let lngLat = new Float64Array(0)
  let heading = new Float32Array(0)
  let atMs = new Float64Array(0)

  /** The same list as long as the same units are known: the map takes a new one for another fleet. */
  function seat(next: readonly string[]): void {
    if (next.length === ids.length && next.every((id, i) => id === ids[i])) return
    ids = [...next]
    indexes = new Map(ids.map((id, i) => [id, i]))
    lngLat = new Float64Array(2 * ids.length)
    heading = new Float32Array(ids.length)
    atMs = new Float64Array(ids.length)
  }
  function put(index: number, fixes: readonly Fix[], cityTime: number): void {
    const i = fixes.findLastIndex(({ at }) => at <= cityTime)
    const [last, next, former] = [fixes[i], fixes[i + 1], fixes[i - 1]]
    if (!last) return
    const drives = next !== undefined && next.at - last.at <= DRIVE_MS
    const share = drives ? (cityTime - last.at) / (next.at - last.at) : 0
    const [lng, lat] = last.lngLat
    lngLat[2 * index] = lng + (drives ? share * (next.lngLat[0] - lng) : 0)
    lngLat[2 * index + 1] = lat + (drives ? share * (next.lngLat[1] - lat) : 0)
    heading[index] = drives
      ? headingDeg(last.lngLat, next.lngLat)
      : former
        ? headingDeg(former.lngLat, last.lngLat)
        : Number.NaN
    atMs[index] = drives ? cityTime : last.at
  }
  const covers = (cityTime: number) => cityTime >= span.from && cityTime <= span.to

  return {
    table: {
      get count() {
        return ids.length
      },
      get ids() {
        return ids
      },
      get lngLat() {
        return lngLat
      },
      get headingDeg() {
        return heading
      },
      get atMs() {
        return atMs
      },
      indexOf: (id) => indexes.get(id) ?? -1,
    },
    load(fixes, nextSpan) {
      span = nextSpan
      byUnit = new Map([...Map.groupBy(fixes, ({ unitId }) => unitId)].sort(([a], [b]) => (a < b ? -1 : 1)))
    },
    covers,
    wind(cityTime) {
      const there = covers(cityTime) ? [...byUnit].filter(([, [first]]) => first && first.at <= cityTime) : []
      seat(there.map(([id]) => id))
      for (const [index, [, fixes]] of there.entries()) put(index, fixes, cityTime)
    },
  }
}
