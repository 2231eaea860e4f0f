import { expect, test } from 'vitest'
import { type Draft, type Journal, keyDigest } from './journal.ts'
import { askedIn, linkOf } from './line.ts'

const clock = { anchorAt: 0, anchorCityTime: 1_000, rate: 1 }

const draft = (
  key: string,
  expects: Record<string, number> = {},
  rest: { text?: string; leaves?: string[] } = {},
): Draft => ({
  expects: new Map(Object.entries(expects)),
  leaves: rest.leaves,
  payload: {
    actor: { id: 'desk', name: 'Desk' },
    command: { name: 'incident.note', input: {}, key: keyDigest(key), body: keyDigest(rest.text ?? key).slice(0, 11) },
    events: [{ type: 'incident.noted', id: 'i1', data: { text: rest.text ?? key } }],
  },
})
const kinds = (answers: readonly { kind: string }[]) => answers.map(({ kind }) => kind)

/** What every journal must do, wherever it keeps its lines. `make` answers an empty one. */
export function journalContract(where: string, make: () => Journal): void {
  test(`J1 ${where}: entries are numbered in order from 1, and each link follows from the one before`, async () => {
    const journal = make()
    expect(kinds(await journal.append([draft('a'), draft('b'), draft('c')], clock))).toEqual(['ok', 'ok', 'ok'])
    const lines = await journal.readAfter(0, 10)
    expect(lines.map(({ entry }) => [entry.seq, entry.events[0]?.data.text])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ])
    let link = ''
    for (const line of lines) {
      expect(line.link).toBe(linkOf(link, line))
      link = line.link
    }
    expect(await journal.top()).toEqual({ seq: 3, link })
    expect([await journal.holds({ seq: 3, link }), await journal.holds({ seq: 2, link })]).toEqual([true, false])
    expect((await journal.readAfter(1, 1)).map(({ entry }) => entry.seq)).toEqual([2])
    expect(await journal.lineAt(4)).toBe(undefined)
  })

  test(`J1 ${where}: a changed version refuses one command of a batch and not its neighbours`, async () => {
    const journal = make()
    await journal.append([draft('first', { 'unit:E12': 0 })], clock)
    const late = [draft('x', { 'unit:E20': 0 }), draft('late', { 'unit:E12': 0 }), draft('y', { 'unit:E20': 2 })]
    const answers = await journal.append(late, clock)
    expect(kinds(answers)).toEqual(['ok', 'conflict', 'ok'])
    expect(answers[1]).toEqual({ kind: 'conflict', name: 'unit:E12', seq: 1 })
  })

  test(`J1 ${where}: what is no more has no version, and may come again`, async () => {
    const journal = make()
    await journal.append([draft('a', { 'incident:i1': 0 })], clock)
    expect(kinds(await journal.append([draft('b', { 'incident:i1': 1 }, { leaves: ['incident:i1'] })], clock))).toEqual(
      ['ok'],
    )
    expect(kinds(await journal.append([draft('c', { 'incident:i1': 0 })], clock))).toEqual(['ok'])
  })

  test(`J2 ${where}: the same key and body is known, another body is told apart`, async () => {
    const journal = make()
    await journal.append([draft('a')], clock)
    expect(await journal.append([draft('a'), draft('a', {}, { text: 'other' })], clock)).toEqual([
      { kind: 'known', seq: 1 },
      { kind: 'other' },
    ])
    const [line] = await journal.readAfter(0, 1)
    const mark = line && askedIn(line)
    if (!mark) throw new Error('no line')
    const unheard = { key: keyDigest('unheard'), body: mark.body }
    expect(await journal.firstOf([mark, { ...mark, body: unheard.key.slice(0, 11) }, unheard])).toEqual([
      { isSame: true, seq: 1 },
      { isSame: false },
      undefined,
    ])
  })

  test(`J11 ${where}: neither clock of an entry is earlier than the former one's`, async () => {
    const journal = make()
    await journal.append([draft('a')], { ...clock, anchorCityTime: 9_000_000 })
    await journal.append([draft('b')], clock)
    const [first, second] = await journal.readAfter(0, 2)
    expect(second?.entry.at).toBeGreaterThanOrEqual(first?.entry.at ?? Number.NaN)
    expect(second?.entry.cityTime).toBeGreaterThanOrEqual(first?.entry.cityTime ?? Number.NaN)
  })
}
