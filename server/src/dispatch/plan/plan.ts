import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import { travelStandard } from '../choose.ts'
import type { DemandField } from '../demandField.ts'
import type { Network } from '../network.ts'
import { chancesOf } from '../onTime.ts'
import type { Reach } from '../reach.ts'
import type { Reason } from '../reasons.ts'
import type { Post } from '../situation.ts'
import { type Tuning, tuningAt } from '../tuning.ts'
import { createPostedCover, nearPosts } from './postedCover.ts'
import { type ShiftCover, shiftCover } from './shiftCover.ts'
import { createStaticPosts, MOST_UNITS } from './staticPosts.ts'

export const MOST_POSTS = 200
/** Where even units without number at every post do not hold the standard, so close to what they would do is aimed at. */
const NEARLY = 0.97
/** Where no more than so large a share could be reached, units are no help. */
const NO_HELP = 0.01
const HOURS = 24

/** What a day is planned for, told in full. `day`: 1 (Monday) to 7; `homes`: of each unit on duty, where nobody knows null. */
export type PlanAsked = {
  readonly capability: string
  readonly day: number
  readonly posts: readonly Post[]
  readonly homes: readonly (string | readonly [number, number] | null)[]
  /** Whether anybody in the city can do it, on duty or not. */
  readonly isHad: boolean
  /** What such units go by. */
  readonly vehicle?: Vehicle
  readonly shiftHours: readonly number[]
  readonly startEveryHours: number
  /** So large a share of calls is to be answered in time. */
  readonly inTime: number
}

/** Units at each of the plan's posts, and the share of calls that they answer in time. */
type Waiting = { readonly units: number; readonly share: number; readonly counts: readonly number[] }

/**
 * `need`: the fewest units that hold the standard, or come close to `most` where no number does (`holds`: false); null where
 * none helps. `most`: the share in time with units without number. `now`: those on duty at home; `moved`: the same at better
 * posts; `planned`: the shifts' units.
 */
export type PlanHour = {
  readonly hour: number
  readonly calls: number
  readonly need: number | null
  readonly holds: boolean
  readonly most: number
  readonly now: number
  readonly moved: Waiting
  readonly planned: Waiting
}

