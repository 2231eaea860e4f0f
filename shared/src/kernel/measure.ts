import { type Static, type TSchema, Type } from 'typebox'

/** GeoJSON point, WGS 84, longitude first, degrees. */
export const Point = Type.Object(
  {
    type: Type.Literal('Point'),
    coordinates: Type.Tuple([Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -90, maximum: 90 })]),
  },
  { additionalProperties: false },
)
export type Point = Type.Static<typeof Point>

/** Longitude and latitude in degrees. */
export type LngLat = readonly [number, number]

/** A term in both languages of the city. */
export const Term = Type.Object({ en: Type.String(), zh: Type.String() }, { additionalProperties: false })
export type Term = Type.Static<typeof Term>

/** City time or clock time: milliseconds since 1970-01-01T00:00Z. */
export const EpochMs = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 })

/**
 * Text that people read. NUL and lone surrogates cannot be stored by everything that will read it (bad inputs 12, 13);
 * marks that turn the reading direction are kept and shown escaped.
 */
export const Text = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '^(?:[^\\u0000\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])*$',
  })

/**
 * Values by name. As TypeBox's own Record, which brings its whole engine of types along: a console has to fetch what a
 * declaration names, and checks nothing by it.
 */
export const ByName = <V extends TSchema>(value: V) =>
  Type.Unsafe<Record<string, Static<V>>>({ type: 'object', patternProperties: { '^.*$': value } })
