import type { Aggregate, Lift } from './aggregate.ts'
import type { Entry, Event, Meta } from './entry.ts'
import { type Fault, type Folded, type HistoryLine, metaOf, type Records, touchName } from './state.ts'
import { travels } from './travels.ts'

type Step = {
  readonly aggregate: string
  readonly history: boolean
  readonly concerns: (data: never, eventId: string) => readonly string[]
  readonly evolve: (before: never, data: never, meta: Meta, eventId: string) => unknown
  readonly creates: boolean
}

/** Where history lines are kept: every one of them in the hub, those of what is open in a console. */
export type Histories = {
  readonly wants: (aggregate: string, id: string) => boolean
  readonly add: (aggregate: string, id: string, line: HistoryLine) => void
}

const NO_HISTORY: Histories = { wants: () => false, add: () => undefined }

class Unreadable extends Error {}

/** The fold: one pure step an entry, the same code in hub, console, replay and exercise. */
export type Fold = {
  /** Number of the fold's shape; a console whose number is older is told to reload. */
  readonly version: number
  readonly apply: (records: Records, entry: Entry, histories?: Histories) => Folded
  /** Names of what these events would touch, without folding them. */
  readonly touches: (events: readonly Event[]) => readonly string[]
  /** An event of an older shape as it would be written now; any other is the same object. */
  readonly lift: (event: Event) => Event
  /** Every type of event that it reads. */
  readonly types: readonly string[]
}

/** Builds the fold from the declared aggregates, in their order. */
export function createFold(aggregates: readonly Aggregate[], version: number): Fold {
  const steps = new Map<string, Step[]>()
  const lifts = new Map<string, readonly Lift[]>()
  const stepsOf = (type: string): Step[] => {
    const known = steps.get(type) ?? []
    steps.set(type, known)
    return known
  }
  for (const { name, events, history } of aggregates)
    for (const [verb, { evolve, lifts: declared }] of Object.entries(events)) {
      const concerns = (_: never, eventId: string) => [eventId]
      stepsOf(`${name}.${verb}`).push({ aggregate: name, history, evolve, concerns, creates: true })
      if (declared) lifts.set(`${name}.${verb}`, declared)
    }
  for (const { name, follows, history } of aggregates)
    for (const [type, { concerns, evolve }] of Object.entries(follows))
      stepsOf(type).push({ aggregate: name, history, evolve, concerns, creates: false })

  function lift(event: Event): Event {
    const known = lifts.get(event.type)
    if (!known) return event
    const data = known.reduce((older, { lift: one }) => one(older), event.data)
    return data === event.data ? event : { ...event, data }
  }

  /** Folds one event, wholly or not at all: what throws in the middle leaves nothing behind. */
  function applyEvent(records: Records, entry: Entry, event: Event, histories: Histories, touched: Set<string>): void {
    const known = steps.get(event.type)
    if (!known) throw new Unreadable('unknown event')
    if (!travels(event)) throw new Unreadable('what it tells does not survive the way to a screen')
    const meta = metaOf(entry)
    const { data } = event
    const former: (() => void)[] = []
    const touches: { step: Step; id: string }[] = []
    try {
      for (const step of known)
        for (const id of step.concerns(data as never, event.id)) {
          const before = records.get(step.aggregate, id)
          if (before === undefined && !step.creates) continue
          const after = step.evolve(before as never, data as never, meta, event.id)
          if (after !== before) {
            former.push(() => records.set(step.aggregate, id, before))
            records.set(step.aggregate, id, after)
          }
          touches.push({ step, id })
        }
    } catch (error) {
      for (const takeBack of former.reverse()) takeBack()
      throw error
    }
    for (const { step, id } of touches) {
      touched.add(touchName(step.aggregate, id))
      if (step.history && histories.wants(step.aggregate, id)) histories.add(step.aggregate, id, { ...meta, ...event })
    }
  }

  return {
    version,
    lift,
    types: [...steps.keys()],
    apply(records, entry, histories = NO_HISTORY) {
      const touched = new Set<string>()
      const faults: Fault[] = []
      for (const event of entry.events) {
        try {
          applyEvent(records, entry, lift(event), histories, touched)
        } catch (error) {
          // J12: what cannot be read becomes a listed fault; the fold goes on and stays the same everywhere.
          faults.push({
            seq: entry.seq,
            type: event.type,
            id: event.id,
            why: error instanceof Error ? error.message : 'unreadable',
          })
        }
      }
      return { touched: [...touched], faults }
    },
    touches(events) {
      const touched = new Set<string>()
      // What cannot be read is folded nowhere, and so touches nothing.
      for (const event of events.filter(travels).map(lift))
        for (const step of steps.get(event.type) ?? [])
          for (const id of step.concerns(event.data as never, event.id)) touched.add(touchName(step.aggregate, id))
      return [...touched]
    },
  }
}
