import { createDuplicateIndex, type Likeness, type Sighting, tensApart } from '../../domain/incident/duplicates.ts'
import type { Desk, Order, Plan, Said } from '../order.ts'
import { isLineRefusal } from '../order.ts'
import { incidentOf, writtenNumber } from '../resolve.ts'
import { bare } from '../verb.ts'
import type { Completion, Typing } from './completion.ts'
import { incidentsLike } from './incidentsLike.ts'

/** Why a call may be the same: its number, how far, how long ago. */
function said(like: Likeness, desk: Desk): Said {
  const unit = desk.city.find('world', 'world')?.settings?.lengthUnit ?? 'm'
  const far = tensApart(like, unit)
  const facts = { number: writtenNumber(like.call, desk), minutes: like.minutes, far }
  return { key: `commandline.like.${far === undefined ? 'address' : unit}`, facts }
}

/** Calls that an order about two may be about: those that may be the same as the one named or selected come first. */
export function othersLike(typing: Typing, order: Order | undefined, desk: Desk): Completion[] {
  const named = order?.incident ?? (order?.other === typing.typed ? undefined : order?.other)
  const first = incidentOf({ ...bare(''), incident: named }, desk)
  const all = incidentsLike(typing, desk)
  if (isLineRefusal(first)) return all
  const alike = createDuplicateIndex(desk.city).of(first)
  const reasons = new Map(alike.map((like) => [like.call.id, said(like, desk)]))
  const rank = ({ incidentId = '' }: Completion): number => Number(!reasons.has(incidentId))
  return all
    .filter(({ incidentId }) => incidentId !== first.id)
    .map((offer) => ({ ...offer, reason: reasons.get(offer.incidentId ?? '') ?? offer.reason }))
    .sort((a, b) => rank(a) - rank(b))
}

const isPlace = (value: unknown): value is Sighting['place'] => typeof value === 'object' && value !== null

/** A call like the one that is being typed, told before it is sent. */
export function likeness(plan: Plan, desk: Desk): Pick<Completion, 'beware'> | undefined {
  if (plan.kind !== 'commands' || !desk.now) return undefined
  const { command, input } = plan.commands[0] ?? {}
  if (command !== 'incident.report' || typeof input?.type !== 'string' || !isPlace(input.place)) return undefined
  const typed = { type: input.type, place: input.place, receivedAt: desk.now() }
  const [likeliest] = createDuplicateIndex(desk.city).of(typed)
  return likeliest && { beware: said(likeliest, desk) }
}
