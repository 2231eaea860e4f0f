import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VISIBILITY, type Visibility } from '../access/visibility.ts'
import type { PlainState } from '../kernel/state.ts'
import { hashOf } from '../kernel/stateHash.ts'
import { cityRedaction } from './cityRedaction.ts'
import { anyJournal, folded, poisonedJournal } from './journal.testing.ts'

const asRead = (state: PlainState): PlainState => JSON.parse(JSON.stringify(state))
/** Without kinds of which there is nothing: a fold knows them only once it has had one. */
const present = (state: PlainState): PlainState =>
  Object.fromEntries(Object.entries(asRead(state)).filter(([, things]) => Object.keys(things).length > 0))
const seenBy = (mine: Visibility, journal: readonly Parameters<typeof cityRedaction.entry>[1][]) =>
  journal.map((entry) => cityRedaction.entry(mine, entry)).filter((entry) => entry !== undefined)

describe.each(VISIBILITY)('V1 class %s', (mine) => {
  test('V1 redact(fold(E)) = fold(redact(E)), whatever has happened', () => {
    fc.assert(
      fc.property(anyJournal, (journal) => {
        const all = folded(journal)
        const seen = folded(seenBy(mine, journal))
        expect([...all.faults, ...seen.faults]).toEqual([])
        const cut = present(cityRedaction.state(mine, all.state))
        expect(present(seen.state)).toEqual(cut)
        expect(hashOf(seen.state)).toBe(hashOf(cut))
      }),
      { numRuns: 300 },
    )
  })

  test('V1 fault 15 poison among the rest parts no class from the hub', () => {
    fc.assert(
      fc.property(poisonedJournal, (journal) => {
        const cut = cityRedaction.state(mine, folded(journal).state)
        expect(present(folded(seenBy(mine, journal)).state)).toEqual(present(cut))
      }),
      // Who sees everything gets the hub's own fold: hub = console = replay, whatever lies in the journal.
      { numRuns: mine === 'personal' ? 1000 : 200 },
    )
  })

  test('V1 what is cut once is cut: a console need not cut again', () => {
    fc.assert(
      fc.property(anyJournal, (journal) => {
        const once = cityRedaction.state(mine, folded(journal).state)
        expect(asRead(cityRedaction.state(mine, once))).toEqual(asRead(once))
      }),
    )
  })
})
