import { type City, cityOf } from '@muster/shared/domain/city.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { type AnyCommand, contextOf } from '@muster/shared/kernel/command.ts'
import { type Decision, decideOn } from '@muster/shared/kernel/decide.ts'
import type { Actor, Entry, Event } from '@muster/shared/kernel/entry.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { type HistoryLine, type Records, touchName } from '@muster/shared/kernel/state.ts'
import { alike } from '../alike.ts'
import { type Layer, layerOver } from './layer.ts'

/** How something on the screen stands to the journal: `sending`: on its way; `held`: waits for the connection. */
export type Unconfirmed = 'sending' | 'held'

/** A command of this window that the journal has not told of yet. `seq`: the entry that the hub says it became. */
export type Pending = {
  readonly key: string
  readonly name: string
  readonly input: unknown
  readonly state: Unconfirmed
  readonly seq?: number
}

/** A line of a history; `unconfirmed`: what a command on its way would write. */
export type ShownLine = HistoryLine & { readonly unconfirmed?: Unconfirmed }

/** The city as it will be once what is on its way has arrived, over the city as the journal has it. */
export type Overlay = {
  /** What is on its way, in the order in which it was asked. */
  readonly expect: (pending: readonly Pending[], actor: Actor) => void
  /** Folds anew what is on its way. After what lies below has changed, too. */
  readonly refold: () => void
  /** An entry is folded below: where it is that of a command here, that command is on its way no more. */
  readonly entryFolded: (entry: Entry) => void
  /** What lies below was replaced by what the hub has: all that it had answered is in there. */
  readonly snapshotLoaded: () => void
  readonly records: Records
  readonly version: () => number
  readonly markOf: (aggregate: string, id: string) => Unconfirmed | undefined
  /** A history with the lines that are on their way; the same array while nothing of it changes. */
  readonly withLines: (aggregate: string, id: string, lines: readonly HistoryLine[]) => readonly ShownLine[]
}

/** Ids that a decision makes here begin with this; the hub's own are others. */
const MADE_HERE = 'unconfirmed-'
/** Between two entries of the journal there is room for so many lines of what is on its way. */
const LINES_BETWEEN = 1000

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What the input names: it is marked also where nobody here can say what will come of it. */
function namedIn(input: unknown): readonly string[] {
  if (!isRecord(input)) return []
  const { incidentId, unitId, unitIds } = input
  const units = [unitId, ...(Array.isArray(unitIds) ? unitIds : [])].filter((id) => typeof id === 'string')
  return [
    ...(typeof incidentId === 'string' ? [touchName('incident', incidentId)] : []),
    ...units.map((id) => touchName('unit', id)),
  ]
}

/** True where the hub's event is the one that was expected here, by all that both of them tell. */
const isSameNews = (hub: Event, mine: Event): boolean =>
  hub.type === mine.type &&
  (hub.id === mine.id || mine.id.startsWith(MADE_HERE)) &&
  Object.entries(mine.data).every(
    ([name, value]) => hub.data[name] === undefined || JSON.stringify(hub.data[name]) === JSON.stringify(value),
  )

/**
 * Makes an overlay over confirmed records. What is on its way is decided by the hub's own functions and folded by the hub's
 * own fold, always anew over what is confirmed now: it can neither outlive its answer nor drift from the journal. What is
 * held is folded for its marks and lines alone: nobody has done it yet.
 */
