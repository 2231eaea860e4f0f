import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { View } from '@muster/shared/wire/messages.ts'

/** A view widened to a coarse grid, so that consoles which look at about the same place share one encoding. */
export type ViewBox = { readonly key: string; readonly has: (lngLat: LngLat) => boolean }

const EVERYTHING: ViewBox = { key: 'all', has: () => true }
/** The finest grid, degrees: some 500 m; nobody needs an encoding of one house. */
const FINEST_DEG = 2 ** -8

/** The box of a view: each edge moved outward to a grid of half its longer side or less. */
export function viewBox(view: View): ViewBox {
  if (!view?.every(Number.isFinite)) return EVERYTHING
  const [west, south, east, north] = view
  const side = Math.max(east - west, north - south)
  if (east < west || north < south || side >= 180) return EVERYTHING
  const step = 2 ** Math.floor(Math.log2(Math.max(FINEST_DEG, side / 2)))
  const [w, s] = [Math.floor(west / step) * step, Math.floor(south / step) * step]
  const [e, n] = [Math.ceil(east / step) * step, Math.ceil(north / step) * step]
  return { key: [w, s, e, n].join(), has: ([lng, lat]) => lng >= w && lng <= e && lat >= s && lat <= n }
}
