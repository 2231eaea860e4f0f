import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type Picture, placeOf } from './picture.ts'
import type { UnitSpot, UnitTone } from './scene.ts'
import { boundsOf, type Pixel } from './view.ts'

/** More plates than this cannot be read, nor placed within a frame: they become dots again. */
const MOST_PLATES = 400
/** Zoom from which units are plates; below they are dots. */
export const PLATES_FROM = 11
/** A plate reaches this far over the edge, px. */
const REACH_PX = 20

/** A unit of the fleet that is in view, and where. */
export type UnitInView = { readonly i: number; readonly place: LngLat; readonly at: Pixel }

/** At home it would be one of a station's names: what one looks for, and what is held back, has a plate of its own. */
export const standsOut = (unit: UnitSpot | undefined, selectedUnitId: string | undefined): boolean =>
  unit !== undefined && (unit.isLocked || unit.id === selectedUnitId)

/**
 * The units to be shown by plates: those in view whose place is known, without most of those at home and those proposed. Undefined
 * where they are dots: from far away, or where there are too many to read.
 */
export function platesOf(picture: Picture): readonly UnitInView[] | undefined {
  const { fleet, view, projector, proposals, selectedUnitId } = picture
  if (view.zoom < PLATES_FROM) return undefined
  const isSeen = boundsOf(picture, REACH_PX)
  const proposed = new Set(proposals.map(({ unitId }) => fleet.indexOf.get(unitId) ?? -1))
  const plates: UnitInView[] = []
  for (let i = 0; i < fleet.units.length; i += 1) {
    if (fleet.atHome[i] === 1 && !standsOut(fleet.units[i], selectedUnitId)) continue
    const place = placeOf(picture, i)
    if (!place || !isSeen(place) || proposed.has(i)) continue
    if (plates.length === MOST_PLATES) return undefined
    plates.push({ i, place, at: projector.toPixel(place[0], place[1]) })
  }
  return plates
}

/** Every unit, as arrays that go to the graphics card as they are. */
export type Dots = { readonly length: number; readonly positions: Float64Array; readonly rgba: Uint8Array }

/**
 * Dots for all units, wherever they are; red, green, blue, alpha by tone, and nothing to be seen of who is at home. `former`:
 * the last answer, whose colours are taken over, the very array, where nobody's is another.
 */
export function dotsOf(
  { fleet, shown }: Picture,
  colours: Readonly<Record<UnitTone, readonly number[]>>,
  former?: Dots,
): Dots {
  const { units, trackOf, atHome } = fleet
  // 32 bits would move a unit at 116° E by up to 0.4 m.
  const positions = new Float64Array(units.length * 2)
  const rgba = new Uint8Array(units.length * 4)
  for (let i = 0; i < units.length; i += 1) {
    const track = trackOf[i] ?? -1
    if (track < 0 || atHome[i] === 1) continue
    positions[2 * i] = shown[2 * track] ?? 0
    positions[2 * i + 1] = shown[2 * track + 1] ?? 0
    const colour = colours[units[i]?.tone ?? 'out']
    for (let k = 0; k < 4; k += 1) rgba[4 * i + k] = colour[k] ?? 255
  }
  return { length: units.length, positions, rgba: former && isSame(former.rgba, rgba) ? former.rgba : rgba }
}

/** Compares colour by colour, not byte by byte. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  const [one, other] = [new Uint32Array(a.buffer), new Uint32Array(b.buffer)]
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false
  return true
}

/** The tones of all units that have a dot. */
export function tonesOnTheRoad({ fleet }: Picture): readonly UnitTone[] {
  const tones = new Set<UnitTone>()
  for (let i = 0; i < fleet.units.length; i += 1) {
    const tone = fleet.units[i]?.tone
    if (tone !== undefined && fleet.trackOf[i] !== -1 && fleet.atHome[i] === 0) tones.add(tone)
  }
  return [...tones]
}
