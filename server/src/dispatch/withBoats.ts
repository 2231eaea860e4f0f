import { isCutOff } from './goal.ts'
import { type Network, UNREACHED } from './network.ts'
import type { AskingIncident } from './situation.ts'
import type { Standing } from './standing.ts'
import type { WaysByKind } from './waysByKind.ts'

/** The capability of a boat. */
export const BOAT = 'boat'

/** What a unit can be asked for: whoever goes by boat, as one, too. */
export const abilitiesOf = ({ unit: { capabilities }, vehicle }: Standing): readonly string[] =>
  vehicle === 'boat' && !capabilities.includes(BOAT) ? [...capabilities, BOAT] : capabilities

/**
 * The same incidents, with a boat among what they need where the roads to them lie under water and a boat alone gets there;
 * not where one is asked for already, nor where one is. `near`: the units that `ways` knows.
 */
export function withBoats(
  {
    network,
    ways,
    near,
    standings,
  }: {
    readonly network: Network
    readonly ways: WaysByKind
    readonly near: readonly Standing[]
    readonly standings: readonly Standing[]
  },
  incidents: readonly AskingIncident[],
): readonly AskingIncident[] {
  const others = [...near.keys()].filter((unit) => near[unit]?.vehicle !== 'boat')
  const roads = ways.goalsOf(undefined)
  const comesNobody = (incident: number): boolean =>
    isCutOff(roads[incident]) ||
    (others.length > 0 && others.every((unit) => ways.millisOf(unit, incident) === UNREACHED))
  const isThere = ({ id }: AskingIncident): boolean =>
    standings.some(({ unit, vehicle }) => vehicle === 'boat' && unit.atCall?.id === id)

  return incidents.map((one, incident) => {
    const isAsked = one.needs.length === 0 || one.needs.some(({ capability }) => capability === BOAT)
    if (isAsked || isThere(one) || !comesNobody(incident)) return one
    // Without water a boat goes where its trailer does.
    const isDry = network.for('boat') === network.for('ambulance')
    return isDry || isCutOff(ways.goalsOf('boat')[incident])
      ? one
      : { ...one, needs: [...one.needs, { capability: BOAT, count: 1 }] }
  })
}
