import { type City, cityOf } from '@muster/shared/domain/city.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { type Departed, departing, wholeHistory } from '@muster/shared/domain/incident/departed.ts'
import type { Cursor } from '@muster/shared/kernel/entry.ts'
import { createRecords, type Folded, type HistoryLine, recordNamed, touchName } from '@muster/shared/kernel/state.ts'
import type { Line } from './line.ts'

/** One row of what a fold holds, as it lies in a snapshot. */
export type FoldedRow =
  | readonly ['record', string, string, unknown]
  | readonly ['history', string, readonly HistoryLine[]]
  | readonly ['version', string, number]
  | readonly ['departed', Departed]

/**
 * The fold of one world's journal as far as `head`: records, the history of each thing that keeps one, the entry that
 * touched each last, and the incidents that have left, until the archive has them. What leaves the records leaves the
 * histories and versions too: nothing here grows for ever.
 */
export function createFolded() {
  const records = createRecords()
  const city: City = cityOf(records)
  const histories = new Map<string, HistoryLine[]>()
  const versions = new Map<string, number>()
  const departed = new Map<string, Departed>()
  let head: Cursor = { seq: 0, link: '' }

  const history = {
    wants: () => true,
    add: (aggregate: string, id: string, line: HistoryLine) => {
      const name = touchName(aggregate, id)
      const lines = histories.get(name)
      if (lines) lines.push(line)
      else histories.set(name, [line])
    },
  }

  function apply({ entry, link }: Line): Folded {
    const leaving = departing(city, entry.events)
    const folded = cityFold.apply(records, entry, history)
    for (const { incident, assignments } of leaving) {
      const told = histories.get(touchName('incident', incident.id)) ?? []
      const before = departed.get(incident.id)
      const whole = wholeHistory(told, before ? [before] : [])
      departed.set(incident.id, { seq: entry.seq, incident, assignments, history: whole })
    }
    for (const name of folded.touched) {
      if (recordNamed(records, name) !== undefined) {
        versions.set(name, entry.seq)
        continue
      }
      versions.delete(name)
      histories.delete(name)
    }
    head = { seq: entry.seq, link }
    return folded
  }

  return {
    records,
    city,
    apply,
    head: (): Cursor => head,
    versionOf: (name: string): number => versions.get(name) ?? 0,
    historyOf: (aggregate: string, id: string): readonly HistoryLine[] => histories.get(touchName(aggregate, id)) ?? [],
    departed: (): Iterable<Departed> => departed.values(),
    departedOf: (incidentId: string): Departed | undefined => departed.get(incidentId),
    /** The archive holds the entries up to `seq`: what left by then is found there. */
    forgetDeparted(seq: number): void {
      for (const [id, one] of departed) if (one.seq <= seq) departed.delete(id)
    },
    /** Rows of what is held now. What is folded while they are read is not among them: each is as it was at this moment. */
    rows(): Iterable<FoldedRow> {
      const now = records.rows()
      const told = Array.from(histories, ([name, lines]) => [name, lines, lines.length] as const)
      const touched = [...versions]
      const gone = [...departed.values()]
      return rowsOf(now, told, touched, gone)
    },
    /** Forgets everything and holds nothing, at `cursor`, until rows are added. */
    begin(cursor: Cursor): void {
      records.load({})
      histories.clear()
      versions.clear()
      departed.clear()
      head = cursor
    },
    add(row: FoldedRow): void {
      if (row[0] === 'record') records.set(row[1], row[2], row[3])
      else if (row[0] === 'history') histories.set(row[1], [...row[2]])
      else if (row[0] === 'version') versions.set(row[1], row[2])
      else departed.set(row[1].incident.id, row[1])
    },
  }
}

export type FoldedState = ReturnType<typeof createFolded>

function* rowsOf(
  records: readonly (readonly [string, string, unknown])[],
  histories: readonly (readonly [string, readonly HistoryLine[], number])[],
  versions: readonly (readonly [string, number])[],
  departed: readonly Departed[],
): Generator<FoldedRow> {
  for (const [aggregate, id, record] of records) yield ['record', aggregate, id, record]
  // Histories only grow at their end: so many lines were there.
  for (const [name, lines, count] of histories) yield ['history', name, lines.slice(0, count)]
  for (const [name, seq] of versions) yield ['version', name, seq]
  for (const one of departed) yield ['departed', one]
}

/** Aggregates that tell of a journal and not of the city. */
const OF_THE_JOURNAL = ['world', 'seal', 'hub']

/** Rows with which another journal may begin: the city's records and their histories, no versions and nothing of this journal. */
export function* forkRows(rows: Iterable<FoldedRow>): Generator<FoldedRow> {
  for (const row of rows)
    if (row[0] === 'history' || (row[0] === 'record' && !OF_THE_JOURNAL.includes(row[1]))) yield row
}
