import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Group } from './groups.ts'

/** A line of the queue: the head of a group, or a call. `hidden`: how many calls of the group the filters keep out of sight. */
export type Line =
  | { readonly kind: 'head'; readonly group: Group; readonly count: number; readonly hidden: number }
  | { readonly kind: 'call'; readonly group: Group; readonly incident: Incident }

const HEAD_PX = 22
const ROW_PX = 24
const WAITING_ROW_PX = 44

/** The calls of one group, and how many more there are. `isOut`: the view is not about this group. */
type GroupOfCalls = {
  readonly group: Group
  readonly calls: readonly Incident[]
  readonly hidden: number
  readonly isOut?: boolean
}

/**
 * The queue from top to bottom. A group without calls has no head, unless calls of it are filtered out, which is never
 * silent; that of the waiting ones is always there: it must be seen to be empty.
 */
export function linesOf(groups: readonly GroupOfCalls[]): readonly Line[] {
  return groups.flatMap(({ group, calls, hidden, isOut = false }): readonly Line[] => {
    const isSilent = calls.length === 0 && (hidden === 0 || isOut) && group !== 'waiting'
    if (isSilent) return []
    return [
      { kind: 'head', group, count: calls.length, hidden },
      ...calls.map((incident) => ({ kind: 'call' as const, group, incident })),
    ]
  })
}

/** Height of a line, px. */
export function heightOf(line: Line | undefined): number {
  if (line?.kind === 'head') return HEAD_PX
  return line?.group === 'waiting' ? WAITING_ROW_PX : ROW_PX
}

/** Identity of a line, for lists that must tell lines apart. */
export const keyOf = (line: Line): string => (line.kind === 'head' ? line.group : line.incident.id)

/** The call `step` calls further down (negative: up) from the one with this id; from outside the list its first or last. */
export function callBeside(lines: readonly Line[], id: string | undefined, step: 1 | -1): string | undefined {
  const calls = lines.flatMap((line) => (line.kind === 'call' ? [line.incident.id] : []))
  const at = id === undefined ? -1 : calls.indexOf(id)
  if (at < 0) return step > 0 ? calls[0] : calls.at(-1)
  return calls[Math.min(Math.max(at + step, 0), calls.length - 1)]
}