export function createOverlay({
  below,
  head,
  cityNow,
  foresee,
}: {
  below: Pick<Records, 'get' | 'all'>
  head: () => number
  cityNow: () => number
  /** The command of that name, where what comes of it can be known here. */
  foresee: (name: string) => AnyCommand<City> | undefined
}): Overlay {
  const shown = layerOver(below)
  const ahead = layerOver(shown)
  let pending: readonly Pending[] = []
  let actor: Actor = { id: '', name: '', roles: [] }
  let version = 0
  let marks = new Map<string, Unconfirmed>()
  let lines = new Map<string, readonly ShownLine[]>()
  let count = 0
  const joined = new Map<string, readonly ShownLine[]>()
  const begunAt = new Map<string, number>()
  const expected = new Map<string, readonly Event[]>()
  const arrived = new Set<string>()

  function decisionOn(layer: Layer, { key, name, input }: Pending, cityTime: number): Decision | undefined {
    const command = foresee(name)
    if (!command) return undefined
    const context = contextOf({ idSeed: `${MADE_HERE}${key}` }, cityTime, actor)
    try {
      const decision = decideOn({ fold: cityFold, records: layer, viewOf: cityOf }, command, input, context)
      return isRefusal(decision) ? undefined : decision
    } catch {
      // This reader may not see all that the decision reads: then the hub alone can say what comes of it.
      return undefined
    }
  }

  function write(events: readonly Event[], entry: Entry, unconfirmed: Unconfirmed): void {
    for (const event of events) {
      count += 1
      const { at, cityTime } = entry
      const seq = entry.seq + count / LINES_BETWEEN
      const line: ShownLine = { seq, at, cityTime, actor: entry.actor, ...event, unconfirmed }
      for (const name of cityFold.touches([event])) lines.set(name, [...(lines.get(name) ?? []), line])
    }
  }

  function fold(one: Pending): void {
    const { key, name, input, state } = one
    const cityTime = begunAt.get(key) ?? cityNow()
    begunAt.set(key, cityTime)
    const layer = state === 'held' ? ahead : shown
    const decision = decisionOn(layer, one, cityTime)
    for (const thing of [...namedIn(input), ...(decision?.touched ?? [])]) marks.set(thing, state)
    if (!decision) return
    const { id, name: called } = actor
    const { events } = decision
    const entry: Entry = { seq: head(), at: 0, cityTime, actor: { id, name: called }, command: name, events }
    expected.set(key, events)
    cityFold.apply(layer, entry)
    write(events, entry, state)
  }

  const isOver = ({ key, seq }: Pending): boolean => arrived.has(key) || (seq !== undefined && seq <= head())

  function refold(): void {
    const open = pending.filter((one) => !isOver(one))
    if (open.length === 0 && marks.size === 0) return
    shown.clear()
    ahead.clear()
    marks = new Map()
    lines = new Map()
    count = 0
    version += 1
    for (const one of open) fold(one)
  }

  return {
    records: shown,
    version: () => version,
    refold,
    markOf: (aggregate, id) => marks.get(touchName(aggregate, id)),
    expect(next, who) {
      if (alike(next, pending) && who === actor) return
      pending = next
      actor = who
      const keys = new Set(next.map(({ key }) => key))
      for (const kept of [begunAt, expected, arrived])
        for (const key of kept.keys()) if (!keys.has(key)) kept.delete(key)
      refold()
    },
    entryFolded(entry) {
      if (pending.length === 0 || entry.actor.id !== actor.id) return
      const mine = pending.find(({ key, name }) => {
        const events = expected.get(key)
        if (arrived.has(key) || name !== entry.command || events?.length !== entry.events.length) return false
        return events.every((event, at) => isSameNews(entry.events[at] ?? event, event))
      })
      if (mine) arrived.add(mine.key)
    },
    snapshotLoaded() {
      for (const { key, seq } of pending) if (seq !== undefined) arrived.add(key)
    },
    withLines(aggregate, id, base) {
      const name = touchName(aggregate, id)
      const more = lines.get(name)
      if (!more) {
        joined.delete(name)
        return base
      }
      // A history that the hub was asked for may tell of an entry before its event has come and was folded here.
      const early = base.filter(({ seq }) => seq > head())
      const all = [...base, ...more.filter((line) => !early.some((told) => isSameNews(told, line)))]
      const former = joined.get(name)
      if (former && alike(former, all)) return former
      joined.set(name, all)
      return all
    },
  }
}
