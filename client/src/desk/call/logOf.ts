import { isByItself } from '@muster/shared/domain/assignment/assignment.ts'
import type { City } from '@muster/shared/domain/city.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import type { ShownLine, Unconfirmed } from '../../live/overlay/overlay.ts'

/** A line to be read: what happened (an event's type), its facts, when (city time, epoch ms), and who did it. */
export type LogLine = {
  readonly key: string
  readonly atMs: number
  readonly actor: string
  readonly type: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly unitCount: number
  /** True for what was reported by radio or vehicle alone: the timeline shows it, the log leaves it out until asked. */
  readonly isSystem: boolean
  /** The entry that wrote it, where it is a note: what strikes it names this. */
  readonly noteSeq?: number
  /** It is on its way, and not in the journal yet. */
  readonly unconfirmed?: Unconfirmed
  /** Since when and by whom it is struck. */
  readonly struck?: { readonly atMs: number; readonly actor: string }
  /** The merged call that it was told of; absent: of this call itself. */
  readonly from?: MergedCall
}

type MergedCall = { readonly id: string; readonly number: string }
/** A call that was merged into another, and what was told of it. */
export type MergedPart = { readonly from: MergedCall; readonly history: readonly ShownLine[] }
type FromLine = { readonly line: ShownLine; readonly from?: MergedCall }

const nameOf = ({ seq, type, id }: ShownLine): string => `${seq} ${type} ${id}`

/** All that was told of a call and of those merged into it, each line once, in the order of the journal. */
function together(history: readonly ShownLine[], parts: readonly MergedPart[]): readonly FromLine[] {
  if (parts.length === 0) return history.map((line) => ({ line }))
  const told = new Map<string, FromLine>(history.map((line) => [nameOf(line), { line }]))
  for (const { from, history: more } of parts)
    for (const line of more) if (!told.has(nameOf(line))) told.set(nameOf(line), { line, from })
  return [...told.values()].sort((one, other) => one.line.seq - other.line.seq)
}

const signOf = (city: City, { data: { unitId } }: ShownLine): readonly string[] =>
  typeof unitId === 'string' ? [city.find('unit', unitId)?.callSign ?? unitId] : []

/** True where two lines tell the same of different units: one command that sent eight is one line. */
const isSameNews = (a: ShownLine, b: ShownLine): boolean =>
  a.seq === b.seq && a.type === b.type && a.data.status === b.data.status && a.data.cause === b.data.cause

/** When it happened, as whoever reported it says: a crew that presses its button late, a call that another desk took. */
const happenedAt = ({ claimedAt, receivedAt }: ShownLine['data']): number | undefined =>
  [claimedAt, receivedAt].find((at) => typeof at === 'number')

/** By whom each struck note is struck; what was struck and stands again is not among them. */
function struckNotes(history: readonly ShownLine[]): ReadonlyMap<unknown, LogLine['struck']> {
  const struck = new Map<unknown, LogLine['struck']>()
  for (const line of history) {
    if (incident.is.struck(line)) struck.set(line.data.noteSeq, { atMs: line.cityTime, actor: line.actor.name })
    if (incident.is.unstruck(line)) struck.delete(line.data.noteSeq)
  }
  return struck
}

/** The history of a call, with those of the calls merged into it, as a log, newest first. */
export function logOf(
  city: City,
  history: readonly ShownLine[],
  parts: readonly MergedPart[] = [],
): readonly LogLine[] {
  const all = together(history, parts)
  const news: { line: ShownLine; from?: MergedCall; units: readonly string[] }[] = []
  for (const { line, from } of all) {
    const last = news.at(-1)
    if (last && last.from === from && isSameNews(last.line, line)) last.units = [...last.units, ...signOf(city, line)]
    else news.push({ line, from, units: signOf(city, line) })
  }
  const struck = struckNotes(all.map(({ line }) => line))
  return news
    .map(({ line, from, units }) => ({ key: nameOf(line), ...line, from, units }))
    .map(({ key, seq, type, data, cityTime, actor, unconfirmed, from, units }) => ({
      key,
      atMs: happenedAt(data) ?? cityTime,
      actor: actor.name,
      type,
      facts: { ...data, unit: units.join(' ') },
      unitCount: units.length,
      isSystem: isByItself({ type }),
      ...(from && { from }),
      ...(unconfirmed && { unconfirmed }),
      ...(!unconfirmed && incident.is.noted({ type }) && { noteSeq: seq, struck: struck.get(seq) }),
    }))
    .reverse()
}
