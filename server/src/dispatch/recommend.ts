import type { City } from '@muster/shared/domain/city.ts'
import type { Complex } from '@muster/shared/domain/complex/complex.ts'
import { complexOf } from '@muster/shared/domain/complex/members.ts'
import { triagedNeeds, triageOf } from '@muster/shared/domain/complex/triage.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { keptBack, type Reason, uncovers } from './advise.ts'
import type { Advisor } from './advisor.ts'
import { choose } from './choose.ts'
import type { Estimate, Estimates } from './estimate.ts'
import type { Network } from './network.ts'

export type RankedUnit = {
  readonly id: string
  /** Place in the recommended set, from 1; null: suitable, but not needed. */
  readonly rank: number | null
  readonly seconds: number
  /** Nine of ten such drives take no longer. */
  readonly secondsP90: number
  readonly turnoutSec: number
  readonly metres: number
  readonly reasons: readonly Reason[]
  readonly route?: { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
}

export type Recommendation = {
  readonly incidentId: string
  readonly standardSec: number
  readonly needs: readonly { readonly capability: string; readonly count: number }[]
  readonly units: readonly RankedUnit[]
  /** `seconds`: when it would be there, where it could go at all; who asks for more of something finds it here. */
  readonly notChosen: readonly (Reason & { readonly id: string; readonly seconds?: number })[]
  readonly unmet: readonly { readonly capability: string; readonly count: number; readonly reason: string }[]
  /** By the city's rules for a surge it gets less than it needs: none now, or one. `complex`: the name of what it is under. */
  readonly triage?: { readonly response: 'none' | 'one'; readonly complex: string }
}

/** NFPA 1710's first engine: 80 s turn-out and 240 s travel, where the city sets nothing else. */
const STANDARD_SEC = 320
const M_PER_FT = 0.3048
/** Suitable units listed beyond the recommended ones. */
const SPARE_SHOWN = 12

type Candidate = { readonly unit: Unit; readonly estimate: Estimate }

/** What is still missing there: the type's first alarm less the units already at work. */
function openNeeds(city: City, { type, assignmentIds }: Incident) {
  const needs = city.find('world', WORLD_ID)?.settings?.incidentTypes.find(({ id }) => id === type)?.needs ?? []
  const atWork = assignmentIds.map((id) => city.unit(city.assignment(id).unitId))
  return needs
    .map(({ capability, count }) => ({
      capability,
      count: count - atWork.filter(({ capabilities }) => capabilities.includes(capability)).length,
    }))
    .filter(({ count }) => count > 0)
}

/** The complex for whose calls a unit is kept, or undefined. */
function keptFor(city: City, unitId: string): Complex | undefined {
  for (const one of city.all('complex')) if (one.unitIds?.includes(unitId)) return one
  return undefined
}

/** In a surge an area is answered by its own units, and they answer it alone. `own`: the complex that the call is under. */
function whyOutside(city: City, own: Complex | undefined, unitId: string): Reason | undefined {
  const kept = keptFor(city, unitId)
  if (kept?.id === own?.id && (kept || !own?.unitIds)) return undefined
  if (kept) return { code: 'keptFor', facts: { complex: kept.name } }
  return own?.unitIds ? { code: 'outsideArea', facts: { complex: own.name } } : undefined
}

/** How many units are needed in all. */
const countOf = (needs: readonly { readonly count: number }[]): number =>
  needs.reduce((sum, { count }) => sum + count, 0)

/** Why a unit is no candidate, or undefined. */
function whyNoCandidate(city: City, own: Complex | undefined, unit: Unit): Reason | undefined {
  const { id, assignmentId, incidentId, status, lock } = unit
  if (assignmentId && incidentId) return { code: 'busy', facts: { incident: city.incident(incidentId).number, status } }
  if (status !== 'available' && status !== 'returning') return { code: 'unavailable', facts: { status } }
  // Whoever names it can still send it: only the advice leaves it out.
  if (lock) return { code: 'locked', facts: { by: lock.by?.name ?? '', reason: lock.reason ?? '' } }
  return whyOutside(city, own, id)
}

function placeReason(city: City, { status, stationId }: Unit): Reason {
  if (status === 'returning') return { code: 'returning', facts: {} }
  const station = stationId ? city.find('facility', stationId) : undefined
  return station
    ? { code: 'inQuarters', facts: { en: station.name.en, zh: station.name.zh } }
    : { code: 'available', facts: {} }
}

/** That closed roads end the drive so far from the call, in the city's unit of length. */
function edgeReason(city: City, metres: number): Reason {
  const unit = city.find('world', WORLD_ID)?.settings?.lengthUnit ?? 'm'
  return { code: 'edge', facts: { metres, far: Math.round(unit === 'ft' ? metres / M_PER_FT : metres), unit } }
}

/** Where the city can count on a unit when nothing else comes: one on its way home at its station, any other where it is. */
function waitingNode(city: City, network: Network, { status, stationId }: Unit, { node }: Estimate): number {
  const home = status === 'returning' && stationId ? city.find('facility', stationId)?.point : undefined
  return (home && network.graph.snap(...home.coordinates)?.node) ?? node
}

/**
 * Whom to send to a call of the live city: for each thing that it needs those that come first by road, unless the city
 * would miss one of them more than the caller (see `choose`). Who is not chosen is told why. Equal times are settled by
 * call sign, so that every hub answers alike. `cityNow`: epoch ms.
 */
export function recommend({
  city,
  incident,
  estimates,
  network,
  advisor,
  cityNow,
}: {
  city: City
  incident: Incident
  estimates: Estimates
  network: Network
  advisor: Pick<Advisor, 'tuningOn' | 'lossesOf'>
  cityNow: number
}): Recommendation {
  const settings = city.find('world', WORLD_ID)?.settings
  const standardSec = settings?.standards.responseSec[incident.type] ?? STANDARD_SEC
  const missing = openNeeds(city, incident)
  const own = complexOf(city, incident.id)
  const triaged = triageOf(city, incident)
  const needs = triaged ? triagedNeeds(missing, triaged.response, incident.assignmentIds.length) : missing
  const triage =
    triaged && triaged.response !== 'full' && countOf(needs) < countOf(missing)
      ? { response: triaged.response, complex: triaged.complex.name }
      : undefined
  const point = incident.place.point
  const nothing = { incidentId: incident.id, standardSec, needs, units: [], notChosen: [], triage }
  if (!point) return { ...nothing, unmet: needs.map((need) => ({ ...need, reason: 'noPlace' })) }
  const target: LngLat = [point.coordinates[0], point.coordinates[1]]

  const candidates: Candidate[] = []
  const notChosen: (Reason & { id: string; seconds?: number })[] = []
  for (const unit of city.all('unit')) {
    const no = whyNoCandidate(city, own, unit)
    const estimate = no ? undefined : estimates.arrival(unit, target)
    if (no) notChosen.push({ id: unit.id, ...no })
    else if (!estimate)
      notChosen.push({ id: unit.id, code: 'noRoad', facts: { shut: estimates.shutBy(unit, target) ?? 'none' } })
    else candidates.push({ unit, estimate })
  }
  candidates.sort((a, b) => a.estimate.seconds - b.estimate.seconds || (a.unit.callSign < b.unit.callSign ? -1 : 1))

  const lossOf = advisor.lossesOf(
    candidates.map(({ unit, estimate }) => ({
      capabilities: unit.capabilities,
      waitsAt: waitingNode(city, network, unit, estimate),
    })),
    cityNow,
  )
  const filled = choose({
    tuning: advisor.tuningOn(cityNow),
    incidents: [{ priority: incident.priority, needs }],
    units: candidates.map(({ unit }) => unit),
    arrivalOf(at) {
      const estimate = candidates[at]?.estimate
      return estimate && { seconds: estimate.seconds, driveSec: estimate.seconds - estimate.turnoutSec }
    },
    lossOf,
  })
  const chosen = new Map(
    filled.flatMap(({ unit, capability }) => (candidates[unit] ? [[candidates[unit], capability]] : [])),
  )
  /** Some who could do it are free, but closed roads keep them: that is another thing than nobody being free. */
  const whyUnmet = (capability: string): string =>
    notChosen.some(
      ({ id, code, facts }) =>
        code === 'noRoad' && facts.shut !== 'none' && city.unit(id).capabilities.includes(capability),
    )
      ? 'roadsClosed'
      : own?.unitIds
        ? 'noneOfArea'
        : 'noneFree'
  const unmet = needs.flatMap(({ capability, count }) => {
    const short = count - filled.filter((slot) => slot.capability === capability && slot.unit >= 0).length
    return short > 0 ? [{ capability, count: short, reason: whyUnmet(capability) }] : []
  })

  const wanted = new Set(missing.map(({ capability }) => capability))
  const suitable =
    missing.length === 0
      ? candidates
      : candidates.filter(({ unit }) => unit.capabilities.some((one) => wanted.has(one)))
  const listed = [
    ...candidates.filter((one) => chosen.has(one)),
    ...suitable.filter((one) => !chosen.has(one)).slice(0, SPARE_SHOWN),
  ]
  /** That it would be sooner there than one which is sent, and stays because the city would miss it more. */
  function whyKept(one: Candidate): Reason | undefined {
    const { unit, estimate } = one
    for (const [{ estimate: other }, capability] of chosen)
      if (other.seconds > estimate.seconds && unit.capabilities.includes(capability))
        return keptBack(other.seconds - estimate.seconds, lossOf(capability, candidates.indexOf(one)))
    return undefined
  }
  let rank = 0
  const units = listed.map((one): RankedUnit => {
    const { unit, estimate } = one
    const capability = chosen.get(one)
    const way = network.route(estimate.node, estimate.goal)
    const kept = capability ? undefined : whyKept(one)
    if (capability) rank += 1
    return {
      id: unit.id,
      rank: capability ? rank : null,
      seconds: estimate.seconds,
      secondsP90: estimate.secondsP90,
      turnoutSec: estimate.turnoutSec,
      metres: Math.round(way?.metres ?? 0),
      reasons: [
        ...(capability ? [{ code: 'firstDue', facts: { capability } }] : []),
        ...(estimate.edgeM === undefined ? [] : [edgeReason(city, estimate.edgeM)]),
        ...(kept ? [kept] : []),
        ...(triage && !capability ? [{ code: 'triaged', facts: { complex: triage.complex } }] : []),
        placeReason(city, unit),
        ...(capability ? uncovers(lossOf(capability, candidates.indexOf(one))) : []),
      ],
      route: capability && way ? { type: 'LineString', coordinates: way.points } : undefined,
    }
  })
  for (const one of candidates) {
    if (listed.includes(one)) continue
    const code = suitable.includes(one) ? 'later' : 'unsuited'
    notChosen.push({ id: one.unit.id, code, facts: {}, seconds: one.estimate.seconds })
  }
  return { incidentId: incident.id, standardSec, needs, units, notChosen, unmet, triage }
}
