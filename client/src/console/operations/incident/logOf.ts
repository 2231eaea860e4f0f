import { isByItself } from '@muster/shared/domain/assignment/assignment.ts'
import type { City } from '@muster/shared/domain/city.ts'
import type { HistoryLine } from '@muster/shared/kernel/state.ts'

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
}

const signOf = (city: City, { data: { unitId } }: HistoryLine): readonly string[] =>
  typeof unitId === 'string' ? [city.find('unit', unitId)?.callSign ?? unitId] : []

/** True where two lines tell the same of different units: one command that sent eight is one line. */
const isSameNews = (a: HistoryLine, b: HistoryLine): boolean =>
  a.seq === b.seq && a.type === b.type && a.data.status === b.data.status && a.data.cause === b.data.cause

/** When it happened, as whoever reported it says: a crew that presses its button late, a call that another desk took. */
const happenedAt = ({ claimedAt, receivedAt }: HistoryLine['data']): number | undefined =>
  [claimedAt, receivedAt].find((at) => typeof at === 'number')

/** The history of a call as a log, newest first. */
export function logOf(city: City, history: readonly HistoryLine[]): readonly LogLine[] {
  const news: { line: HistoryLine; units: readonly string[] }[] = []
  for (const line of history) {
    const last = news.at(-1)
    if (last && isSameNews(last.line, line)) last.units = [...last.units, ...signOf(city, line)]
    else news.push({ line, units: signOf(city, line) })
  }
  return news
    .map(({ line: { seq, id, type, data, cityTime, actor }, units }) => ({
      key: `${seq} ${type} ${id}`,
      atMs: happenedAt(data) ?? cityTime,
      actor: actor.name,
      type,
      facts: { ...data, unit: units.join(' ') },
      unitCount: units.length,
      isSystem: isByItself({ type }),
    }))
    .reverse()
}
