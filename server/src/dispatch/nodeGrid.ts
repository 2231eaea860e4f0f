import { METRES_PER_DEGREE, metresBetween } from './metresBetween.ts'

/** The nearest road node and how far away it is. */
export type Snap = { node: number; metres: number }

const CELL_DEG = 0.002
// A house beside a freeway is reached by its street: a freeway's node is taken only where no street's is within 50 m more.
const LIMITED_ACCESS_METRES = 50

/**
 * Sorts the first `count` nodes into cells of about 200 m, so that the nearest is found without asking them all.
 * `limitedAccess` marks nodes of freeways and their ramps.
 */
export function nodeGrid(lng: Float64Array, lat: Float64Array, count: number, limitedAccess: Uint8Array) {
  const cells = new Map<number, number[]>()
  const cellOf = (degrees: number) => Math.floor(degrees / CELL_DEG)
  for (let node = 0; node < count; node++) {
    const key = keyOf(cellOf(lng[node] ?? 0), cellOf(lat[node] ?? 0))
    const cell = cells.get(key)
    if (cell) cell.push(node)
    else cells.set(key, [node])
  }

  /**
   * The nearest node within `maxMetres` of a place in degrees (default 1 km), streets before freeways, else null.
   * Of two at the same distance the lower number is taken; where it is said which are `wanted`, only of those.
   */
  return function snap(
    atLng: number,
    atLat: number,
    maxMetres = 1000,
    wanted?: (node: number) => boolean,
  ): Snap | null {
    if (!Number.isFinite(atLng) || Math.abs(atLat) >= 89) return null
    const cellMetres = CELL_DEG * METRES_PER_DEGREE * Math.cos((atLat * Math.PI) / 180)
    const rings = Math.ceil(maxMetres / cellMetres)
    let best: (Snap & { cost: number }) | null = null
    for (let ring = 0; ring <= rings; ring++) {
      // What lies in this ring or beyond is at least `ring - 1` whole cells away.
      if (best && best.cost < (ring - 1) * cellMetres) break
      for (const key of ringKeys(cellOf(atLng), cellOf(atLat), ring)) {
        for (const node of cells.get(key) ?? []) {
          if (best && Math.abs(atLat - (lat[node] ?? 0)) * METRES_PER_DEGREE > best.cost) continue
          const metres = metresBetween(atLng, atLat, lng[node] ?? 0, lat[node] ?? 0)
          if (metres > maxMetres || wanted?.(node) === false) continue
          const cost = limitedAccess[node] ? metres + LIMITED_ACCESS_METRES : metres
          if (!best || cost < best.cost || (cost === best.cost && node < best.node)) best = { node, metres, cost }
        }
      }
    }
    return best && { node: best.node, metres: best.metres }
  }
}

/** One number for a cell: there are fewer than a million to a meridian. */
const keyOf = (x: number, y: number): number => x * 1_000_000 + y

function* ringKeys(x: number, y: number, ring: number): Generator<number> {
  for (let dx = -ring; dx <= ring; dx++) {
    const step = Math.abs(dx) === ring ? 1 : 2 * ring
    for (let dy = -ring; dy <= ring; dy += step) yield keyOf(x + dx, y + dy)
  }
}
