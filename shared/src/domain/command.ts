import type { TSchema } from 'typebox'
import type { Role } from '../access/roles.ts'
import type { Command } from '../kernel/command.ts'
import type { City } from './city.ts'

/** Declares a command of the city. Roles: who may send it; none: the hub alone. */
export const command = <I extends TSchema>(
  name: string,
  parts: Omit<Command<City, I>, 'name' | 'roles'> & { readonly roles: readonly Role[] },
): Command<City, I> => ({ name, ...parts })
