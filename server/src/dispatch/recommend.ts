import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Estimate, Estimates } from './estimate.ts'
import type { Network } from './network.ts'

/** A reason as a code with the facts that fill its sentence (words `why.<code>`). */
export type Reason = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }

export type RankedUnit = {
  readonly id: string
  /** Place in the recommended set, from 1; null: suitable, but not needed. */
  readonly rank: number | null
  readonly seconds: number
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
}

/** NFPA 1710's first engine: 80 s turn-out and 240 s travel, where the city sets nothing else. */
const STANDARD_SEC = 320
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

/** Why a unit is no candidate, or undefined. */
function whyNoCandidate(city: City, { assignmentId, incidentId, status }: Unit): Reason | undefined {
  if (assignmentId && incidentId) return { code: 'busy', facts: { incident: city.incident(incidentId).number, status } }
  if (status !== 'available' && status !== 'returning') return { code: 'unavailable', facts: { status } }
  return undefined
}

function placeReason(city: City, { status, stationId }: Unit): Reason {
  if (status === 'returning') return { code: 'returning', facts: {} }
  const station = stationId ? city.find('facility', stationId) : undefined
  return station
    ? { code: 'inQuarters', facts: { en: station.name.en, zh: station.name.zh } }
    : { code: 'available', facts: {} }
}

/**
 * The nearest suitable units by road time: for each thing the incident needs, those that can do it and arrive first.
 * Who is not chosen is told why. Equal times are settled by call sign, so that every hub answers alike.
 */
export function recommend({
  city,
  incident,
  estimates,
  network,
}: {
  city: City
  incident: Incident
  estimates: Estimates
  network: Network
}): Recommendation {
  const settings = city.find('world', WORLD_ID)?.settings
  const standardSec = settings?.standards.responseSec[incident.type] ?? STANDARD_SEC
  const needs = openNeeds(city, incident)
  const point = incident.place.point
  const nothing = { incidentId: incident.id, standardSec, needs, units: [], notChosen: [] }
  if (!point) return { ...nothing, unmet: needs.map((need) => ({ ...need, reason: 'noPlace' })) }
  const target: LngLat = [point.coordinates[0], point.coordinates[1]]

  const candidates: Candidate[] = []
  const notChosen: (Reason & { id: string; seconds?: number })[] = []
  for (const unit of city.all('unit')) {
    const no = whyNoCandidate(city, unit)
    const estimate = no ? undefined : estimates.arrival(unit, target)
    if (no) notChosen.push({ id: unit.id, ...no })
    else if (!estimate) notChosen.push({ id: unit.id, code: 'noRoad', facts: {} })
    else candidates.push({ unit, estimate })
  }
  candidates.sort((a, b) => a.estimate.seconds - b.estimate.seconds || (a.unit.callSign < b.unit.callSign ? -1 : 1))

  const chosen = new Map<string, string>()
  const unmet: { capability: string; count: number; reason: string }[] = []
  for (const { capability, count } of needs) {
    const able = candidates.filter(({ unit }) => !chosen.has(unit.id) && unit.capabilities.includes(capability))
    for (const { unit } of able.slice(0, count)) chosen.set(unit.id, capability)
    if (able.length < count) unmet.push({ capability, count: count - able.length, reason: 'noneFree' })
  }

  const wanted = new Set(needs.map(({ capability }) => capability))
  const suitable =
    needs.length === 0 ? candidates : candidates.filter(({ unit }) => unit.capabilities.some((one) => wanted.has(one)))
  const listed = [
    ...candidates.filter(({ unit }) => chosen.has(unit.id)),
    ...suitable.filter(({ unit }) => !chosen.has(unit.id)).slice(0, SPARE_SHOWN),
  ]
  const targetNode = network.graph.snap(target[0], target[1])?.node
  let rank = 0
  const units = listed.map(({ unit, estimate }): RankedUnit => {
    const capability = chosen.get(unit.id)
    const way = targetNode === undefined ? null : network.route(estimate.node, targetNode)
    const place = placeReason(city, unit)
    const reasons = capability ? [{ code: 'firstDue', facts: { capability } }, place] : [place]
    if (capability) rank += 1
    return {
      id: unit.id,
      rank: capability ? rank : null,
      seconds: estimate.seconds,
      turnoutSec: estimate.turnoutSec,
      metres: Math.round(way?.metres ?? 0),
      reasons,
      route: capability && way ? { type: 'LineString', coordinates: way.points } : undefined,
    }
  })
  const shown = new Set(listed.map(({ unit }) => unit.id))
  for (const { unit, estimate } of candidates) {
    if (shown.has(unit.id)) continue
    const code = suitable.some((one) => one.unit === unit) ? 'later' : 'unsuited'
    notChosen.push({ id: unit.id, code, facts: {}, seconds: estimate.seconds })
  }
  return { incidentId: incident.id, standardSec, needs, units, notChosen, unmet }
}
