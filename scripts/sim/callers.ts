import { reasonsIn } from './reasonsIn.ts'
import type { Occurrence } from './sampleDays.ts'
import { CALLS_FEED, type Stage, type Turn } from './stage.ts'
import { type CallUnderWay, callsUnderWay } from './underWay.ts'

/** Calls older than this are not brought in any more, ms. */
const LOOK_BACK_MS = 90 * 60_000
/** A call this fresh comes in as any call does; an older one with the work that was under way, ms of city and of real time. */
const FRESH_CITY_MS = 90_000
const FRESH_REAL_MS = 3000
const SETTLE_MS = 5000

/** The city's callers: what to report now, and what was under way when nobody was looking. */
export function createCallers(stage: Stage, settled: (done: () => boolean, withinMs: number) => Promise<boolean>) {
  const handled = new Map<string, number>()

  function unreported({ now }: Turn): readonly Occurrence[] {
    const inWindow = stage.days.between(now - LOOK_BACK_MS, now).filter(({ sourceId }) => !handled.has(sourceId))
    if (inWindow.length === 0) return []
    const known = new Set<string>()
    for (const { source } of stage.city.all('incident')) if (source?.feed === CALLS_FEED) known.add(source.id)
    for (const { sourceId, receivedAt } of inWindow) if (known.has(sourceId)) handled.set(sourceId, receivedAt)
    return inWindow.filter(({ sourceId }) => !known.has(sourceId))
  }

  /** True once the hub has them; until then they count as never told. */
  async function report(occurrences: readonly Occurrence[]): Promise<boolean> {
    if (occurrences.length === 0) return true
    const answer = await stage.api.feed(CALLS_FEED, occurrences.map(reportOf))
    if (answer.kind === 'done') for (const { sourceId, receivedAt } of occurrences) handled.set(sourceId, receivedAt)
    for (const line of reasonsIn(answer)) stage.say(`calls: ${line}`)
    return answer.kind === 'done'
  }

  return {
    /** Reports what has come in since the last turn. */
    async call(turn: Turn): Promise<void> {
      for (const [sourceId, receivedAt] of handled)
        if (receivedAt < turn.now - 2 * LOOK_BACK_MS) handled.delete(sourceId)
      const missing = unreported(turn)
      const freshMs = Math.max(FRESH_CITY_MS, FRESH_REAL_MS * turn.rate)
      const fresh = missing.filter(({ receivedAt }) => turn.now - receivedAt <= freshMs)
      const older = missing.filter((occurrence) => !fresh.includes(occurrence))
      if (older.length === 0) {
        await report(fresh)
        return
      }
      const underWay = callsUnderWay(missing, turn.now)
      if (!(await report(underWay.map(({ occurrence }) => occurrence)))) return
      // What was over by now is never told: it happened before this city began.
      for (const { sourceId, receivedAt } of missing) handled.set(sourceId, receivedAt)
      await bringToWork(stage, underWay, settled)
    },
  }
}

/** Brings units to the work that they had begun: dispatched when they were, then each status at its time. */
async function bringToWork(
  stage: Stage,
  calls: readonly CallUnderWay[],
  settled: (done: () => boolean, withinMs: number) => Promise<boolean>,
): Promise<void> {
  const incidents = () => {
    const bySource = new Map<string, string>()
    for (const { id, source } of stage.city.all('incident'))
      if (source?.feed === CALLS_FEED) bySource.set(source.id, id)
    return bySource
  }
  await settled(() => calls.every(({ occurrence }) => incidents().has(occurrence.sourceId)), SETTLE_MS)
  const known = incidents()
  const sent = calls.flatMap(({ occurrence, units }) => {
    const incidentId = known.get(occurrence.sourceId)
    return incidentId === undefined ? [] : units.map((unit) => ({ incidentId, ...unit }))
  })
  const free = sent.filter(({ unitId }) => stage.city.find('unit', unitId)?.assignmentId === undefined)
  for (const { incidentId, unitId, steps } of free) {
    const claimedAt = steps[0]?.at
    const answer = await stage.api.command('incident.dispatch', { incidentId, unitIds: [unitId], claimedAt })
    for (const line of reasonsIn(answer)) stage.say(`${unitId} not brought to its work: ${line}`)
  }
  const later = free.flatMap(({ unitId, steps }) => steps.slice(1).map(({ status, at }) => ({ unitId, status, at })))
  if (later.length === 0) return
  const items = later.map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() }))
  const answer = await stage.api.feed('unit-status', items)
  for (const line of reasonsIn(answer)) stage.say(`statuses: ${line}`)
  const last = free.flatMap(({ unitId, steps }) => ({ unitId, status: steps.at(-1)?.status }))
  await settled(() => last.every(({ unitId, status }) => stage.city.find('unit', unitId)?.status === status), SETTLE_MS)
}

/** A call as the feed takes it. */
function reportOf({ sourceId, call, receivedAt }: Occurrence) {
  return {
    id: sourceId,
    type: call.type,
    priority: call.priority,
    point: call.point ? { type: 'Point', coordinates: call.point } : undefined,
    address: call.address || undefined,
    receivedAt: new Date(receivedAt).toISOString(),
  }
}
