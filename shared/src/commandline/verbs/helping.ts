import { lendersOf, neighboursLike } from '../neighbours.ts'
import { type CommandCall, type Desk, isLineRefusal, type Need, type Order, type Plan, refusePlan } from '../order.ts'
import { capabilityWords, incidentOf } from '../resolve.ts'
import type { Verb } from '../verb.ts'

/** Who is asked for it: the one that is named, else the only one that lends such; a no says who does. */
function asked({ capability: typed, count }: Need, { to = '', verb }: Order, { city }: Desk, incidentId: string) {
  const lent = [...new Set(lendersOf(city).flatMap(({ aid }) => aid.capabilities))]
  const capability = lent.find((one) => capabilityWords(one).includes(typed))
  if (capability === undefined) return refusePlan('nobodyLends', { typed, known: lent })
  const lenders = lendersOf(city, capability)
  const found = neighboursLike(to, lenders)
  const [one] = found
  if (!one || found.length > 1)
    return refusePlan('whichNeighbour', { verb }, (one ? found : lenders).map(({ id }) => `>${id}`).slice(0, 3))
  return { command: 'incident.requestAid', input: { incidentId, agencyId: one.id, capability, count } }
}

/** `REQ 231 +2 engine >oakland`: asks a neighbour, which is rung up; this writes it down for every desk. */
export const helping: Verb = {
  word: 'REQ',
  aliases: ['求援', '请援', '增援'],
  takes: { incident: true, needs: true, to: true },
  command: 'incident.requestAid',
  plan(order, desk): Plan {
    const incident = incidentOf(order, desk)
    if (isLineRefusal(incident)) return { kind: 'refused', ...incident }
    if (order.needs.length === 0) return refusePlan('whichAid', { verb: order.verb })
    const commands: CommandCall[] = []
    for (const need of order.needs) {
      const call = asked(need, order, desk, incident.id)
      if ('kind' in call) return call
      commands.push(call)
    }
    return { kind: 'commands', commands }
  },
}
