import { assign, IMPOSSIBLE } from './assign.ts'
import { createCover } from './cover.ts'
import { hourOfWeek } from './demandField.ts'
import { type Network, UNREACHED } from './network.ts'
import { chancesOf, p90Of } from './onTime.ts'
import type { Reach } from './reach.ts'
import type { AskingIncident, Situation } from './situation.ts'
import { createStandings, type Standing } from './standing.ts'
import type { Tuning } from './tuning.ts'

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

/** One place to fill: the `nth` unit (from 0) that an incident needs of a capability. */
type Slot = { readonly incident: number; readonly capability: string; readonly nth: number }

/** Every second of waiting for a call of priority 1 counts this much for one of the others. */
const URGENCY = [1, 0.8, 0.5, 0.3, 0.2] as const
const urgencyOf = ({ priority = 1 }: AskingIncident): number => URGENCY[priority - 1] ?? 0.2
/** A call without a unit weighs more than any drive; its first unit more than all others. */
const GO_WITHOUT_SEC = 1e6
const NOBODY_SEC = 1e8
/** Walking from the road to the place, or driving on unmapped ground, metres a second. */
const OFF_ROAD_MPS = 3
/** Whoever is busy longer than this is no help now, s. */
const SOON_SEC = 1200

/**
 * Whom to send: for all incidents together, the set of units with the least sum of waiting, of late arrivals, and of
 * late answers elsewhere that their absence will cost; exact, with one late answer weighing `tuning.lateSec` seconds of
 * waiting. Equal sums are settled by the order of the units' ids.
 */
export function advise(
  { network, reach, tuning }: { network: Network; reach: Reach; tuning: Tuning },
  situation: Situation,
  incidents: readonly AskingIncident[],
): readonly AdvisedIncident[] {
  const now = Date.parse(situation.time)
  const standings = createStandings({ network, tuning }, situation)
  const goals = incidents.map(({ point }) => {
    const [lng, lat] = point?.coordinates ?? []
    return lng === undefined || lat === undefined ? null : network.graph.snap(lng, lat)
  })
  const reached = goals.map((goal) => goal?.node ?? 0)
  const able = standings.filter(({ waitSec, node }) => waitSec <= SOON_SEC && node !== undefined)
  const millis = network.table(
    able.map(({ node }) => node ?? 0),
    reached,
  )
  const secondsOf = (unit: number, incident: number): number => {
    const [one, goal] = [able[unit], goals[incident]]
    const road = millis[unit * incidents.length + incident] ?? UNREACHED
    if (!one || !goal || road === UNREACHED) return IMPOSSIBLE
    return one.waitSec + one.turnoutSec + tuning.stopAndStartSec + road / 1000 + goal.metres / OFF_ROAD_MPS
  }

  const slots = incidents.flatMap(({ needs }, incident) =>
    goals[incident]
      ? needs.flatMap(({ capability, count }) =>
          Array.from({ length: count }, (_, nth) => ({ incident, capability, nth })),
        )
      : [],
  )
  const lossOf = lossesBy(slots, able, { reach, tuning, now })
  const costs = new Float64Array(slots.length * able.length).fill(IMPOSSIBLE)
  slots.forEach(({ incident, capability, nth }, slot) => {
    const asking = incidents[incident]
    if (!asking) return
    const standard = standardOf(tuning, capability, nth)
    able.forEach(({ unit, turnoutSec, waitSec }, at) => {
      const seconds = secondsOf(at, incident)
      if (!unit.capabilities.includes(capability) || seconds === IMPOSSIBLE) return
      const [onTime = 0] = chancesOf([seconds - turnoutSec - waitSec], 0, standard)
      const late = tuning.lateSec * (1 - onTime)
      costs[slot * able.length + at] =
        urgencyOf(asking) * (seconds + late) + tuning.lateSec * tuning.awayHours * lossOf(capability, at)
    })
  })
  const without = Float64Array.from(slots, ({ incident }, slot) => {
    const isFirst = slots[slot - 1]?.incident !== incident
    const asking = incidents[incident]
    return (isFirst ? NOBODY_SEC : GO_WITHOUT_SEC) * (asking ? urgencyOf(asking) : 1)
  })
  const given = assign(costs, able.length, without)

  return incidents.map(({ id, needs }, incident): AdvisedIncident => {
    const goal = goals[incident]
    const reasonWhy = incidents[incident]?.point ? 'noRoad' : 'noPlace'
    if (!goal) return { id, units: [], unmet: needs.map((need) => ({ ...need, reason: reasonWhy })), notChosen: [] }
    const chosen = slots.flatMap((slot, at) => {
      const unit = given[at] ?? -1
      return slot.incident === incident && unit >= 0 ? [{ ...slot, unit, seconds: secondsOf(unit, incident) }] : []
    })
    chosen.sort((one, other) => one.seconds - other.seconds)
    const wanted = new Set(needs.map(({ capability }) => capability))
    return {
      id,
      units: chosen.flatMap(({ unit, capability, seconds }) => {
        const one = able[unit]
        return one ? [advised(one, { capability, seconds, goal: goal.node, loss: lossOf(capability, unit) })] : []
      }),
      unmet: unmetOf(),
      notChosen: standings.flatMap((one) => whyNot(one, able.indexOf(one)) ?? []),
    }

    function whyNot({ unit, waitSec, node }: Standing, at: number): NotAdvised | undefined {
      const { id } = unit
      const slot = at < 0 ? undefined : slots[given.indexOf(at)]
      if (slot?.incident === incident) return undefined
      if (at < 0) {
        if (waitSec > 0) return { id, code: 'busy', facts: {} }
        return { id, code: node === undefined ? 'noPosition' : 'noRoad', facts: {} }
      }
      const seconds = secondsOf(at, incident)
      if (seconds === IMPOSSIBLE) return { id, code: 'noRoad', facts: {} }
      const told = { id, seconds: Math.round(seconds) }
      if (slot) return { ...told, code: 'sentTo', facts: { incident: incidents[slot.incident]?.id ?? '' } }
      const able = unit.capabilities.filter((capability) => wanted.has(capability))
      if (wanted.size > 0 && able.length === 0) return { ...told, code: 'unsuited', facts: {} }
      const slower = chosen.find((one) => able.includes(one.capability) && one.seconds > seconds)
      if (!slower) return { ...told, code: 'later', facts: {} }
      const callsPerHour = twoPlaces(lossOf(slower.capability, at))
      return { ...told, code: 'keptBack', facts: { sooner: Math.round(slower.seconds - seconds), callsPerHour } }
    }

    function unmetOf(): readonly Unmet[] {
      return needs.flatMap(({ capability, count }) => {
        const served = chosen.filter((one) => one.capability === capability).length
        if (served === count) return []
        const has = situation.units.some(({ capabilities }) => capabilities.includes(capability))
        return [{ capability, count: count - served, reason: has ? 'noneFree' : 'noneInCity' }]
      })
    }
  })

  function advised(
    { unit, node = 0, waitSec }: Standing,
    { capability, seconds, goal, loss }: { capability: string; seconds: number; goal: number; loss: number },
  ): AdvisedUnit {
    const reasons: Reason[] = [{ code: 'firstDue', facts: { capability } }]
    if (waitSec > 0) reasons.push({ code: 'soonFree', facts: { seconds: Math.round(waitSec) } })
    else if (unit.status !== 'available') reasons.push({ code: unit.status, facts: {} })
    if (loss >= LOSS_SAID) reasons.push({ code: 'uncovers', facts: { callsPerHour: twoPlaces(loss) } })
    return {
      id: unit.id,
      capability,
      seconds: Math.round(seconds),
      secondsP90: Math.round(p90Of(seconds)),
      metres: Math.round(network.route(node, goal)?.metres ?? 0),
      reasons,
    }
  }
}

