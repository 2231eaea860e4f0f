import fc from 'fast-check'
import { expect, test } from 'vitest'
import { VISIBILITY } from '../access/visibility.ts'
import { createRecords } from '../kernel/state.ts'
import { createStateHash, hashOf } from '../kernel/stateHash.ts'
import { cityRedaction } from './cityRedaction.ts'
import { cityFold } from './fold.ts'
import { anyJournal, folded } from './journal.testing.ts'

const moments = fc.array(fc.nat(30), { maxLength: 6 })

test('J12 the hash that is kept up is the one counted from scratch, for each class, whenever it is asked', () => {
  fc.assert(
    fc.property(anyJournal, moments, fc.constantFrom(...VISIBILITY), (journal, askedAt, mine) => {
      const records = createRecords()
      const kept = createStateHash({ records, seen: cityRedaction.record })
      journal.forEach((entry, i) => {
        kept.touch(cityFold.apply(records, entry).touched)
        if (askedAt.includes(i)) kept.of(mine)
      })
      expect(kept.of(mine)).toBe(hashOf(cityRedaction.state(mine, records.plain())))
    }),
    { numRuns: 500 },
  )
})

test('J12 the order in which things came to be plays no part, nor a way through a snapshot', () => {
  fc.assert(
    fc.property(anyJournal, (journal) => {
      const { state } = folded(journal)
      const turned = Object.fromEntries(
        Object.entries<object>(state)
          .reverse()
          .map(([aggregate, things]) => [aggregate, Object.fromEntries(Object.entries(things).reverse())]),
      )
      const records = createRecords()
      records.load(turned)
      expect(createStateHash({ records }).of('personal')).toBe(hashOf(folded(journal).records.plain()))
    }),
  )
})

test('J12 a large state is counted a part at a time, and until then nothing is said of it', () => {
  const records = createRecords()
  const [kept, whole] = [createStateHash({ records, atOnce: 10 }), createStateHash({ records })]
  for (let i = 0; i < 25; i += 1) records.set('unit', `E${i}`, { id: `E${i}` })
  expect([kept.soon('staff'), kept.soon('staff'), kept.soon('staff')]).toEqual([
    undefined,
    undefined,
    whole.of('staff'),
  ])
  records.set('unit', 'E3', { id: 'E3', status: 'enroute' })
  for (const one of [kept, whole]) one.touch(['unit:E3'])
  expect(kept.soon('staff')).toBe(whole.of('staff'))
})

test('J12 one different field is another hash', () => {
  const state = { unit: { E12: { id: 'E12', status: 'available' } } }
  expect(hashOf(state)).not.toBe(hashOf({ unit: { E12: { id: 'E12', status: 'enroute' } } }))
  expect(hashOf(state)).not.toBe(hashOf({ unit: { E13: { id: 'E12', status: 'available' } } }))
  expect(hashOf({})).toBe('0'.repeat(32))
})

test('J12 what a hash covers is stable: seals keep it for good', () =>
  expect(hashOf({ unit: { E12: { status: 'available', id: 'E12', reason: undefined } } })).toBe(
    '4c0810d82dfce1bbb21192682fad0885',
  ))
