import { leavesFor } from './breakOff.ts'
import { type Arrival, choose, type Filled } from './choose.ts'
import { type Goal, restSec } from './goal.ts'
import { createLosses } from './losses.ts'
import { type Network, UNREACHED } from './network.ts'
import type { Reach } from './reach.ts'
import type { AskingIncident, Situation } from './situation.ts'
import { roadsOf, type SituationRoads } from './situationRoads.ts'
import { createStandings, type Standing } from './standing.ts'
import { driveSec, type Tuning } from './tuning.ts'
import { type WaysByKind, waysByKind } from './waysByKind.ts'
import { abilitiesOf, withBoats } from './withBoats.ts'

/** Whoever is free within this time is counted as a help to come, s. */
export const SOON_SEC = 1200

export type WeighParts = { readonly network: Network; readonly reach: Reach; readonly tuning: Tuning }

/** `isLeaving`: taken from a lesser call; `waitSec`: until it is free. */
type Coming = Exclude<Arrival, undefined> & { readonly isLeaving: boolean; readonly waitSec: number }

/**
 * A situation weighed for incidents. `near`: who could go now or soon; `sent`: who shall go of those that can go now;
 * `awaited`: the same if one waits for those who are free soon, undefined where there are none.
 */
export type Weighed = {
  readonly standings: readonly Standing[]
  readonly near: readonly Standing[]
  /** The incidents with what they need, a boat among it where nobody else comes. */
  readonly asked: readonly AskingIncident[]
  /** Where a unit's drive to an incident ends. */
  readonly goalOf: (unit: number, incident: number) => Goal | undefined
  /** Where the drives of a kind of vehicle end, by incident. */
  readonly goalsOf: WaysByKind['goalsOf']
  readonly arrivalOf: (unit: number, incident: number) => Coming | undefined
  readonly lossOf: (capability: string, unit: number) => number
  readonly sent: readonly Filled[]
  readonly awaited: readonly Filled[] | undefined
}

/** Who can be where when, and who shall go: nobody is left without a unit because a nearer one may be free soon. */
export function weigh(
  { network, reach, tuning }: WeighParts,
  situation: Situation,
  incidents: readonly AskingIncident[],
  roads: SituationRoads = roadsOf(network),
): Weighed {
  const { breakOff } = situation
  const standings = createStandings({ network, tuning }, situation)
  const mayLeave = ({ unit }: Standing): boolean =>
    incidents.some((one) => leavesFor(breakOff, unit, one) !== undefined)
  const near = standings.filter((one) => one.node !== undefined && (one.waitSec <= SOON_SEC || mayLeave(one)))
  const ways = waysByKind({ network, roads }, near, incidents)
  const goalOf = (unit: number, incident: number) => ways.ofUnit[unit]?.goals[incident]

  function arrivalOf(unit: number, incident: number): Coming | undefined {
    const [one, goal, asking] = [near[unit], goalOf(unit, incident), incidents[incident]]
    const road = ways.millisOf(unit, incident)
    if (!one || !goal || !asking || road === UNREACHED) return undefined
    const reluctantSec = one.waitSec === 0 ? undefined : leavesFor(breakOff, one.unit, asking)
    const isLeaving = reluctantSec !== undefined
    const waitSec = isLeaving ? 0 : one.waitSec
    if (waitSec > SOON_SEC) return undefined
    const drive = driveSec(tuning, road / 1000) + restSec(goal, one.vehicle, () => ways.goalsOf(undefined)[incident])
    return { seconds: waitSec + one.turnoutSec + drive, driveSec: drive, reluctantSec, isLeaving, waitSec }
  }

  // On who is at work the rest of the city does not count.
  const countedOn = near.map(({ unit, vehicle, waitsAt, waitSec }) => ({
    capabilities: unit.capabilities,
    waitsAt: waitSec === 0 && waitsAt !== undefined ? { node: waitsAt, vehicle } : undefined,
  }))
  const lossOf = createLosses({ reach, tuning }, countedOn, Date.parse(situation.time))
  const asked = withBoats({ network, ways, near, standings }, incidents)
  const units = near.map((one) => ({ capabilities: abilitiesOf(one) }))
  const nowOrNever = (unit: number, incident: number): Arrival => {
    const arrival = arrivalOf(unit, incident)
    return arrival?.waitSec === 0 ? arrival : undefined
  }
  const isAnyAwaited = near.some(({ waitSec }) => waitSec > 0 && waitSec <= SOON_SEC)
  return {
    ...{ standings, near, asked, goalOf, goalsOf: ways.goalsOf, arrivalOf, lossOf },
    sent: choose({ tuning, incidents: asked, units, arrivalOf: nowOrNever, lossOf }),
    awaited: isAnyAwaited ? choose({ tuning, incidents: asked, units, arrivalOf, lossOf }) : undefined,
  }
}
