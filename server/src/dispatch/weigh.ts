import { leavesFor } from './breakOff.ts'
import { type Arrival, choose, type Filled } from './choose.ts'
import { type Goal, OFF_ROAD_MPS } from './goal.ts'
import { createLosses } from './losses.ts'
import { type Network, UNREACHED } from './network.ts'
import type { Reach } from './reach.ts'
import type { AskingIncident, Situation } from './situation.ts'
import { roadsOf, type SituationRoads } from './situationRoads.ts'
import { createStandings, type Standing } from './standing.ts'
import { driveSec, type Tuning } from './tuning.ts'

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
  readonly goals: readonly (Goal | undefined)[]
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
  roads: SituationRoads = roadsOf(network, situation),
): Weighed {
  const { breakOff } = situation
  const standings = createStandings({ network, tuning }, situation)
  const mayLeave = ({ unit }: Standing): boolean =>
    incidents.some((one) => leavesFor(breakOff, unit, one) !== undefined)
  const near = standings.filter((one) => one.node !== undefined && (one.waitSec <= SOON_SEC || mayLeave(one)))
  const goals = incidents.map(({ point }) => (point ? roads.goalOf([...point.coordinates]) : undefined))
  const millis = roads.table(
    near.map(({ node }) => node ?? 0),
    goals.map((goal) => goal?.node ?? 0),
  )

  function arrivalOf(unit: number, incident: number): Coming | undefined {
    const [one, goal, asking] = [near[unit], goals[incident], incidents[incident]]
    const road = millis[unit * incidents.length + incident] ?? UNREACHED
    if (!one || !goal || !asking || road === UNREACHED) return undefined
    const reluctantSec = one.waitSec === 0 ? undefined : leavesFor(breakOff, one.unit, asking)
    const isLeaving = reluctantSec !== undefined
    const waitSec = isLeaving ? 0 : one.waitSec
    if (waitSec > SOON_SEC) return undefined
    const drive = driveSec(tuning, road / 1000) + (goal.isEdge ? 0 : goal.metres / OFF_ROAD_MPS)
    return { seconds: waitSec + one.turnoutSec + drive, driveSec: drive, reluctantSec, isLeaving, waitSec }
  }

  // On who is at work the rest of the city does not count.
  const countedOn = near.map(({ unit, waitsAt, waitSec }) => ({
    capabilities: unit.capabilities,
    waitsAt: waitSec === 0 ? waitsAt : undefined,
  }))
  const lossOf = createLosses({ reach, tuning }, countedOn, Date.parse(situation.time))
  const units = near.map(({ unit }) => unit)
  const nowOrNever = (unit: number, incident: number): Arrival => {
    const arrival = arrivalOf(unit, incident)
    return arrival?.waitSec === 0 ? arrival : undefined
  }
  const isAnyAwaited = near.some(({ waitSec }) => waitSec > 0 && waitSec <= SOON_SEC)
  return {
    ...{ standings, near, goals, arrivalOf, lossOf },
    sent: choose({ tuning, incidents, units, arrivalOf: nowOrNever, lossOf }),
    awaited: isAnyAwaited ? choose({ tuning, incidents, units, arrivalOf, lossOf }) : undefined,
  }
}
