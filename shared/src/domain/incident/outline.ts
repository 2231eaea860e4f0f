import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { circleRing, type Ring, tidyRing } from '../../geo/ring.ts'
import type { Meta } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, type LngLat, Point, Text } from '../../kernel/measure.ts'

/** Who may draw on everybody's map. */
export const MAY_OUTLINE = DESK

/** More corners than this nobody draws, and nobody could check. */
const MOST_POINTS = 400
export const MOST_RADIUS_M = 20_000

const strict = { additionalProperties: false }
const Position = Point.properties.coordinates

/** What a drawing on the map says: who is not to pass, where it is dangerous, or a line of any other kind. */
export const OutlineKind = Type.Enum(['perimeter', 'hazard', 'line'])

/** GeoJSON: an area of one ring, a line, or the middle of a circle, whose radius stands beside it. */
export const OutlineGeometry = Type.Union([
  Type.Object(
    {
      type: Type.Literal('Polygon'),
      coordinates: Type.Array(Type.Array(Position, { minItems: 3, maxItems: MOST_POINTS + 1 }), {
        minItems: 1,
        maxItems: 1,
      }),
    },
    strict,
  ),
  Type.Object(
    {
      type: Type.Literal('LineString'),
      coordinates: Type.Array(Position, { minItems: 2, maxItems: MOST_POINTS }),
    },
    strict,
  ),
  Point,
])
export type OutlineGeometry = Type.Static<typeof OutlineGeometry>

export const RadiusM = Type.Number({ minimum: 1, maximum: MOST_RADIUS_M })
export const OutlineLabel = Text(60)

const drawn = {
  kind: OutlineKind,
  geometry: OutlineGeometry,
  /** Of a circle, metres. */
  radiusM: Type.Optional(RadiusM),
  label: Type.Optional(OutlineLabel),
  /** Residents inside when it was drawn, by the city's census; absent for a line. */
  residents: Type.Optional(Type.Integer({ minimum: 0 })),
}

/** Something drawn on the map for an incident. `at`: since when, city time. */
export const Outline = Type.Object({ id: Id, at: EpochMs, ...drawn })
export type Outline = Type.Static<typeof Outline>

export const Outlined = Type.Object({ outlineId: Id, ...drawn })
export const OutlineErased = Type.Object({ outlineId: Id })

type Outlining = { readonly outlines?: Outline[]; readonly lastSeq: number }

/** Folds a new drawing into its incident. Who may not see drawings gets its event without data: for them there is none. */
export function withOutline<T extends Outlining>(
  before: T | undefined,
  { outlineId, ...outline }: Type.Static<typeof Outlined>,
  { cityTime, seq }: Meta,
): T | undefined {
  if (!before || outlineId === undefined) return before && { ...before, lastSeq: seq }
  const others = before.outlines?.filter(({ id }) => id !== outlineId) ?? []
  return { ...before, outlines: [...others, { id: outlineId, at: cityTime, ...outline }], lastSeq: seq }
}

/** Folds an erased drawing out of its incident. */
export function withoutOutline<T extends Outlining>(
  before: T | undefined,
  { outlineId }: Type.Static<typeof OutlineErased>,
  { seq }: Meta,
): T | undefined {
  const left = before?.outlines?.filter(({ id }) => id !== outlineId) ?? []
  return before && { ...before, outlines: left.length > 0 ? left : undefined, lastSeq: seq }
}

const lngLat = ([lng, lat]: readonly [number, number]): LngLat => [lng, lat]

/** The area of a drawing; undefined for a line, and for a circle without a radius. */
export function ringOf({
  geometry,
  radiusM,
}: {
  readonly geometry: OutlineGeometry
  readonly radiusM?: number
}): Ring | undefined {
  if (geometry.type === 'Polygon') return tidyRing((geometry.coordinates[0] ?? []).map(lngLat))
  if (geometry.type === 'Point' && radiusM !== undefined) return circleRing(lngLat(geometry.coordinates), radiusM)
  return undefined
}
