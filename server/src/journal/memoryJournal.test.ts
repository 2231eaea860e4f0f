import { expect, test } from 'vitest'
import { journalContract } from './journalContract.testing.ts'
import { createMemoryJournal, memoryStore } from './memoryJournal.testing.ts'

journalContract('in memory', () => {
  const store = memoryStore(() => 1_500_000_000_000)
  return createMemoryJournal(() => store)
})

test('J11 fault 14 a clock that is set back an hour leaves the entries in order', async () => {
  let now = 1_500_000_000_000
  const store = memoryStore(() => now)
  const journal = createMemoryJournal(() => store)
  const payload = { actor: { id: 'a', name: 'A' }, command: { name: 'x', input: {}, body: '' }, events: [] }
  const append = (key: string) =>
    journal.append([{ expects: new Map(), payload: { ...payload, command: { ...payload.command, key } } }], {
      anchorAt: 0,
      anchorCityTime: 0,
      rate: 1,
    })
  await append('a')
  now -= 3_600_000
  await append('b')
  expect(store.lines.map(({ entry }) => [entry.at, entry.cityTime])).toEqual([
    [1_500_000_000_000, 1_500_000_000_000],
    [1_500_000_000_000, 1_500_000_000_000],
  ])
})
