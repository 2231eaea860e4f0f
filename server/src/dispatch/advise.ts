import { type Arrival, choose } from './choose.ts'
import { OFF_ROAD_MPS } from './goal.ts'
import { createLosses } from './losses.ts'
import { type Network, UNREACHED } from './network.ts'
import { p90Of } from './onTime.ts'
import type { Reach } from './reach.ts'
import type { AskingIncident, Situation } from './situation.ts'
import { createStandings, type Standing } from './standing.ts'
import { driveSec, type Tuning } from './tuning.ts'

/** A reason as a code with the facts that fill its sentence (words `why.<code>`). */
export type Reason = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }

/**
 * A unit that shall go. `seconds` from now until it is there, turn-out included, as half of such drives take;
 * `secondsP90`: nine of ten. `capability`: what it is sent for.
 */
export type AdvisedUnit = {
  readonly id: string
  readonly capability: string
  readonly seconds: number
  readonly secondsP90: number
  readonly metres: number
  readonly reasons: readonly Reason[]
}
export type Unmet = { readonly capability: string; readonly count: number; readonly reason: string }
/** Why a unit is not sent; `seconds`: when it would be there, where it could go at all. */
export type NotAdvised = Reason & { readonly id: string; readonly seconds?: number }
export type AdvisedIncident = {
  readonly id: string
  readonly units: readonly AdvisedUnit[]
  readonly unmet: readonly Unmet[]
  readonly notChosen: readonly NotAdvised[]
}

/** Whoever is free within this time is named as a help to come, s. */
const SOON_SEC = 1200
/** Fewer late answers an hour than this are not worth a word. */
const LOSS_SAID = 0.01

/** What going costs the rest of the city, as a reason; none where it is too little for a word. */
export const uncovers = (loss: number): readonly Reason[] =>
  loss < LOSS_SAID ? [] : [{ code: 'uncovers', facts: { callsPerHour: Math.round(loss * 100) / 100 } }]

/** Whom to send to incidents in a situation that is told in full, all together (see `choose`), and why nobody else. */
export function advise(
  { network, reach, tuning }: { network: Network; reach: Reach; tuning: Tuning },
  situation: Situation,
  incidents: readonly AskingIncident[],
): readonly AdvisedIncident[] {
  const standings = createStandings({ network, tuning }, situation)
  const able = standings.filter(({ waitSec, node }) => waitSec === 0 && node !== undefined)
  const goals = incidents.map(({ point }) => point && network.graph.snap(...point.coordinates))
  const millis = network.table(
    able.map(({ node }) => node ?? 0),
    goals.map((goal) => goal?.node ?? 0),
  )
  function arrivalOf(unit: number, incident: number): Arrival {
    const [one, goal] = [able[unit], goals[incident]]
    const road = millis[unit * incidents.length + incident] ?? UNREACHED
    if (!one || !goal || road === UNREACHED) return undefined
    const drive = driveSec(tuning, road / 1000) + goal.metres / OFF_ROAD_MPS
    return { seconds: one.turnoutSec + drive, driveSec: drive }
  }
  const countedOn = able.map(({ unit, waitsAt }) => ({ capabilities: unit.capabilities, waitsAt }))
  const lossOf = createLosses({ reach, tuning }, countedOn, Date.parse(situation.time))
  const filled = choose({ tuning, incidents, units: able.map(({ unit }) => unit), arrivalOf, lossOf })

  const numberOf = new Map(able.map((one, at) => [one, at]))
  const goesTo = new Map(filled.map(({ unit, incident }) => [unit, incident]))
  const byIncident = Map.groupBy(filled, ({ incident }) => incident)
  const abilities = new Set(situation.units.flatMap(({ capabilities }) => capabilities))

  return incidents.map((asking, incident): AdvisedIncident => {
    const { id, needs, point } = asking
    const sent = (byIncident.get(incident) ?? [])
      .flatMap(({ unit, capability }) => {
        const [one, arrival] = [able[unit], arrivalOf(unit, incident)]
        return one && arrival ? [{ one, unit, capability, ...arrival }] : []
      })
      .toSorted((a, b) => a.seconds - b.seconds)
    const wanted = new Set(needs.map(({ capability }) => capability))
    return {
      id,
      units: sent.map(({ one, unit, capability, seconds }) => ({
        id: one.unit.id,
        capability,
        seconds: Math.round(seconds),
        secondsP90: Math.round(p90Of({ ...one, driveSec: seconds - one.turnoutSec }, tuning)),
        metres: Math.round(network.route(one.node ?? 0, goals[incident]?.node ?? 0)?.metres ?? 0),
        reasons: [
          { code: 'firstDue', facts: { capability } },
          ...readiness(one),
          ...uncovers(lossOf(capability, unit)),
        ],
      })),
      unmet: needs.flatMap(({ capability, count }) => {
        const missing = count - sent.filter((one) => one.capability === capability).length
        return missing > 0 ? [{ capability, count: missing, reason: whyUnmet(capability) }] : []
      }),
      notChosen: standings.flatMap((one) => whyNot(one) ?? []),
    }

    function whyUnmet(capability: string): string {
      if (!point) return 'noPlace'
      if (!goals[incident]) return 'noRoad'
      return abilities.has(capability) ? 'noneFree' : 'noneInCity'
    }

    function whyNot(one: Standing): NotAdvised | undefined {
      const { id, capabilities } = one.unit
      const at = numberOf.get(one)
      if (at === undefined) return { id, ...whyUnable(one) }
      const goes = goesTo.get(at)
      if (goes === incident) return undefined
      const arrival = arrivalOf(at, incident)
      if (!arrival) return { id, code: 'noRoad', facts: {} }
      const seconds = Math.round(arrival.seconds)
      if (goes !== undefined) return { id, seconds, code: 'sentTo', facts: { incident: incidents[goes]?.id ?? '' } }
      const suits = capabilities.filter((capability) => wanted.has(capability))
      if (wanted.size > 0 && suits.length === 0) return { id, seconds, code: 'unsuited', facts: {} }
      const slower = sent.find((other) => suits.includes(other.capability) && other.seconds > arrival.seconds)
      if (!slower) return { id, seconds, code: 'later', facts: {} }
      return { id, seconds, ...keptBack(slower.seconds - arrival.seconds, lossOf(slower.capability, at)) }
    }
  })
}

/** A unit would be sooner there, but the city would miss it more. */
export const keptBack = (soonerSec: number, loss: number): Reason => ({
  code: 'keptBack',
  facts: { sooner: Math.round(soonerSec), callsPerHour: Math.round(loss * 100) / 100 },
})

function whyUnable({ node, waitSec }: Standing): Reason {
  if (node === undefined) return { code: 'noPosition', facts: {} }
  return waitSec <= SOON_SEC
    ? { code: 'soonFree', facts: { seconds: Math.round(waitSec) } }
    : { code: 'busy', facts: {} }
}

const readiness = ({ unit }: Standing): readonly Reason[] =>
  unit.status === 'available' ? [] : [{ code: unit.status, facts: {} }]
