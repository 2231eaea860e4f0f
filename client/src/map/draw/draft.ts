import { CLOSURE_KINDS, type ClosureKind } from '@muster/shared/domain/closure/closure.ts'
import type { Outline, OutlineGeometry } from '@muster/shared/domain/incident/outline.ts'
import { areaM2, circleRing, lengthM, tidyRing, withoutRepeats } from '@muster/shared/geo/ring.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** What is being drawn for: to measure, which stays here; for an incident, or to close a road, which everybody sees. */
export type Purpose = 'measure' | Outline['kind'] | ClosureKind
export type Shape = 'line' | 'area' | 'circle'

/** A drawing that is not finished. Of a circle the first point is its middle; `cursor` is where the next point would be. */
export type Draft = {
  readonly purpose: Purpose
  readonly shape: Shape
  readonly points: readonly LngLat[]
  readonly radiusM?: number
  readonly cursor: LngLat
}

/** As many corners as the hub takes. */
const MOST_POINTS = 400

/** Shapes that a purpose allows, the usual one first. */
export const SHAPES: Readonly<Record<Purpose, readonly Shape[]>> = {
  measure: ['line', 'area', 'circle'],
  perimeter: ['circle', 'area'],
  hazard: ['circle', 'area'],
  line: ['line'],
  closed: ['line', 'area'],
  flooded: ['area', 'line'],
  slow: ['line', 'area'],
}

/** The kind of closure that is being drawn; undefined for what is drawn for something else. */
export const closingIn = ({ purpose }: Pick<Draft, 'purpose'>): ClosureKind | undefined =>
  CLOSURE_KINDS.find((kind) => kind === purpose)

/** A drawing begun anew; a circle for an incident stands around it already. */
export function begun(purpose: Purpose, shape: Shape, cursor: LngLat, around?: LngLat): Draft {
  const points = shape === 'circle' && purpose !== 'measure' && around ? [around] : []
  return { purpose, shape, points, cursor }
}

/** Puts the next point where the cursor is. */
export function withPoint(draft: Draft): Draft {
  const { shape, points, cursor } = draft
  const [center] = points
  if (shape === 'circle' && center) return { ...draft, radiusM: Math.max(1, Math.round(lengthM([center, cursor]))) }
  return points.length < MOST_POINTS ? { ...draft, points: withoutRepeats([...points, cursor]) } : draft
}

/** Takes the last point, or a circle's radius, back. */
export function withoutLast(draft: Draft): Draft {
  if (draft.radiusM !== undefined) return { ...draft, radiusM: undefined }
  return { ...draft, points: draft.points.slice(0, -1) }
}

const radiusOf = ({ points: [center], radiusM, cursor }: Draft): number | undefined =>
  radiusM ?? (center && lengthM([center, cursor]))

/** The corners or the line as it would be with the next point at the cursor; closed where it is an area. */
export function pathOf(draft: Draft): readonly LngLat[] {
  const { shape, points, cursor } = draft
  const [first] = points
  if (first === undefined) return []
  if (shape === 'circle') {
    const ring = circleRing(first, Math.max(1, radiusOf(draft) ?? 1))
    return [...ring, ...ring.slice(0, 1)]
  }
  const path = withoutRepeats([...points, cursor])
  return shape === 'area' && path.length > 2 ? [...path, first] : path
}

/** The area as drawn so far; undefined where it is none. */
export function ringOfDraft({ shape, points, radiusM }: Draft): readonly LngLat[] | undefined {
  const [center] = points
  if (shape === 'circle') return center && radiusM !== undefined ? circleRing(center, radiusM) : undefined
  return shape === 'area' && points.length > 2 ? tidyRing(points) : undefined
}

/** What can be measured of it, the next point included: metres, and square metres of an area. */
export function figuresOf(draft: Draft): { readonly lengthM: number; readonly areaM2?: number } {
  const path = pathOf(draft)
  if (draft.shape === 'circle') {
    const radius = radiusOf(draft) ?? 0
    return { lengthM: radius, areaM2: Math.PI * radius ** 2 }
  }
  return { lengthM: lengthM(path), ...(draft.shape === 'area' && path.length > 3 && { areaM2: areaM2(path) }) }
}

/** What is sent to the hub; undefined while it is not enough. */
export function drawingOf(draft: Draft): { readonly geometry: OutlineGeometry; readonly radiusM?: number } | undefined {
  const { shape, points, radiusM } = draft
  const places = points.map(([lng, lat]): [number, number] => [lng, lat])
  const [center] = places
  if (shape === 'circle')
    return center && radiusM !== undefined ? { geometry: { type: 'Point', coordinates: center }, radiusM } : undefined
  if (shape === 'line') return places.length > 1 ? { geometry: { type: 'LineString', coordinates: places } } : undefined
  return places.length > 2 ? { geometry: { type: 'Polygon', coordinates: [places] } } : undefined
}