/** Fewer late answers an hour than this are not worth a word. */
const LOSS_SAID = 0.01
const twoPlaces = (value: number): number => Math.round(value * 100) / 100

const standardOf = ({ travelSec }: Tuning, capability: string, nth: number): number =>
  (nth === 0 ? travelSec[capability] : travelSec.later) ?? travelSec.other ?? 480

/** Late answers an hour that a unit's absence costs those who need a capability, by capability and unit. */
function lossesBy(
  slots: readonly Slot[],
  able: readonly Standing[],
  { reach, tuning, now }: { reach: Reach; tuning: Tuning; now: number },
): (capability: string, unit: number) => number {
  const known = new Map<string, Float64Array>()
  if (tuning.lateSec === 0) return () => 0
  const hour = hourOfWeek(now, reach.field.timeZone)
  for (const capability of new Set(slots.map((slot) => slot.capability))) {
    if (tuning.travelSec[capability] === undefined) continue
    const rows = able.map(({ unit, waitsAt, waitSec }) => ({
      counts: waitSec === 0 && unit.capabilities.includes(capability),
      node: waitsAt ?? 0,
    }))
    const found = reach.from(rows.filter(({ counts }) => counts).map(({ node }) => node))
    let next = 0
    const cover = createCover(reach.field.callsPerHour[hour] ?? new Float64Array(reach.field.count), tuning.busy)
    cover.fill(
      rows.map(({ counts }) => {
        const row = counts ? found[next++] : undefined
        return row && chancesOf(row, tuning.stopAndStartSec, standardOf(tuning, capability, 0))
      }),
    )
    known.set(capability, cover.losses(able.length))
  }
  return (capability, unit) => known.get(capability)?.[unit] ?? 0
}
