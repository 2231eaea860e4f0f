import { type Goal, isCutOff } from './goal.ts'
import type { Network } from './network.ts'
import { p90Of } from './onTime.ts'
import { keptBack, type Reason, uncovers } from './reasons.ts'
import type { Situation } from './situation.ts'
import type { Standing } from './standing.ts'
import type { Tuning } from './tuning.ts'
import { SOON_SEC, type Weighed } from './weigh.ts'
import { abilitiesOf, BOAT } from './withBoats.ts'

/**
 * A unit that shall go. `seconds` from now until it is there, turn-out included, as half of such drives take;
 * `secondsP90`: nine of ten. `capability`: what it is sent for; `breaksOff`: the call that it is taken from.
 */
export type AdvisedUnit = {
  readonly id: string
  readonly capability: string
  readonly seconds: number
  readonly secondsP90: number
  readonly metres: number
  readonly breaksOff?: string
  readonly reasons: readonly Reason[]
}
/**
 * A unit that is worth waiting for: free in `freeInSec`, there in `seconds`; `soonerSec` than `than`, who is sent meanwhile,
 * both absent where nobody else can come.
 */
export type AwaitedUnit = {
  readonly id: string
  readonly capability: string
  readonly freeInSec: number
  readonly seconds: number
  readonly than?: string
  readonly soonerSec?: number
}
export type Unmet = { readonly capability: string; readonly count: number; readonly reason: string }
/** Why a unit is not sent; `seconds`: when it would be there, where it could go at all. */
export type NotAdvised = Reason & { readonly id: string; readonly seconds?: number }
export type AdvisedIncident = {
  readonly id: string
  readonly units: readonly AdvisedUnit[]
  readonly soon: readonly AwaitedUnit[]
  readonly unmet: readonly Unmet[]
  readonly notChosen: readonly NotAdvised[]
}

