import fc from 'fast-check'
import { arbitraryOf, IDS } from '../kernel/arbitrary.testing.ts'
import type { Entry, Event } from '../kernel/entry.ts'
import { createRecords } from '../kernel/state.ts'
import { cityFold } from './fold.ts'
import { NOW } from './given.testing.ts'
import { aggregates } from './index.ts'

/** Every event that any aggregate declares, with data that fits its schema. */
const declared: fc.Arbitrary<Event>[] = aggregates.flatMap(({ name, events }) =>
  Object.entries(events).map(([verb, { data }]) =>
    fc.record({
      type: fc.constant(`${name}.${verb}`),
      id: fc.constantFrom(...IDS),
      data: arbitraryOf(data) as fc.Arbitrary<Event['data']>,
    }),
  ),
)
/** As declared ones, and what no decision would make: other data under a known name, unknown names. */
export const poison: fc.Arbitrary<Event> = fc.record({
  type: fc.oneof(fc.constantFrom(...cityFold.types), fc.string()),
  id: fc.oneof(fc.constantFrom(...IDS), fc.string()),
  data: fc.oneof(fc.jsonValue(), ...declared.map((event) => event.map(({ data }) => data))) as fc.Arbitrary<
    Event['data']
  >,
})

const entriesOf = (event: fc.Arbitrary<Event>, most: number): fc.Arbitrary<Entry[]> =>
  fc
    .array(fc.record({ events: fc.array(event, { minLength: 1, maxLength: 3 }), who: fc.constantFrom('ann', 'bob') }), {
      maxLength: most,
    })
    .map((drawn) =>
      // Through JSON, as everything comes that is read from a journal.
      JSON.parse(
        JSON.stringify(
          drawn.map(({ events, who }, i) => ({
            seq: i + 1,
            at: NOW + i,
            cityTime: NOW + i * 1000,
            actor: { id: who, name: `Name of ${who}` },
            command: 'any.command',
            events,
          })),
        ),
      ),
    )

/** Journals of any declared events in any order: wilder than what decisions can lead to. */
export const anyJournal = entriesOf(fc.oneof(...declared), 30)
/** Journals with poison among the rest. */
export const poisonedJournal = entriesOf(fc.oneof({ weight: 3, arbitrary: fc.oneof(...declared) }, poison), 30)

/** Entries folded from nothing: the state as others read it (without what is undefined), and the faults. */
export function folded(entries: readonly Entry[]) {
  const records = createRecords()
  const faults = entries.flatMap((entry) => cityFold.apply(records, entry).faults)
  return { records, faults, state: JSON.parse(JSON.stringify(records.plain())) }
}
