import { followedOf } from '../domain/incident/followed.ts'
import {
  type CommandCall,
  type Desk,
  type LineRefusal,
  type Need,
  type Order,
  type Plan,
  type Recommended,
  refuseLine,
  refusePlan,
} from './order.ts'
import { writtenNumber } from './resolve.ts'
import { verbWritten } from './verbs/index.ts'

/** Turns an order into what it comes to in this city. Who may not send the command is told here, before anything is sent. */
export function toCommands(order: Order, desk: Desk): Plan {
  const verb = verbWritten(order.verb)
  if (!verb) return refusePlan('noSuchVerb', { typed: order.verb })
  const past = verb.command !== undefined || verb.word === 'U' ? desk.past?.() : undefined
  if (past !== undefined) return refusePlan('past', { time: past })
  if (verb.command && desk.may && !desk.may.includes(verb.command)) return refusePlan('notYours', { verb: verb.word })
  return verb.plan(order, desk)
}

type Wanted = Extract<Plan, { kind: 'needsRecommendation' }>

/** The first `count` units that can do this and are not taken yet, the quickest first. */
function quickest(
  { count, capability }: Need,
  taken: readonly string[],
  { units, notChosen = [] }: Recommended,
  { city }: Desk,
): string[] {
  return [...units, ...notChosen.flatMap(({ id, seconds }) => (seconds === undefined ? [] : [{ id, seconds }]))]
    .filter(({ id }) => !taken.includes(id) && city.find('unit', id)?.capabilities.includes(capability))
    .sort((a, b) => a.seconds - b.seconds)
    .slice(0, count)
    .map(({ id }) => id)
}

/** Completes an order with the recommended units; a no where there are none, or too few of what was asked for. */
export function withRecommended(wanted: Wanted, recommended: Recommended, desk: Desk): CommandCall | LineRefusal {
  const { incidentId, needs, unitIds, status } = wanted
  const chosen = [...unitIds]
  if (needs.length === 0) chosen.push(...ranked(recommended).filter((id) => !chosen.includes(id)))
  for (const need of needs) {
    const found = quickest(need, chosen, recommended, desk)
    if (found.length < need.count)
      return refuseLine('tooFew', { capability: need.capability, count: need.count, free: found.length })
    chosen.push(...found)
  }
  if (chosen.length === 0) return refuseLine('nobodyFree', { incident: incidentName(incidentId, desk) })
  const { seq, time } = recommended
  const breakOff = recommended.units
    .filter(({ id, breaksOff }) => breaksOff !== undefined && chosen.includes(id))
    .map(({ id }) => id)
  return {
    command: 'incident.dispatch',
    input: {
      ...{ incidentId, unitIds: chosen, status },
      ...(breakOff.length > 0 && { breakOff }),
      ...(seq !== undefined && time !== undefined && { advice: followedOf({ seq, time, units: recommended.units }) }),
    },
  }
}

/** How an incident is called here; its id where the board has not heard of it yet. */
export function incidentName(id: string, desk: Desk): string {
  const incident = desk.city.find('incident', id)
  return incident ? writtenNumber(incident, desk) : id
}

/** Ids of the recommended set, best first. */
export const ranked = ({ units }: Recommended): string[] =>
  units
    .filter((unit) => unit.rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ id }) => id)
