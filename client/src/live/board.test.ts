import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Board, createBoard } from './board.ts'
import { askedMany, journalOf } from './journal.testing.ts'

const shown = ({ city }: Board) => ({
  unit: [...city.all('unit')],
  incident: [...city.all('incident')],
  assignment: [...city.all('assignment')],
})
type Journal = ReturnType<typeof journalOf>
const told = (journal: Journal, seq: number) => {
  const { unit = {}, incident = {}, assignment = {} } = journal.stateAt(seq)
  return { unit: Object.values(unit), incident: Object.values(incident), assignment: Object.values(assignment) }
}

/** One message of the line: a batch that starts `back` before what is next, or skips ahead; or a snapshot. */
const messages = fc.array(
  fc.record({
    jump: fc.integer({ min: -3, max: 3 }),
    length: fc.integer({ min: 1, max: 6 }),
    isSnapshot: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  }),
  { maxLength: 30 },
)

test('whatever was cut, doubled or skipped on the line, a console that resumes shows what the hub shows', () => {
  fc.assert(
    fc.property(askedMany, messages, (asks, line) => {
      const journal = journalOf(asks)
      const board = createBoard()
      const seqOf = () => board.cursor()?.seq ?? 0
      for (const { jump, length, isSnapshot } of line) {
        const from = Math.max(1, seqOf() + 1 + jump)
        const to = Math.min(journal.head, from + length - 1)
        if (isSnapshot) board.load(journal.snapshot(Math.max(1, to)))
        else if (from <= to) {
          const before = seqOf()
          const taken = board.take(journal.batch(from, to))
          const expected = before === 0 || from > before + 1 ? 'hole' : to <= before ? 'known' : 'folded'
          expect(taken).toBe(expected)
          expect(seqOf()).toBe(taken === 'folded' ? to : before)
        }
        if (seqOf() > 0) expect(shown(board)).toEqual(told(journal, seqOf()))
      }
      // The hub answers `resume` with what is missing since the cursor, or with everything.
      if (seqOf() === 0) board.load(journal.snapshot(journal.head))
      else if (seqOf() < journal.head) board.take(journal.batch(seqOf() + 1, journal.head))
      expect(shown(board)).toEqual(told(journal, journal.head))
      expect(board.cursor()).toEqual({ seq: journal.head, link: `l${journal.head}` })
      expect(board.faults()).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('a history opened at any moment has each line once, in order, however late the hub answers', () => {
  fc.assert(
    fc.property(askedMany, fc.nat(), fc.nat(), fc.nat(), (asks, a, b, c) => {
      const journal = journalOf(asks)
      const pick = (n: number, least: number) => least + (n % (journal.head - least + 1))
      const [openAt, toldAt] = [pick(a, 1), pick(b, 1)]
      const answerAt = Math.max(openAt, pick(c, openAt))
      const board = createBoard()
      board.load(journal.snapshot(1))
      const what = { aggregate: 'incident', id: 'i1' }
      for (let seq = 1; seq <= journal.head; seq += 1) {
        if (seq > 1) board.take(journal.batch(seq, seq))
        if (seq === openAt) expect(board.histories.open(what)).toBe(true)
        // The hub may be ahead of or behind this console when it writes the answer, but never behind the asking.
        if (seq === answerAt) {
          const at = Math.max(toldAt, openAt)
          board.histories.put({ ...what, seq: at, history: journal.historyOf('i1', at) })
        }
      }
      expect(board.histories.lines(what)).toEqual(journal.historyOf('i1', journal.head))
    }),
    { numRuns: 300 },
  )
})

test('a history is shared by its readers and forgotten by the last', () => {
  const { histories } = createBoard()
  const what = { aggregate: 'incident', id: 'i1' }
  expect(histories.open(what)).toBe(true)
  expect(histories.open(what)).toBe(false)
  histories.close(what)
  expect(histories.opened()).toEqual([what])
  histories.close(what)
  expect(histories.wants('incident', 'i1')).toBe(false)
})
