import { type CommandCall, isLineRefusal, refusePlan } from '../order.ts'
import { incidentOf, needsOf, unitsOf } from '../resolve.ts'
import type { Verb } from '../verb.ts'

const takes = { incident: true, units: true, needs: true }

/** `D E12 231` sends these; `D 231` and `D 231 +2 engine` ask the recommender which. */
function dispatch(word: string, status: 'enroute' | 'onscene' | undefined, aliases: readonly string[]): Verb {
  return {
    word,
    aliases,
    takes,
    command: 'incident.dispatch',
    plan(order, desk) {
      const incident = incidentOf(order, desk)
      if (isLineRefusal(incident)) return { kind: 'refused', ...incident }
      const units = order.units.length > 0 ? unitsOf(order, desk) : []
      if (isLineRefusal(units)) return { kind: 'refused', ...units }
      const unitIds = units.map(({ id }) => id)
      const needs = needsOf(order, desk)
      if (isLineRefusal(needs)) return { kind: 'refused', ...needs }
      if (unitIds.length === 0 || needs.length > 0)
        return { kind: 'needsRecommendation', incidentId: incident.id, needs, unitIds, status }
      const sent: CommandCall = { command: 'incident.dispatch', input: { incidentId: incident.id, unitIds, status } }
      return { kind: 'commands', commands: [sent] }
    },
  }
}

/** `SD E12 231`: nobody sent them; they are on their way by themselves. */
const wentAlone: Verb = {
  word: 'SD',
  aliases: ['自行出动'],
  takes: { incident: true, units: true },
  command: 'incident.dispatch',
  plan(order, desk) {
    const incident = incidentOf(order, desk)
    if (isLineRefusal(incident)) return { kind: 'refused', ...incident }
    const units = unitsOf(order, desk)
    if (isLineRefusal(units)) return { kind: 'refused', ...units }
    const unitIds = units.map(({ id }) => id)
    const input = { incidentId: incident.id, unitIds, status: 'enroute', selfDispatched: true }
    return { kind: 'commands', commands: [{ command: 'incident.dispatch', input }] }
  },
}

/** `DV E12 232`: from where they are at work to this one. */
const divert: Verb = {
  word: 'DV',
  aliases: ['调', '改派'],
  takes: { incident: true, units: true },
  command: 'incident.divert',
  plan(order, desk) {
    const incident = incidentOf(order, desk)
    if (isLineRefusal(incident)) return { kind: 'refused', ...incident }
    const units = unitsOf(order, desk)
    if (isLineRefusal(units)) return { kind: 'refused', ...units }
    const input = { incidentId: incident.id, unitIds: units.map(({ id }) => id) }
    return { kind: 'commands', commands: [{ command: 'incident.divert', input }] }
  },
}

/** `REL E12 L5`: off the incidents that they are on, each its own; with a number only off that one. */
const release: Verb = {
  word: 'REL',
  aliases: ['撤', '撤回'],
  takes: { incident: true, units: true },
  command: 'incident.recall',
  plan(order, desk) {
    const units = unitsOf(order, desk)
    if (isLineRefusal(units)) return { kind: 'refused', ...units }
    const named = order.incident === undefined ? undefined : incidentOf(order, desk)
    if (named && isLineRefusal(named)) return { kind: 'refused', ...named }
    const idle = units.find(({ incidentId }) => incidentId === undefined)
    if (idle) return refusePlan('unitIdle', { unit: idle.callSign })
    const byIncident = Map.groupBy(units, (unit) => named?.id ?? unit.incidentId ?? '')
    const commands = [...byIncident].map(([incidentId, there]) => ({
      command: 'incident.recall',
      input: { incidentId, unitIds: there.map(({ id }) => id) },
    }))
    return { kind: 'commands', commands }
  },
}

/** Verbs that send units somewhere or take them off. */
export const sending: readonly Verb[] = [
  dispatch('D', undefined, ['派', '派警', 'A', '接受']),
  dispatch('DE', 'enroute', ['派出']),
  dispatch('DO', 'onscene', ['派到']),
  wentAlone,
  divert,
  release,
]
