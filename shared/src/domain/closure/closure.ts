import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Point, Text } from '../../kernel/measure.ts'

/** What a closure says of the road: nobody passes, water stands on it, or one passes slowly (then no way changes). */
export const CLOSURE_KINDS = ['closed', 'flooded', 'slow'] as const
export type ClosureKind = (typeof CLOSURE_KINDS)[number]

/** As many points as a line may have; the feeds of road works stay far below. */
const MOST_POINTS = 2000
const MOST_CORNERS = 400

const strict = { additionalProperties: false }
const Position = Point.properties.coordinates

/** GeoJSON: a line along a road, an area (its outer ring), or a point, which means the road nearest to it. */
export const ClosureGeometry = Type.Union([
  Type.Object(
    { type: Type.Literal('LineString'), coordinates: Type.Array(Position, { maxItems: MOST_POINTS }) },
    strict,
  ),
  Type.Object(
    {
      type: Type.Literal('Polygon'),
      coordinates: Type.Array(Type.Array(Position, { maxItems: MOST_CORNERS + 1 }), { maxItems: 1 }),
    },
    strict,
  ),
  Point,
])
export type ClosureGeometry = Type.Static<typeof ClosureGeometry>

/** What is told of a closure; the names are those that WZDx and Open511 have a field for. */
export const Told = {
  geometry: ClosureGeometry,
  kind: Type.Enum([...CLOSURE_KINDS]),
  /** The road's name, and the streets between which it is closed. */
  street: Type.Optional(Text(120)),
  crossings: Type.Optional(Type.Array(Text(120), { maxItems: 2 })),
  /** Why. The public reads it. */
  reason: Type.Optional(Text(200)),
  /** City time since when and until when; absent: at once, until it is lifted. */
  from: Type.Optional(EpochMs),
  until: Type.Optional(EpochMs),
  /** Of a line: only who drives as it was drawn, or the other way, is kept out. Absent: both. */
  direction: Type.Optional(Type.Enum(['along', 'against'])),
}

const noted = {
  ...Told,
  /** Stretches of the city's roads that it closed when it was set; 0: no road lies there. */
  stretches: Type.Optional(Type.Integer({ minimum: 0 })),
  by: Type.Object({ id: Type.String(), name: Type.String() }),
}

/** A road or an area that cannot be driven, or only slowly. What is lifted leaves the state; the journal keeps it. */
export const Closure = Type.Object({ id: Id, ...noted, setAt: EpochMs })
export type Closure = Type.Static<typeof Closure>

export const closure = aggregate(
  'closure',
  Closure,
)({
  history: true,
  // Everybody may know where one cannot drive; who said so is for those at work.
  sees: { public: [...Object.keys(Told), 'stretches', 'setAt'], field: ['by'] },
  events: {
    added: {
      data: Type.Object(noted),
      evolve: (_, told, { cityTime }, id) => ({ ...told, id, setAt: cityTime }),
    },
    corrected: {
      data: Type.Object(noted),
      evolve: (before, told, _, id) => before && { ...told, id, setAt: before.setAt },
    },
    /** One can drive there again. */
    lifted: { data: Type.Object({}), evolve: () => undefined },
  },
})

/** How a closure stands at this city time: still to come, in force, or past its end and not lifted. */
export function closureState({ from = 0, until }: Pick<Closure, 'from' | 'until'>, cityTime: number) {
  if (until !== undefined && until <= cityTime) return 'over'
  return from > cityTime ? 'ahead' : 'inForce'
}

/** True where nobody can drive there now. */
export const closesRoads = (one: Closure, cityTime: number): boolean =>
  one.kind !== 'slow' && closureState(one, cityTime) === 'inForce'

/** What people call it: `7th St, Mission St – Folsom St`, else its reason; undefined where it has neither. */
export const closureName = ({ street, crossings = [], reason }: Closure): string | undefined =>
  street === undefined ? reason : [street, crossings.join(' – ')].filter(Boolean).join(', ')