/** `posts`: each with the units on duty that belong there. `reasons`: what limits the plan (words `plan.why.<code>`). */
export type Plan = {
  readonly capability: string
  readonly day: number
  readonly standardSec: number
  readonly inTime: number
  readonly onDuty: number
  readonly posts: readonly { readonly id: string; readonly home: number }[]
  readonly hours: readonly PlanHour[]
  readonly shifts: ShiftCover
  readonly nowUnitHours: number
  readonly reasons: readonly Reason[]
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

/**
 * Plans where units wait and when they are on duty, for each hour of a weekday, from the calls to expect. It proposes and
 * changes nothing.
 *
 * Limits: calls of all types count alike, and the mean work of a recorded call, as for sufficiency; roads are closed as
 * they are now; the day is planned as if those before and after were like it; a crew is where it waits when a call comes.
 */
export function createPlan({
  network,
  reach,
  tuning,
  work,
}: {
  readonly network: Pick<Network, 'graph'>
  readonly reach: Reach
  readonly tuning: Tuning
  readonly work: Readonly<Record<string, number>>
}) {
  const { field } = reach
  const nodeAt = ([lng, lat]: readonly [number, number]) => network.graph.snap(lng, lat)?.node

  return function plan(asked: PlanAsked): Plan {
    const { capability, homes } = asked
    const standardSec = travelStandard(tuning, capability)
    const posts = asked.posts.flatMap(({ id, point }) => {
      const node = nodeAt(point.coordinates)
      return node === undefined ? [] : [{ id, node }]
    })
    // Who belongs to no post stays where it is.
    const elsewhere = homes.flatMap((home) => (home && typeof home !== 'string' ? (nodeAt(home) ?? []) : []))
    const nodes = [...posts.map(({ node }) => node), ...elsewhere]
    const rows = reach
      .from(nodes.map((node) => ({ node, vehicle: asked.vehicle })))
      .map((row) => row.subarray(0, field.count))
    const atHome = Uint16Array.from(nodes, (_, at) => (at < posts.length ? 0 : 1))
    for (const home of homes) {
      const at = posts.findIndex(({ id }) => id === home)
      if (at >= 0) atHome[at] = (atHome[at] ?? 0) + 1
    }
    const near = nearPosts(rows, field.count)
    const placed = atHome.reduce((sum, count) => sum + count, 0)

    function hourOf(hour: number) {
      const calls = field.callsPerHour[(asked.day - 1) * HOURS + hour] ?? new Float64Array(field.count)
      const expected = sumOf(calls)
      const { weights, isByPeople } = weightsOf(calls, field)
      const inHour = tuningAt(tuning, hour)
      const cover = createPostedCover(
        near,
        weights,
        rows.map((row) => chancesOf(row, inHour, standardSec)),
      )
      const waiting = createStaticPosts({
        ...{ cover, posts: nodes.length, candidates: posts.length },
        load: expected * (work[capability] ?? 0),
      })
      const { all } = cover
      const told = (units: number, { counts, inTime }: ReturnType<typeof waiting.posted>): Waiting => ({
        units,
        share: rounded(all > 0 ? inTime / all : 0),
        counts: [...counts.subarray(0, posts.length)],
      })
      const isReached = posts.length > 0 && cover.best > NO_HELP * all
      const isHeld = cover.best * NEARLY >= asked.inTime * all
      const wanted = isHeld ? asked.inTime * all : cover.best * NEARLY
      const found = isReached ? waiting.fewest(wanted) : undefined
      return {
        ...{ hour, expected, isByPeople, isReached, need: found?.units ?? null, holds: isHeld && found !== undefined },
        most: rounded(all > 0 ? cover.best / all : 0),
        now: told(homes.length, waiting.posted(atHome, homes.length)).share,
        moved: told(homes.length, waiting.rearranged(atHome, homes.length)),
        plannedFor: (units: number) => told(units, units === found?.units ? found.posted : waiting.arranged(units)),
      }
    }

    const hours = Array.from({ length: HOURS }, (_, hour) => hourOf(hour))
    const needs = hours.map(({ need }) => need ?? 0)
    const shifts = shiftCover(needs, asked.shiftHours, asked.startEveryHours)
    const beyond = hours.filter(({ holds, need }) => !holds && need !== null)
    const unreached = hours.filter(({ isReached }) => !isReached)
    const unmet = hours.filter(({ need, isReached }) => isReached && need === null)
    const because = (code: string, isSo: boolean, facts: Reason['facts'] = {}): readonly Reason[] =>
      isSo ? [{ code, facts }] : []
    return {
      ...{ capability, day: asked.day, standardSec, inTime: asked.inTime, onDuty: homes.length },
      posts: posts.map(({ id }, at) => ({ id, home: atHome[at] ?? 0 })),
      hours: hours.map(({ hour, expected, need, holds, most, now, moved, plannedFor }) => ({
        ...{ hour, calls: Math.round(10 * expected) / 10, need, holds, most, now, moved },
        planned: plannedFor(shifts.onDuty[hour] ?? 0),
      })),
      shifts,
      nowUnitHours: HOURS * homes.length,
      reasons: [
        ...because('noPosts', posts.length === 0),
        ...because('noneReached', posts.length > 0 && unreached.length > 0, { count: unreached.length }),
        ...because('onePost', posts.length === 1),
        ...because('noneHave', !asked.isHad),
        ...because('noneOnDuty', asked.isHad && homes.length === 0),
        ...because('placeless', placed < homes.length, { count: homes.length - placed }),
        ...because('offRoad', posts.length < asked.posts.length, { count: asked.posts.length - posts.length }),
        ...because(
          'noCalls',
          hours.some(({ isByPeople }) => isByPeople),
          {
            count: hours.filter(({ isByPeople }) => isByPeople).length,
          },
        ),
        ...because('noWork', work[capability] === undefined),
        ...because('tooFar', beyond.length > 0, {
          count: beyond.length,
          percent: Math.floor(100 * Math.min(1, ...beyond.map(({ most }) => most))),
        }),
        ...because('tooMany', unmet.length > 0, { count: unmet.length, units: MOST_UNITS }),
      ],
    }
  }
}

const sumOf = (amounts: Float64Array): number => amounts.reduce((sum, one) => sum + one, 0)

/** Calls by cell; where none are known the people stand for them, and where nobody lives every cell alike. */
function weightsOf(calls: Float64Array, { persons, count }: DemandField) {
  if (sumOf(calls) > 0) return { weights: calls, isByPeople: false }
  return { weights: sumOf(persons) > 0 ? persons : new Float64Array(count).fill(1), isByPeople: true }
}
