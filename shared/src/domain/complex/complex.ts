import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Text } from '../../kernel/measure.ts'

/** What many calls may have as their one cause. */
export const COMPLEX_KINDS = ['flood', 'storm', 'quake', 'fire', 'hazmat', 'other'] as const
export type ComplexKind = (typeof COMPLEX_KINDS)[number]

/** `sectors`: where it is, by battalion; absent: nobody knows its bounds. */
export const Told = {
  kind: Type.Enum([...COMPLEX_KINDS]),
  name: Text(80),
  sectors: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true })),
}

/**
 * What calls under a complex get while there are too many for all: no unit now, one unit only, or all that their type needs.
 * The first rule that fits a call holds; what a rule does not name fits all.
 */
export const TriageRule = Type.Object({
  kinds: Type.Optional(Type.Array(Type.Enum([...COMPLEX_KINDS]))),
  types: Type.Optional(Type.Array(Id)),
  priorities: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 5 }))),
  response: Type.Enum(['none', 'one', 'full']),
})
export type TriageRule = Type.Static<typeof TriageRule>

/** Who answers it: units that are kept for its calls, and who leads them. */
export const Force = {
  unitIds: Type.Optional(Type.Array(Id, { maxItems: 200, uniqueItems: true })),
  commander: Type.Optional(Text(80)),
}

/** An incident complex (NIMS): calls of one cause that are led as one. Ended, it leaves the state; the journal keeps it. */
export const Complex = Type.Object({ id: Id, ...Told, ...Force, incidentIds: Type.Array(Id), openedAt: EpochMs })
export type Complex = Type.Static<typeof Complex>

/** `name` and `number`: what both are called, for the log. */
const Member = Type.Object({ incidentId: Id, number: Type.String(), name: Type.String() })

export const complex = aggregate(
  'complex',
  Complex,
)({
  // That calls belong together shows in their own order for everybody; what it is, and who is kept for it, is the crews'.
  sees: {
    public: ['incidentId', 'incidentIds', 'openedAt'],
    field: [...Object.keys(Told), ...Object.keys(Force), 'number'],
  },
  events: {
    opened: {
      data: Type.Object({ ...Told, ...Force }),
      evolve: (_, told, { cityTime }, id) => ({ ...told, id, incidentIds: [], openedAt: cityTime }),
    },
    added: {
      data: Member,
      evolve: (before, { incidentId }) =>
        before && { ...before, incidentIds: [...before.incidentIds.filter((id) => id !== incidentId), incidentId] },
    },
    removed: {
      data: Member,
      evolve: (before, { incidentId }) =>
        before && { ...before, incidentIds: before.incidentIds.filter((id) => id !== incidentId) },
    },
    assigned: {
      data: Type.Object(Force),
      evolve: (before, { unitIds, commander }) => before && { ...before, unitIds, commander },
    },
    closed: { data: Type.Object({}), evolve: () => undefined },
  },
})