/** Says of a weighed situation whom to send to incidents, all together (see `choose`), and why nobody else. */
export function advise(
  { network, tuning }: { readonly network: Pick<Network, 'for'>; readonly tuning: Tuning },
  weighed: Weighed,
  { units: all }: Situation,
): readonly AdvisedIncident[] {
  const { standings, near, asked: incidents, goalOf, goalsOf, arrivalOf, lossOf } = weighed
  const numberOf = new Map(near.map((one, at) => [one, at]))
  const goesTo = new Map(weighed.sent.map(({ unit, incident }) => [unit, incident]))
  const byIncident = Map.groupBy(weighed.sent, ({ incident }) => incident)
  const awaitedBy = Map.groupBy(weighed.awaited ?? [], ({ incident }) => incident)
  const taken = new Set(weighed.sent.flatMap(({ unit }) => near[unit]?.unit.id ?? []))
  const abilities = new Set(standings.flatMap(abilitiesOf))

  return incidents.map((asking, incident): AdvisedIncident => {
    const { id, needs, point } = asking
    const coming = (filled: typeof weighed.sent) =>
      filled
        .flatMap(({ unit, capability }) => {
          const [one, arrival] = [near[unit], arrivalOf(unit, incident)]
          return one && arrival ? [{ one, unit, capability, goal: goalOf(unit, incident), ...arrival }] : []
        })
        .toSorted((a, b) => a.seconds - b.seconds)
    const sent = coming(byIncident.get(incident) ?? [])
    const awaited = coming(awaitedBy.get(incident) ?? [])
    const wanted = new Set(needs.map(({ capability }) => capability))
    return {
      id,
      units: sent.map(({ one, unit, capability, goal, seconds, driveSec, isLeaving }) => ({
        id: one.unit.id,
        capability,
        seconds: Math.round(seconds),
        secondsP90: Math.round(p90Of({ ...one, driveSec }, tuning)),
        metres: Math.round(network.for(one.vehicle).route(one.node ?? 0, goal?.node ?? 0)?.metres ?? 0),
        ...(isLeaving && { breaksOff: one.unit.atCall?.id }),
        reasons: [
          { code: 'firstDue', facts: { capability } },
          ...(isAfloat(one, goal) ? [{ code: 'afloat', facts: {} }] : []),
          ...(goal?.isEdge ? [{ code: 'edge', facts: { metres: Math.round(goal.metres) } }] : []),
          ...(isLeaving ? leaving(one) : readiness(one)),
          ...uncovers(lossOf(capability, unit)),
        ],
      })),
      soon: soonFree(),
      unmet: needs.flatMap(({ capability, count }) => {
        const missing = count - sent.filter((one) => one.capability === capability).length
        return missing > 0 ? [{ capability, count: missing, reason: whyUnmet(capability) }] : []
      }),
      notChosen: standings.flatMap((one) => whyNot(one) ?? []),
    }

    /** Who fills a place better than whom else there is, if one waits: each beside the slowest that it would replace. */
    function soonFree(): readonly AwaitedUnit[] {
      const stays = new Set(awaited.map(({ unit }) => unit))
      const replaced = sent.filter(({ unit }) => !stays.has(unit)).toReversed()
      return awaited.flatMap(({ one, capability, waitSec, seconds }) => {
        if (waitSec === 0) return []
        const at = replaced.findIndex((other) => other.capability === capability)
        const [other] = at < 0 ? [] : replaced.splice(at, 1)
        const told = { id: one.unit.id, capability, freeInSec: Math.round(waitSec), seconds: Math.round(seconds) }
        return [{ ...told, ...(other && { than: other.one.unit.id, soonerSec: Math.round(other.seconds - seconds) }) }]
      })
    }

    function leaving({ unit: { atCall } }: Standing): readonly Reason[] {
      if (!atCall) return []
      // Whoever is taken from there by the same advice is not left there either.
      const left = all.filter((other) => other.atCall?.id === atCall.id && !taken.has(other.id)).length
      return [{ code: 'breaksOff', facts: { incident: atCall.id, priority: atCall.priority, left } }]
    }

    /** It comes to where no road is left for others. */
    function isAfloat({ vehicle }: Standing, goal: Goal | undefined): boolean {
      return vehicle === 'boat' && !isCutOff(goal) && isCutOff(goalsOf(undefined)[incident])
    }

    function whyUnmet(capability: string): string {
      if (!point) return 'noPlace'
      if (!goalsOf(capability === BOAT ? 'boat' : undefined)[incident]) return 'noRoad'
      return abilities.has(capability) ? 'noneFree' : 'noneInCity'
    }

    function whyNot(one: Standing): NotAdvised | undefined {
      const { id, capabilities } = one.unit
      const at = numberOf.get(one)
      const arrival = at === undefined ? undefined : arrivalOf(at, incident)
      if (at === undefined || (one.waitSec > 0 && !arrival?.isLeaving)) return { id, ...whyUnable(one) }
      const goes = goesTo.get(at)
      if (goes === incident) return undefined
      if (!arrival) return { id, code: 'noRoad', facts: {} }
      const seconds = Math.round(arrival.seconds)
      if (goes !== undefined) return { id, seconds, code: 'sentTo', facts: { incident: incidents[goes]?.id ?? '' } }
      // Its place is at the call that it is at: that it could be there says nothing about sending it.
      if (arrival.isLeaving) return { id, code: 'busy', facts: {} }
      const suits = capabilities.filter((capability) => wanted.has(capability))
      if (wanted.size > 0 && suits.length === 0) return { id, seconds, code: 'unsuited', facts: {} }
      const slower = sent.find((other) => suits.includes(other.capability) && other.seconds > arrival.seconds)
      if (!slower) return { id, seconds, code: 'later', facts: {} }
      return { id, seconds, ...keptBack(slower.seconds - arrival.seconds, lossOf(slower.capability, at)) }
    }
  })
}

function whyUnable({ node, waitSec }: Standing): Reason {
  if (node === undefined) return { code: 'noPosition', facts: {} }
  return waitSec <= SOON_SEC
    ? { code: 'soonFree', facts: { seconds: Math.round(waitSec) } }
    : { code: 'busy', facts: {} }
}

const readiness = ({ unit }: Standing): readonly Reason[] =>
  unit.status === 'available' ? [] : [{ code: unit.status, facts: {} }]
