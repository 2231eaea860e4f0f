import type { Line, Order } from './order.ts'
import { blanked, phonesIn } from './phone.ts'
import { readLine } from './read.ts'
import { incidentNumber } from './readParts.ts'
import { capitals } from './spelling.ts'
import { escapeText } from './tokens.ts'
import { verbWritten } from './verbs/index.ts'

/** True where text that stands bare behind its verb would be read as something else. */
function needsColon(text: string, order: Order): boolean {
  const words = capitals(text).split(/\s+/)
  const edges = [words[0] ?? '', words.at(-1) ?? '']
  if (/^[:：]/.test(text) || /\s*[:：]/.test(words[0] ?? '')) return true
  return (
    (order.incident === undefined && incidentNumber(edges[0] ?? '') !== undefined) ||
    edges.some((edge) => /^P[1-5]$/.test(edge))
  )
}

/** Writes an order so that reading it gives the same order again; history and the held list show this. */
export function printOrder(order: Order): string {
  const takes = verbWritten(order.verb)?.takes
  const rest = takes?.text === 'rest' || takes?.caller === 'rest'
  // Without a priority a bare `P 1` would be one.
  const bare = takes?.priority && order.priority === undefined
  const { caller } = order
  const text = order.text ?? caller?.name
  const colon = text !== undefined && (!rest || needsColon(text, order))
  return [
    order.verb,
    ...order.units,
    order.incident && `${bare ? '#' : ''}${order.incident}`,
    order.other,
    ...order.needs.map(({ count, capability }) => `+${count} ${capability}`),
    order.priority && `P${order.priority}`,
    order.to && `>${order.to}`,
    order.nth,
    text && `${colon ? ':' : ''}${escapeText(text)}`,
    caller?.phone && `☎${caller.phone}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Writes an order as it may be shown and kept: who called is not told, only that somebody was (J10). */
export const printShown = (order: Order): string =>
  order.caller ? `${printOrder({ ...order, caller: undefined })} ☎` : printOrder(order)

/** A line as it may be kept: without who called, as far as it can be told that it is that (J10). */
export const withoutCallers = (line: string): string => {
  const parts = readLine(line).flatMap((reading) => reading.parts)
  const callers = [...parts.filter(({ kind }) => kind === 'caller'), ...phonesIn(line)]
  return callers.length === 0 ? line : blanked(line, callers).trimEnd()
}

/** Writes a whole line. */
export const printLine = (line: Line): string => line.map(printOrder).join(' ; ')
