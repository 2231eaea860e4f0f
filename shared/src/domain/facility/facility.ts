import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { Point, Term } from '../../kernel/measure.ts'

export const FACILITY_KINDS = ['station', 'hospital', 'warehouse', 'shelter', 'school'] as const

export const FacilityProfile = Type.Object({
  kind: Type.Enum(FACILITY_KINDS),
  name: Term,
  point: Point,
  battalion: Type.Optional(Id),
  /** True where the sample city invented it. */
  sample: Type.Optional(Type.Boolean()),
})

/** A building the city relies on. */
export const Facility = Type.Object({ id: Id, ...FacilityProfile.properties })
export type Facility = Type.Static<typeof Facility>

export const facility = aggregate(
  'facility',
  Facility,
)({
  sees: { public: ['kind', 'name', 'point', 'battalion', 'sample'] },
  events: {
    registered: { data: FacilityProfile, evolve: (_, profile, _meta, id) => ({ ...profile, id }) },
  },
})
