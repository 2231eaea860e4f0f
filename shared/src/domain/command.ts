import { type TSchema, Type } from 'typebox'
import { isBound, type Role } from '../access/roles.ts'
import type { Command, Context } from '../kernel/command.ts'
import type { Event } from '../kernel/entry.ts'
import { Text } from '../kernel/measure.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { UnknownThing } from '../kernel/state.ts'
import type { City } from './city.ts'

type Decide = (context: Context) => readonly Event[] | Refusal

/** What a command with overridable rules takes beside its own: why a supervisor does it all the same. */
export const Overriding = {
  override: Type.Optional(Type.Object({ reason: Text(200) }, { additionalProperties: false })),
}

/** Whose reason an event carries, and which rule would have refused it; undefined for what no rule minded. */
type Overruled = { readonly rule: string; readonly reason: string }

function overrideIn(input: unknown): { reason: string } | undefined {
  const given = typeof input === 'object' && input !== null && 'override' in input ? input.override : undefined
  if (typeof given !== 'object' || given === null || !('reason' in given)) return undefined
  return typeof given.reason === 'string' ? { reason: given.reason } : undefined
}

/**
 * Decides by the rules. Where one of them refuses that a supervisor may overrule, the refusal says so; where one does, it
 * is decided without them, and each event says which rule that was and why.
 */
function overruling(decide: Decide, rules: readonly string[], input: unknown, context: Context): ReturnType<Decide> {
  const answer = decide(context)
  if (!isRefusal(answer) || !rules.includes(answer.refused)) return answer
  const override = overrideIn(input)
  if (!override) return { ...answer, facts: { ...answer.facts, overruledBy: 'supervisor' } }
  if (!context.actor.roles.includes('supervisor')) return refuse('command.notOverruled', {}, 403)
  const forced = decide({ ...context, overruled: true })
  if (isRefusal(forced)) return forced
  const overruled: Overruled = { rule: answer.refused, reason: override.reason }
  return forced.map((event) => ({ ...event, data: { ...event.data, overruled } }))
}

/**
 * Declares a command of the city. Roles: who may send it; none: the hub alone. Where it says whose thing it is about, an
 * actor who may send it only in a role that is bound to an agency finds no thing of another agency (V1).
 */
export function command<I extends TSchema>(
  name: string,
  parts: Omit<Command<City, I>, 'name' | 'roles'> & { readonly roles: readonly Role[] },
): Command<City, I> {
  const { owner, decide, roles, overridable = [] } = parts
  return {
    name,
    ...parts,
    decide(city, input, context) {
      if (owner) {
        const { agencyId, roles: mine } = context.actor
        const { aggregate, id, agencyIds } = owner(input, city)
        if (isBound(mine, roles) && !agencyIds.some((one) => one === agencyId)) throw new UnknownThing(aggregate, id)
      }
      return overruling((known) => decide(city, input, known), overridable, input, context)
    },
  }
}
