import type { Line, Order } from './order.ts'
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
  const rest = takes?.text === 'rest'
  // Without a priority a bare `P 1` would be one.
  const bare = takes?.priority && order.priority === undefined
  const { text } = order
  const colon = text !== undefined && (!rest || needsColon(text, order))
  return [
    order.verb,
    ...order.units,
    order.incident && `${bare ? '#' : ''}${order.incident}`,
    ...order.needs.map(({ count, capability }) => `+${count} ${capability}`),
    order.priority && `P${order.priority}`,
    text && `${colon ? ':' : ''}${escapeText(text)}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Writes a whole line. */
export const printLine = (line: Line): string => line.map(printOrder).join(' ; ')
