import type { Entry } from '@muster/shared/kernel/entry.ts'
import { expect, test } from 'vitest'
import { createReel, stepBack } from './reel.ts'

const actor = { id: 'desk', name: 'Desk' }
/** A city in which a call comes in with each entry, ten seconds apart. Entry 3 is not for this reader. */
const entry = (seq: number, cityTime = seq * 10_000): Entry => ({
  ...{ seq, at: cityTime, cityTime, actor, command: 'incident.report' },
  events: [
    {
      ...{ type: 'incident.reported', id: `i${seq}` },
      data: { number: `20170104-${seq}`, type: 'fire', priority: 1, place: { address: `${seq} Main St` } },
    },
  ],
})
const JOURNAL = [2, 4, 5, 6].map((seq) => entry(seq))

function reelFrom(base: number, upTo: number, from?: number) {
  const reel = createReel()
  reel.load({ seq: base, state: { incident: {} } }, from)
  reel.add(
    JOURNAL.filter(({ seq }) => seq > base && seq <= upTo),
    upTo,
  )
  return reel
}
const calls = ({ board }: ReturnType<typeof createReel>) => [...board.city.all('incident')].map(({ id }) => id)

test('wound on, back and on again it shows the same city at the same moment', () => {
  const reel = reelFrom(1, 6, 10_000)
  expect(reel.wind({ seq: 5 })).toBe(true)
  expect(calls(reel)).toEqual(['i2', 'i4', 'i5'])
  expect(reel.wind({ cityTime: 45_000 })).toBe(true)
  expect(calls(reel)).toEqual(['i2', 'i4'])
  expect(reel.wind({ cityTime: 49_000 })).toBe(false)
  expect(reel.wind({ seq: 1 })).toBe(true)
  expect(calls(reel)).toEqual([])
  reel.wind({ seq: 5 })
  expect(calls(reel)).toEqual(['i2', 'i4', 'i5'])
})

test('the time of an entry counts it, the moment before does not', () => {
  const reel = reelFrom(1, 6, 10_000)
  reel.wind({ cityTime: 39_999 })
  expect(calls(reel)).toEqual(['i2'])
  reel.wind({ cityTime: 40_000 })
  expect(calls(reel)).toEqual(['i2', 'i4'])
})

test('it covers what is whole: not before its beginning, nor what may still be missing at its end', () => {
  const reel = reelFrom(1, 5, 12_000)
  expect([reel.covers({ seq: 3 }), reel.covers({ seq: 5 }), reel.covers({ seq: 6 })]).toEqual([true, true, false])
  expect(reel.covers({ cityTime: 11_999 })).toBe(false)
  expect(reel.covers({ cityTime: 12_000 })).toBe(true)
  // More may have happened in the same millisecond as the last that is known.
  expect(reel.covers({ cityTime: 50_000 })).toBe(false)
  reel.add([], 5, 70_000)
  expect(reel.covers({ cityTime: 70_000 })).toBe(true)
  expect(createReel().covers({ seq: 1 })).toBe(false)
})

test('it goes on where more is added, and what comes twice is folded once', () => {
  const reel = reelFrom(1, 4, 10_000)
  reel.wind({ seq: 4 })
  reel.add(JOURNAL, 6)
  reel.wind({ seq: 6 })
  expect(calls(reel)).toEqual(['i2', 'i4', 'i5', 'i6'])
  expect(reel.board.faults()).toEqual([])
})

test('neighbouring events: those that the reader sees, whatever lies between', () => {
  const reel = reelFrom(1, 6, 10_000)
  reel.wind({ seq: 2 })
  expect(reel.next()?.seq).toBe(4)
  reel.wind({ seq: 5 })
  expect(reel.previous(50_000)?.seq).toBe(4)
  // Time has gone on since the last event: back leads to that one first.
  expect(reel.previous(55_000)?.seq).toBe(5)
  reel.wind({ seq: 6 })
  expect(reel.next()).toBeUndefined()
})

test('events of one millisecond are stepped through one by one', () => {
  const same = [entry(7, 80_000), entry(8, 80_000), entry(9, 80_000)]
  expect(stepBack(same, 9, 80_000)?.seq).toBe(8)
  expect(stepBack(same, 8, 80_000)?.seq).toBe(7)
  expect(stepBack(same, 7, 80_000)).toBeUndefined()
})
