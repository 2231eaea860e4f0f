import { Type } from 'typebox'
import { type Asking, defineFeed, type FeedContext, isRejection, type Observation, reject } from '../feed.ts'
import { readCsv } from '../readCsv.ts'
import { type CallRow, readCallRow, WANTED_COLUMNS } from './callRow.ts'
import { incidentIdOf, isOver, workOf } from './rowWork.ts'

const Row = Type.Object({
  header: Type.String(),
  line: Type.String(),
  cells: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 1000 }))),
})

/** The San Francisco Fire Department's "Calls for Service": one row a unit on a call. README.md has the rules. */
export const sffdCalls = defineFeed({
  id: 'sffd-calls',
  contentTypes: ['text/csv'],
  signIn: ['bearer', 'basic'],
  accepts: Row,
  parse: (bytes) => readCsv(bytes, WANTED_COLUMNS),
  groupOf: ({ cells, line }) => cells?.['Call Number']?.trim() ?? line,
  toObservations({ cells }, context) {
    if (!cells) return reject('columns', 'the row does not have the columns of its header')
    const row = readCallRow(cells, context)
    if (isRejection(row)) return row
    const { call, report, remarks, placeless } = row
    const said: Observation[] = remarks.map(({ code, column }) => ({
      kind: 'remark',
      code,
      message: `${column} is left out or doubtful`,
    }))
    if (placeless)
      said.push({ kind: 'remark', code: placeless.rejected, message: `${placeless.message}; taken without a place` })
    // The first row of a call makes the incident; the others add only their unit's work.
    if (context.city.find('incident', incidentIdOf(row, context))) return [...said, ...workOf(row, context)]
    const reported: Asking = {
      kind: 'ask',
      name: 'incident.report',
      input: report,
      key: call,
      ifChanged: () => 'known',
      settles: true,
    }
    return [...said, reported, ...workOf(row, context)]
  },
  finish(items, context) {
    const rows = items.flatMap(({ cells }) => {
      const row = cells && readCallRow(cells, context)
      return row === undefined || isRejection(row) ? [] : [row]
    })
    return closing(rows, context)
  },
  toBody: ({ header, line }) => `${header}\n${line}\n`,
})

/** The call is over once all of its rows here are, and nobody whom Muster knows is at work there. */
function closing(rows: readonly CallRow[], context: FeedContext): readonly Asking[] {
  const [first] = rows
  if (!first || !rows.every((row) => isOver(row, context.cityNow))) return []
  const incidentId = incidentIdOf(first, context)
  const known = context.city.find('incident', incidentId)
  if (known?.status === 'closed' || (known?.assignmentIds.length ?? 0) > 0) return []
  const claimedAt = Math.max(...rows.flatMap(({ receivedAt, times }) => [receivedAt, ...Object.values(times)]))
  const input = { incidentId, outcome: first.outcome, claimedAt }
  return [
    {
      kind: 'ask',
      name: 'incident.close',
      input,
      key: `${first.call}:closed`,
      ifChanged: () => 'known',
      settles: false,
    },
  ]
}
