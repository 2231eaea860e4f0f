import type { TSchema } from 'typebox'
import { isBound, type Role } from '../access/roles.ts'
import type { Command } from '../kernel/command.ts'
import { UnknownThing } from '../kernel/state.ts'
import type { City } from './city.ts'

/**
 * Declares a command of the city. Roles: who may send it; none: the hub alone. Where it says whose thing it is about, an
 * actor who may send it only in a role that is bound to an agency finds no thing of another agency (V1).
 */
export function command<I extends TSchema>(
  name: string,
  parts: Omit<Command<City, I>, 'name' | 'roles'> & { readonly roles: readonly Role[] },
): Command<City, I> {
  const { owner, decide, roles } = parts
  if (!owner) return { name, ...parts }
  return {
    name,
    ...parts,
    decide(city, input, context) {
      const { agencyId, roles: mine } = context.actor
      const { aggregate, id, agencyIds } = owner(input, city)
      if (isBound(mine, roles) && !agencyIds.some((one) => one === agencyId)) throw new UnknownThing(aggregate, id)
      return decide(city, input, context)
    },
  }
}
