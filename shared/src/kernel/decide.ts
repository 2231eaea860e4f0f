import type { AnyCommand, Context, Undo } from './command.ts'
import type { Entry, Event } from './entry.ts'
import type { Fold } from './fold.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import { type Records, recordNamed, scratchOver, UnknownThing } from './state.ts'

/**
 * Events that a command led to, their JSON, what they touch, what of that is no more afterwards, and the command that would
 * take them back.
 */
export type Decision = {
  readonly json: string
  readonly events: readonly Event[]
  readonly touched: readonly string[]
  readonly leaves: readonly string[]
  readonly undo?: Undo
}

/** Thrown when a decision's events cannot be folded: our bug, found before it reaches the journal (J12). */
export class UnfoldableDecision extends Error {}

/**
 * Asks a command of the city and runs the answer through the fold once, on a scratch layer, before anything is appended.
 * An id that nothing has is answered as a refusal with status 404.
 */
export function decideOn<View>(
  { fold, records, viewOf }: { fold: Fold; records: Records; viewOf: (records: Records) => View },
  command: AnyCommand<View>,
  input: unknown,
  context: Context,
): Decision | Refusal {
  try {
    const view = viewOf(records)
    const answer = command.decide(view, input as never, context)
    if (isRefusal(answer)) return answer
    const json = JSON.stringify(answer)
    const events: readonly Event[] = JSON.parse(json)
    const { id, name } = context.actor
    const rehearsal: Entry = {
      seq: 0,
      at: 0,
      cityTime: context.cityTime,
      actor: { id, name },
      command: command.name,
      events,
    }
    const scratch = scratchOver(records)
    const { touched, faults } = fold.apply(scratch, rehearsal)
    const fault = faults[0]
    if (fault) throw new UnfoldableDecision(`${command.name}: ${fault.type} ${fault.why}`)
    const leaves = touched.filter((name) => recordNamed(scratch, name) === undefined)
    return { json, events, touched, leaves, undo: command.undo?.(view, input as never, events) }
  } catch (error) {
    if (error instanceof UnknownThing) return refuse(`${error.aggregate}.notFound`, { id: error.id }, 404)
    throw error
  }
}
