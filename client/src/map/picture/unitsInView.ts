import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Picture } from './picture.ts'
import { placeOf } from './picture.ts'
import type { Pixel } from './view.ts'

/** More plates than this cannot be read, nor placed within a frame: they become dots again. */
const MOST_PLATES = 400
/** LOOK, Symbols: dots below 11, plates from 11. */
const PLATES_FROM = 11
/** A plate reaches this far over the edge, px. */
const REACH_PX = 20

/** A unit of the fleet that is in view, and where. */
export type UnitInView = { readonly i: number; readonly place: LngLat; readonly at: Pixel }

/**
 * The units to be shown by plates: those in view whose place is known, without those at home and those proposed. Undefined
 * where they are dots: from far away, or where there are too many to read.
 */
export function platesOf(picture: Picture): readonly UnitInView[] | undefined {
  const { fleet, shown, view, projector, proposals } = picture
  if (view.zoom < PLATES_FROM) return undefined
  const [west, north] = projector.toLngLat(-REACH_PX, -REACH_PX)
  const [east, south] = projector.toLngLat(view.width + REACH_PX, view.height + REACH_PX)
  const proposed = new Set(proposals.map(({ unitId }) => fleet.indexOf.get(unitId) ?? -1))
  const plates: UnitInView[] = []
  for (let i = 0; i < fleet.units.length; i += 1) {
    const track = fleet.trackOf[i] ?? -1
    if (track < 0 || fleet.atHome[i] === 1) continue
    const [lng, lat] = [shown[2 * track] ?? 0, shown[2 * track + 1] ?? 0]
    if (lng < west || lng > east || lat < south || lat > north || proposed.has(i)) continue
    if (plates.length === MOST_PLATES) return undefined
    plates.push({ i, place: [lng, lat], at: projector.toPixel(lng, lat) })
  }
  return plates
}

/** Every unit on the road, as arrays that go to the graphics card as they are. */
export type Dots = { readonly length: number; readonly positions: Float64Array; readonly colours: Uint8Array }

/** Dots for all units that are not at home, wherever they are; `colourOf` gives red, green, blue, alpha by unit index. */
export function dotsOf(picture: Picture, colourOf: (i: number) => readonly [number, number, number, number]): Dots {
  const { fleet } = picture
  // 32 bits would move a unit at 116° E by up to 0.4 m.
  const positions = new Float64Array(fleet.units.length * 2)
  const colours = new Uint8Array(fleet.units.length * 4)
  let length = 0
  for (let i = 0; i < fleet.units.length; i += 1) {
    const place = fleet.atHome[i] === 1 ? undefined : placeOf(picture, i)
    if (place === undefined) continue
    positions.set(place, length * 2)
    colours.set(colourOf(i), length * 4)
    length += 1
  }
  return { length, positions, colours }
}
