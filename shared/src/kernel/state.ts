import type { Entry, Event, Meta } from './entry.ts'

/** Folded records, one map an aggregate. Values are never changed in place: a new fact is a new value. */
export type Records = {
  readonly get: (aggregate: string, id: string) => unknown
  readonly all: (aggregate: string) => Iterable<unknown>
  readonly set: (aggregate: string, id: string, value: unknown) => void
}

/** One line of a thing's history: an event that touched it, with what the entry says of it. */
export type HistoryLine = Meta & Event

/** State as it crosses the wire and lies in a snapshot: plain objects by aggregate and id. */
export type PlainState = Record<string, Record<string, unknown>>

/** What one entry changed: `unit:E12`, and whether anything could not be read (J12). */
export type Folded = { readonly touched: readonly string[]; readonly faults: readonly Fault[] }

/** An event that this fold cannot read: listed, never thrown. */
export type Fault = { readonly seq: number; readonly type: string; readonly id: string; readonly why: string }

/** Thrown by a city view for an id that nothing has, and answered 404 where the decision was asked for. */
export class UnknownThing extends Error {
  readonly aggregate: string
  readonly id: string
  constructor(aggregate: string, id: string) {
    super(`no ${aggregate} ${id}`)
    this.aggregate = aggregate
    this.id = id
  }
}

/** The name under which a thing is touched and versioned. */
export const touchName = (aggregate: string, id: string): string => `${aggregate}:${id}`

/** The record of that touch name, or undefined. Ids hold no colon. */
export function recordNamed(records: Pick<Records, 'get'>, name: string): unknown {
  const colon = name.indexOf(':')
  return records.get(name.slice(0, colon), name.slice(colon + 1))
}

export const metaOf = ({ seq, at, cityTime, actor }: Entry): Meta => ({ seq, at, cityTime, actor })

/** Records in plain maps. */
export function createRecords(): Records & {
  readonly plain: () => PlainState
  readonly load: (state: PlainState) => void
  /** All records as they are now, in the order in which they came to be. */
  readonly rows: () => (readonly [aggregate: string, id: string, record: unknown])[]
} {
  const maps = new Map<string, Map<string, unknown>>()
  const mapOf = (aggregate: string): Map<string, unknown> => {
    const known = maps.get(aggregate)
    if (known) return known
    const fresh = new Map<string, unknown>()
    maps.set(aggregate, fresh)
    return fresh
  }
  return {
    get: (aggregate, id) => maps.get(aggregate)?.get(id),
    // A look leaves no trace: two states that hold the same are told the same.
    all: (aggregate) => maps.get(aggregate)?.values() ?? [],
    set: (aggregate, id, value) => {
      if (value === undefined) mapOf(aggregate).delete(id)
      else mapOf(aggregate).set(id, value)
    },
    plain: () => Object.fromEntries([...maps].map(([aggregate, byId]) => [aggregate, Object.fromEntries(byId)])),
    load: (state) => {
      maps.clear()
      for (const [aggregate, byId] of Object.entries(state)) maps.set(aggregate, new Map(Object.entries(byId)))
    },
    rows: () =>
      [...maps].flatMap(([aggregate, byId]) => Array.from(byId, ([id, record]) => [aggregate, id, record] as const)),
  }
}

/** A scratch layer over records: a dry run writes here and leaves what is below untouched. */
export function scratchOver(below: Records): Records {
  const own = new Map<string, unknown>()
  return {
    get: (aggregate, id) => {
      const name = touchName(aggregate, id)
      return own.has(name) ? own.get(name) : below.get(aggregate, id)
    },
    all: (aggregate) => below.all(aggregate),
    set: (aggregate, id, value) => {
      own.set(touchName(aggregate, id), value)
    },
  }
}
