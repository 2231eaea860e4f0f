import { type Desk, isLineRefusal, type LineRefusal, type Plan, refuseLine } from './order.ts'
import { type Reading, readLine } from './read.ts'
import { capitals } from './spelling.ts'
import { toCommands } from './toCommands.ts'
import type { Stretch } from './tokens.ts'

/** One order of a line and what it comes to in this city. */
export type Planned = { readonly reading: Reading; readonly plan: Plan }

/** What a line cannot mean although each of its orders could be meant alone; `before`: the orders that go first. */
function chainRefusal({ answer, verb }: Reading, before: readonly Planned[], desk: Desk): LineRefusal | undefined {
  if (before.length === 0 || isLineRefusal(answer) || !verb) return undefined
  if (verb.word === 'U') return refuseLine('undoAlone', { verb: verb.word })
  if (before.every(({ reading }) => reading.verb?.word !== 'N')) return undefined
  // The selected call is not the one that N is about to make, and that one has no number yet.
  const alone = toCommands(answer, { ...desk, incidentId: undefined })
  return alone.kind === 'refused' && alone.refused === 'commandline.whichIncident'
    ? refuseLine('behindNew', { verb: verb.word })
    : undefined
}

/** Ids of the units that a plan sends somewhere by name. */
const sentBy = (plan: Plan): readonly unknown[] =>
  plan.kind === 'commands'
    ? plan.commands.flatMap(({ command, input }) =>
        (command === 'incident.dispatch' || command === 'incident.divert') && Array.isArray(input.unitIds)
          ? input.unitIds
          : [],
      )
    : []

function twice(plan: Plan, before: readonly Planned[], { city }: Desk): LineRefusal | undefined {
  const sent = new Set(before.flatMap((part) => sentBy(part.plan)))
  const id = sentBy(plan).find((one) => sent.has(one))
  return typeof id === 'string' ? refuseLine('sentTwice', { unit: city.find('unit', id)?.callSign ?? id }) : undefined
}

/**
 * What each order of a line comes to, in order. A no says where on the line it stands. A line is looked at whole before any
 * of it is sent, so that no half of it is.
 */
export function plansOf(line: string, desk: Desk): readonly Planned[] {
  const planned: Planned[] = []
  for (const reading of readLine(line)) {
    const { answer } = reading
    const plan: Plan = isLineRefusal(answer) ? { kind: 'refused', ...answer } : toCommands(answer, desk)
    const no = plan.kind === 'refused' ? plan : (chainRefusal(reading, planned, desk) ?? twice(plan, planned, desk))
    planned.push({ reading, plan: no ? { ...whereIs(reading, line, no), ...no, kind: 'refused' } : plan })
  }
  return planned
}

/** The word that a no is about, where it stands on the line; else the order without the spaces around it. */
function whereIs({ start, end, parts }: Reading, line: string, { facts }: LineRefusal): Stretch {
  const word = parts.find((part) => capitals(line.slice(part.start, part.end)) === facts.typed)
  if (word) return { start: word.start, end: word.end }
  const typed = line.slice(start, end)
  return { start: start + typed.length - typed.trimStart().length, end: start + typed.trimEnd().length }
}
