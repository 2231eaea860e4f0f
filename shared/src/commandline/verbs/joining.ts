import { isLineRefusal, type Plan } from '../order.ts'
import { incidentCalled, incidentOf, otherOf } from '../resolve.ts'
import type { Verb } from '../verb.ts'

/** A verb about two incidents: `MG 232 231`; `MG 231` is about the selected one and 231. `second`: what the command calls it. */
const aboutTwo = (
  word: string,
  aliases: readonly string[],
  command: string,
  second: string,
  firstOf = incidentOf,
): Verb => ({
  word,
  aliases,
  takes: { incident: true, other: true },
  command,
  plan(order, desk) {
    const first = firstOf(order, desk)
    if (isLineRefusal(first)) return { kind: 'refused', ...first }
    const other = otherOf(order, desk)
    if (isLineRefusal(other)) return { kind: 'refused', ...other }
    return { kind: 'commands', commands: [{ command, input: { incidentId: first.id, [second]: other.id } }] }
  },
})

/** `UM 232`: the number is meant as it stands, although it leads to another call. */
const unmerge: Verb = {
  word: 'UM',
  aliases: ['拆', '拆分'],
  takes: { incident: true },
  command: 'incident.unmerge',
  plan(order, desk): Plan {
    const call = incidentCalled(order, desk)
    if (isLineRefusal(call)) return { kind: 'refused', ...call }
    return { kind: 'commands', commands: [{ command: 'incident.unmerge', input: { incidentId: call.id } }] }
  },
}

/** Verbs that say what calls are to each other. */
export const joining: readonly Verb[] = [
  aboutTwo('MG', ['并', '合并', '并入'], 'incident.merge', 'intoId', incidentCalled),
  unmerge,
  aboutTwo('LK', ['关联'], 'incident.link', 'otherId'),
  aboutTwo('UL', ['解联'], 'incident.unlink', 'otherId'),
  aboutTwo('ND', ['不同'], 'incident.notDuplicate', 'otherId'),
]
