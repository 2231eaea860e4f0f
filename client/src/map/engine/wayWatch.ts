import { cityNow } from '../../live/clock.ts'
import { askHub } from '../../live/hub.ts'
import { createLegNumbers, type UnitWay } from '../picture/ways.ts'

type Answer = {
  readonly ways: readonly {
    readonly unitId: string
    readonly incidentId: string
    readonly seconds: number
    readonly route: { readonly coordinates: UnitWay['points'] }
  }[]
}

/** Ways are asked for again after this long, ms: who has turned off is drawn again, and arrival times stay true. */
const OLD_AFTER_MS = 15_000
/** Someone new on the way is asked for at once, but not oftener than this, ms. */
const NOT_OFTENER_THAN_MS = 1500
/** As many as the hub answers at once. */
const MOST = 50

/** Keeps the ways of units that are going to calls. */
export type WayWatch = {
  /** By unit. */
  readonly ways: () => ReadonlyMap<string, UnitWay>
  /** Says which units are wanted, `unitId>incidentId` each, the most important first; and the name of the roads that are closed. */
  readonly want: (journeys: readonly string[], roads: string) => void
  readonly stop: () => void
}

/** `onChange`: other ways are known than before. */
export function createWayWatch(onChange: () => void): WayWatch {
  const numbers = createLegNumbers()
  let ways: ReadonlyMap<string, UnitWay> = new Map()
  let wanted: readonly string[] = []
  let closed = ''
  let askedFor = ''
  let askedAt = Number.NEGATIVE_INFINITY
  let isAsking = false
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    timer = undefined
    isAsking = true
    askedAt = performance.now()
    askedFor = wanted.join()
    const unitIds = wanted.map((journey) => journey.split('>')[0] ?? '')
    const reply = await askHub<Answer>(`ways?units=${unitIds.map(encodeURIComponent).join(',')}`)
    isAsking = false
    if (isStopped) return
    if (reply.ok) {
      const now = cityNow()
      ways = new Map(
        reply.body.ways.map(({ unitId, incidentId, seconds, route: { coordinates } }) => [
          unitId,
          { unitId, incidentId, dueMs: now + seconds * 1000, points: coordinates, legs: numbers(coordinates) },
        ]),
      )
      onChange()
    }
    plan()
  }

  function plan(): void {
    clearTimeout(timer)
    if (isStopped || isAsking || wanted.length === 0) return
    const waitMs = wanted.join() === askedFor ? OLD_AFTER_MS : NOT_OFTENER_THAN_MS
    timer = setTimeout(ask, Math.max(0, askedAt + waitMs - performance.now()))
  }

  return {
    ways: () => ways,
    want(journeys, roads) {
      const next = journeys.slice(0, MOST)
      if (next.join() === wanted.join() && roads === closed) return
      // Ways along other roads are wrong at once.
      if (roads !== closed) [askedFor, askedAt] = ['', Number.NEGATIVE_INFINITY]
      wanted = next
      closed = roads
      plan()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
