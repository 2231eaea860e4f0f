import type { City } from '@muster/shared/domain/city.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'

/** What is measured: from the call to the first unit there, from dispatch to wheels turning, on the road. */
export const MEASURES = ['first', 'turnout', 'travel'] as const
export type Measure = (typeof MEASURES)[number]

/** Lights and sirens: the priorities that a limit of minutes is for. */
const URGENT = 2

/** One time that was taken; `limitSec`: what its standard allows; `isRunning`: past that and not over, so it is this at least. */
export type Taken = {
  readonly unit: string
  readonly call: string
  readonly priority: number
  readonly isUrgent: boolean
  readonly seconds: number
  readonly limitSec: number
  readonly isRunning: boolean
}

/** From when on, city time; the capability that is looked at; and what the hub says it may drive, s. */
export type Asked = {
  readonly from: number
  readonly now: number
  readonly capability: string
  readonly travelSec: number | undefined
}

/**
 * The times of a shift, as the board has them. What still runs counts once it is past its limit, for else the slow ones would
 * be left out until they are over; what ended before it was reached does not.
 */
export function timesTaken(
  city: City,
  measure: Measure,
  { from, now, capability, travelSec }: Asked,
): readonly Taken[] {
  const standards = city.find('world', WORLD_ID)?.settings?.standards
  const firstOnScene = new Set<string>()
  return [...city.all('assignment')]
    .sort((a, b) => (a.times.onscene ?? Number.POSITIVE_INFINITY) - (b.times.onscene ?? Number.POSITIVE_INFINITY))
    .flatMap(({ unitId, incidentId, status, times }): Taken[] => {
      const [unit, call] = [city.find('unit', unitId), city.find('incident', incidentId)]
      if (!unit?.capabilities.includes(capability) || !call) return []
      const limits = {
        first: standards?.responseSec[call.type],
        turnout: standards?.statusSec.dispatched,
        travel: travelSec,
      }
      const spans = {
        first: [call.receivedAt, times.onscene],
        turnout: [times.dispatched, times.enroute],
        travel: [times.enroute, times.onscene],
      } as const
      const [begun, over] = spans[measure]
      const limitSec = limits[measure]
      if (begun === undefined || begun < from || !limitSec) return []
      if (measure === 'first' && firstOnScene.has(incidentId)) return []
      const isRunning = over === undefined
      const seconds = ((over ?? now) - begun) / 1000
      // Steps may be left out: who is there has turned out, though nobody told when.
      const isOff = isRunning && (status === 'ended' || (measure === 'turnout' && status !== 'dispatched'))
      // Who was sent when it drove already never turned out.
      if (isOff || seconds < 0 || (measure === 'turnout' && seconds === 0) || (isRunning && seconds <= limitSec))
        return []
      if (measure === 'first') firstOnScene.add(incidentId)
      const about = { unit: unit.callSign, call: shortNumber(call.number), priority: call.priority }
      return [{ ...about, isUrgent: call.priority <= URGENT, seconds, limitSec, isRunning }]
    })
}

/** Of fewer a share tells nothing. */
export const FEW = 10

/** How many in a hundred were within their limits; never rounded up to what was not reached. */
export function percentWithin(taken: readonly Taken[]): number {
  const inTime = taken.filter(({ seconds, limitSec }) => seconds <= limitSec).length
  return Math.floor((100 * inTime) / Math.max(1, taken.length))
}
