import type { Records } from '@muster/shared/kernel/state.ts'

/** Records over others: what is written here stands before what is below, which stays as it is. */
export type Layer = Records & { readonly clear: () => void }

/** Makes an empty layer. What it holds nothing of costs nothing: those below are handed on as they are. */
export function layerOver(below: Pick<Records, 'get' | 'all'>): Layer {
  const own = new Map<string, Map<string, unknown>>()

  function* mixed(aggregate: string, mine: ReadonlyMap<string, unknown>): Iterable<unknown> {
    const instead = new Map<unknown, unknown>()
    const fresh: unknown[] = []
    for (const [id, value] of mine) {
      const before = below.get(aggregate, id)
      if (before !== undefined) instead.set(before, value)
      else if (value !== undefined) fresh.push(value)
    }
    for (const thing of below.all(aggregate)) {
      const value = instead.has(thing) ? instead.get(thing) : thing
      if (value !== undefined) yield value
    }
    yield* fresh
  }

  return {
    get(aggregate, id) {
      const mine = own.get(aggregate)
      return mine?.has(id) ? mine.get(id) : below.get(aggregate, id)
    },
    all(aggregate) {
      const mine = own.get(aggregate)
      return mine ? mixed(aggregate, mine) : below.all(aggregate)
    },
    set(aggregate, id, value) {
      const mine = own.get(aggregate) ?? new Map<string, unknown>()
      own.set(aggregate, mine.set(id, value))
    },
    clear: () => own.clear(),
  }
}
