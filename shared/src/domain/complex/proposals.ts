import { metresBetween } from '../../kernel/metresBetween.ts'
import type { City } from '../city.ts'
import type { Incident } from '../incident/incident.ts'
import { WORLD_ID } from '../world/world.ts'
import type { Complex, ComplexKind } from './complex.ts'
import { membersOf } from './members.ts'

/** What people call about when it is this, by group of types; and whatever else has been put under it already. */
const GROUPS: Readonly<Record<ComplexKind, string>> = {
  flood: 'HR',
  storm: 'HR',
  quake: 'FHRA',
  fire: 'FA',
  hazmat: 'H',
  other: '',
}
/** As near to one of its calls a call without bounds around it belongs, metres: some eight blocks. */
const NEAR_M = 1000
/** Calls that came so long before somebody saw what it is are its first ones, ms. */
const BEFORE_MS = 3_600_000

/** A complex that a call seems to belong to. `metres` to the nearest call under it; absent where its sectors tell. */
export type Proposal = { readonly complex: Complex; readonly metres?: number }

type Here = readonly [lng: number, lat: number]
/** What its calls tell of a complex: the groups of their types, and where they are. */
type Known = { readonly groups: string; readonly places: readonly Here[] }

/** How far it is from the nearest of these places; undefined where that is too far, or nobody knows. */
function metresFrom(places: readonly Here[], { place }: Incident): number | undefined {
  const here = place.point?.coordinates
  if (!here) return undefined
  const nearest = places.reduce((least, there) => Math.min(least, metresBetween(here, there)), Number.POSITIVE_INFINITY)
  return nearest <= NEAR_M ? nearest : undefined
}

/** Which open complex a call seems to belong to; made once for a state of the city, then asked for each call. */
export function createProposals(city: City) {
  const types = new Map(city.find('world', WORLD_ID)?.settings?.incidentTypes.map(({ id, group }) => [id, group]))
  const open = [...city.all('complex')].map((complex) => ({ complex, ...knownOf(complex) }))
  const grouped = new Set(open.flatMap(({ complex }) => complex.incidentIds))

  function knownOf(complex: Complex): Known {
    const members = membersOf(city, complex)
    return {
      groups: GROUPS[complex.kind] + [...new Set(members.map(({ type }) => types.get(type) ?? ''))].join(''),
      places: members.flatMap(({ place: { point } }) => (point ? [[point.coordinates[0], point.coordinates[1]]] : [])),
    }
  }

  /**
   * Of its kind, in its sectors or near one of its calls, and not older than its beginnings; of several the nearest, then the
   * one that was opened first. A call that is under one already, or over, belongs to no other.
   */
  return (call: Incident): Proposal | undefined => {
    const group = types.get(call.type)
    if (call.status === 'closed' || grouped.has(call.id) || group === undefined) return undefined
    let best: Proposal | undefined
    for (const { complex, groups, places } of open) {
      const { sectors, openedAt } = complex
      if (!groups.includes(group) || call.receivedAt < openedAt - BEFORE_MS) continue
      const metres = sectors ? undefined : metresFrom(places, call)
      if (metres === undefined && !sectors?.includes(call.area?.battalion ?? '')) continue
      if (!best || (metres ?? 0) < (best.metres ?? 0)) best = { complex, metres }
    }
    return best
  }
}

/** The open complex that a call without one seems to belong to. */
export const complexFor = (city: City, call: Incident): Proposal | undefined => createProposals(city)(call)

/** All open calls that seem to belong to this complex, so that one key brings them under it. */
export function callsFor(city: City, complexId: string): readonly Incident[] {
  const proposalOf = createProposals(city)
  return [...city.all('incident')].filter((call) => proposalOf(call)?.complex.id === complexId)
}
