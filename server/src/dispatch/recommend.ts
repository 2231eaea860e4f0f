import type { City } from '@muster/shared/domain/city.ts'
import { complexOf } from '@muster/shared/domain/complex/members.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { AdvisedUnit, AwaitedUnit, NotAdvised, Unmet } from './advise.ts'
import type { Advisor } from './advisor.ts'
import type { Estimates } from './estimate.ts'
import { liveSituation } from './liveSituation.ts'
import { type Aid, aidFor } from './mutualAid.ts'
import type { Reason } from './reasons.ts'
import type { AskingIncident, Situation } from './situation.ts'
import { neededAt, type Triage, whyOutside } from './surgeRules.ts'

export type RankedUnit = {
  readonly id: string
  /** Place in the recommended set, from 1; null: suitable, but not needed. */
  readonly rank: number | null
  readonly seconds: number
  /** Nine of ten such drives take no longer. */
  readonly secondsP90: number
  readonly turnoutSec: number
  readonly metres: number
  /** The lesser call that it would be taken from. */
  readonly breaksOff?: string
  readonly reasons: readonly Reason[]
  readonly route?: { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
}

export type Recommendation = {
  readonly incidentId: string
  /** City time that it is worked out for: equal for equal `seq` is equal in every hub. */
  readonly time: string
  readonly standardSec: number
  readonly needs: readonly { readonly capability: string; readonly count: number }[]
  readonly units: readonly RankedUnit[]
  /** Who is worth waiting for. */
  readonly soon: readonly AwaitedUnit[]
  /** `seconds`: when it would be there, where it could go at all; who asks for more of something finds it here. */
  readonly notChosen: readonly NotAdvised[]
  readonly unmet: readonly Unmet[]
  /** Neighbours to be asked where the city's own units do not suffice. */
  readonly aid: readonly Aid[]
  readonly triage?: Triage
}

/** NFPA 1710's first engine: 80 s turn-out and 240 s travel, where the city sets nothing else. */
const STANDARD_SEC = 320
const M_PER_FT = 0.3048
/** Suitable units listed beyond the recommended ones. */
const SPARE_SHOWN = 12
/** Reasons that say of a live unit less than the city knows. */
const READINESS = ['returning', 'moving', 'busy']

/** Where a free unit is, or that it is on the road. */
function placeReason(city: City, { status, stationId, post }: Unit): Reason {
  if (status === 'returning') return { code: 'returning', facts: {} }
  const station = stationId && !post ? city.find('facility', stationId) : undefined
  return station
    ? { code: 'inQuarters', facts: { en: station.name.en, zh: station.name.zh } }
    : { code: 'available', facts: {} }
}

/** That closed roads end the drive so far from the call, in the city's unit of length. */
function edgeReason(city: City, metres: number): Reason {
  const unit = city.find('world', WORLD_ID)?.settings?.lengthUnit ?? 'm'
  return { code: 'edge', facts: { metres, far: Math.round(unit === 'ft' ? metres / M_PER_FT : metres), unit } }
}

/** What the told form is asked for a call of the live city. */
export const askingOf = (city: City, incident: Incident, { needs } = neededAt(city, incident)): AskingIncident => ({
  id: incident.id,
  point: incident.place.point ?? null,
  type: incident.type,
  priority: incident.priority,
  needs: needs.map((need) => ({ ...need })),
})

/**
 * Whom to send to a call of the live city: what the told form answers to the city as it is now (see `advise`), with the names
 * that the city has for it. `cityNow`: epoch ms.
 */
export function recommend({
  city,
  incident,
  estimates,
  advisor,
  cityNow,
}: {
  city: City
  incident: Incident
  estimates: Estimates
  advisor: Pick<Advisor, 'recommend'>
  cityNow: number
}): Recommendation {
  const { placeOf, roads } = estimates
  const own = complexOf(city, incident.id)
  const situation = withoutOutsiders(liveSituation({ city, positionOf: placeOf, cityNow }))
  const needed = neededAt(city, incident)
  const { missing, triage } = needed
  const asking = askingOf(city, incident, needed)
  const [advised] = advisor.recommend(situation, [asking], roads)
  const settings = city.find('world', WORLD_ID)?.settings
  const told = {
    incidentId: incident.id,
    time: situation.time,
    standardSec: settings?.standards.responseSec[incident.type] ?? STANDARD_SEC,
    needs: asking.needs,
    ...(triage && { triage }),
  }
  const point = incident.place.point
  if (!advised || !point) return { ...told, units: [], soon: [], notChosen: [], unmet: advised?.unmet ?? [], aid: [] }
  const target: LngLat = [point.coordinates[0], point.coordinates[1]]

  const notChosen = advised.notChosen.map((one) => whyNot(one))
  const spares = spareOf(notChosen)
  const unmet = advised.unmet.map((one) => ({ ...one, reason: whyUnmet(one) }))
  return {
    ...told,
    units: [
      ...advised.units.map((unit, at) => ranked(unit, at + 1)),
      ...spares.map(({ id, seconds = 0, code, facts }) =>
        ranked({
          id,
          seconds,
          reasons: [
            ...(code === 'keptBack' ? [{ code, facts }] : []),
            ...(triage ? [{ code: 'triaged', facts: { complex: triage.complex } }] : []),
          ],
        }),
      ),
    ],
    soon: advised.soon,
    notChosen: notChosen.filter((one) => !spares.includes(one)),
    unmet,
    aid: aidFor(city, { units: advised.units, unmet }, told.standardSec),
  }

  function ranked(
    {
      id,
      seconds,
      secondsP90,
      breaksOff,
      reasons,
    }: Pick<AdvisedUnit, 'id' | 'seconds' | 'reasons'> & Partial<AdvisedUnit>,
    rank?: number,
  ): RankedUnit {
    const unit = city.unit(id)
    const estimate = estimates.arrival(unit, target)
    const way = estimate && estimates.way(unit, target)
    const costs = reasons.filter(({ code }) => code === 'uncovers')
    const others = reasons.filter(({ code }) => code !== 'uncovers' && code !== 'edge' && !READINESS.includes(code))
    return {
      ...{ id, rank: rank ?? null, seconds, secondsP90: secondsP90 ?? estimate?.secondsP90 ?? seconds },
      turnoutSec: estimate?.turnoutSec ?? 0,
      metres: Math.round(way?.metres ?? 0),
      ...(breaksOff !== undefined && { breaksOff }),
      reasons: [
        ...others.map((reason) => (reason.code === 'breaksOff' ? namedCall(reason) : reason)),
        ...(estimate?.edgeM === undefined ? [] : [edgeReason(city, estimate.edgeM)]),
        ...(breaksOff === undefined ? [placeReason(city, unit)] : []),
        ...costs,
      ],
      ...(rank !== undefined && way && { route: { type: 'LineString', coordinates: way.points } }),
    }
  }

  function suits({ capabilities }: Unit): boolean {
    return missing.length === 0 || missing.some(({ capability }) => capabilities.includes(capability))
  }

  /** In a surge those who are kept for another area, or do not belong to this one, are as if at work. */
  function withoutOutsiders(now: Situation): Situation {
    const outside = (id: string) => whyOutside(city, own, id) !== undefined
    return {
      ...now,
      units: now.units.map(({ atCall, freeAt, ...unit }) =>
        outside(unit.id)
          ? { ...unit, status: 'busy' }
          : { ...unit, ...(atCall && { atCall }), ...(freeAt && { freeAt }) },
      ),
    }
  }

  function namedCall({ code, facts }: Reason): Reason {
    return { code, facts: { ...facts, incident: city.incident(`${facts.incident}`).number } }
  }

  /** What the live city knows of who cannot go: at which call it is, or which roads keep it. */
  function whyNot(one: NotAdvised): NotAdvised {
    const unit = city.unit(one.id)
    const { assignmentId, incidentId, status, lock } = unit
    if (one.code === 'noRoad') return { ...one, facts: { shut: estimates.shutBy(unit, target) ?? 'none' } }
    // What it could do in an ordinary hour is looked at, not what is left of it in a surge.
    if (one.code === 'later' || one.code === 'unsuited') return { ...one, code: suits(unit) ? 'later' : 'unsuited' }
    if (one.code !== 'busy') return one
    if (assignmentId && incidentId) return { ...one, facts: { incident: city.incident(incidentId).number, status } }
    if (status !== 'available' && status !== 'returning') return { ...one, code: 'unavailable', facts: { status } }
    // Whoever names it can still send it: only the advice leaves it out.
    return lock
      ? { ...one, code: 'locked', facts: { by: lock.by?.name ?? '', reason: lock.reason ?? '' } }
      : { ...one, ...whyOutside(city, own, one.id) }
  }

  /** Some who could do it are free, but closed roads keep them: that is another thing than nobody being free. */
  function whyUnmet({ capability, reason }: Unmet): string {
    const isShut = notChosen.some(
      ({ id, code, facts }) =>
        code === 'noRoad' && facts.shut !== 'none' && city.unit(id).capabilities.includes(capability),
    )
    if (isShut) return 'roadsClosed'
    return own?.unitIds && (reason === 'noneFree' || reason === 'noneInCity') ? 'noneOfArea' : reason
  }
}

/** Who else could go, the quickest first. */
function spareOf(notChosen: readonly NotAdvised[]): readonly NotAdvised[] {
  return notChosen
    .filter(({ code, seconds }) => seconds !== undefined && (code === 'later' || code === 'keptBack'))
    .toSorted((a, b) => (a.seconds ?? 0) - (b.seconds ?? 0))
    .slice(0, SPARE_SHOWN)
}
