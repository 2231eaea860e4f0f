import { Type } from 'typebox'
import { ROLES } from '../../access/roles.ts'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { Text } from '../../kernel/measure.ts'

/** What somebody may do: in which roles, and for which agency. */
export const Rights = Type.Object({
  name: Text(80),
  roles: Type.Array(Type.Enum([...ROLES]), { maxItems: ROLES.length }),
  agencyId: Type.Optional(Id),
})

/** Who did it: administrators act through the hub. */
const By = { by: Type.String() }

/** A person who signs in, as the record knows them: what they might do, and who said so. No secret ever stands here. */
export const Person = Type.Object({ id: Id, ...Rights.properties })
export type Person = Type.Static<typeof Person>

/** Roles of who takes calls and sends units: shifts and calls are handed over among them. */
const AT_DESK: readonly string[] = ['calltaker', 'dispatcher', 'supervisor']

export const worksAtDesk = ({ roles }: Person): boolean => roles.some((role) => AT_DESK.includes(role))

export const person = aggregate(
  'person',
  Person,
)({
  history: true,
  events: {
    granted: {
      data: Type.Object({ ...Rights.properties, ...By }),
      evolve: (_, { name, roles, agencyId }, _meta, id) => ({ id, name, roles, agencyId }),
    },
    removed: {
      data: Type.Object(By),
      // The name stays: what they did, they did.
      evolve: (before) => before && { ...before, roles: [], agencyId: undefined },
    },
  },
})
