import { travelStandard } from './choose.ts'
import { type Closer, createClosers } from './closers.ts'
import { hourOfWeek } from './demandField.ts'
import { createDistrictCells } from './districtCells.ts'
import { SERVICE_LEVEL, unitsFor } from './erlang.ts'
import type { CellDistricts } from './ground.ts'
import type { Network } from './network.ts'
import { createPostReach } from './postReach.ts'
import type { Reach, ReachRow } from './reach.ts'
import type { Situation } from './situation.ts'
import { createStandings, type Standing } from './standing.ts'
import { driveSec, type Tuning } from './tuning.ts'
import { unitsMissing } from './unitsMissing.ts'

/** Hours looked ahead, the present one first. */
const HOURS = 12
const HOUR_MS = 3_600_000
const MOST_KEPT = 500

/**
 * Who of a situation's units is not on duty, who of those could be called in again, and who is at the last step of its
 * work: what a situation does not tell of whom it calls busy.
 */
export type Duty = {
  readonly off: ReadonlySet<string>
  readonly recallable: ReadonlySet<string>
  readonly lastStep: ReadonlySet<string>
}

type Figures = {
  readonly required: number
  readonly onDuty: number
  readonly available: number
  readonly reachable: number
  readonly gap: number
  /** Hours until it falls short with what is free now; 0: already, null: not within those looked at. */
  readonly bitesIn: number | null
  /** Required by hour, the present one first. */
  readonly next: readonly number[]
}
export type DistrictSufficiency = Figures & { readonly id: string; readonly closers: readonly Closer[] }
/** `short`: districts with a gap now; `districts`: none where the city promises no time, or another capability was asked for. */
export type CapabilitySufficiency = Figures & {
  readonly capability: string
  readonly seconds: number
  readonly short: number
  readonly districts?: readonly DistrictSufficiency[]
}
export type Sufficiency = {
  readonly time: string
  readonly serviceLevel: number
  /** Calls expected by hour, the present one first. */
  readonly calls: readonly number[]
  readonly capabilities: readonly CapabilitySufficiency[]
}

type Parts = {
  readonly network: Network
  readonly reach: Reach
  /** What a moment is weighed by, epoch ms. */
  readonly tuningOn: (now: number) => Tuning
  readonly districts: CellDistricts
  readonly work: Readonly<Record<string, number>>
}

/** The units that can do something, as they stand. */
type Able = {
  readonly capability: string
  readonly seconds: number
  /** True where a drive keeps the standard. */
  readonly isInTime: (roadSec: number | undefined) => boolean
  readonly able: readonly Standing[]
  readonly onDuty: readonly Standing[]
  readonly free: readonly (Standing & { readonly node: number })[]
}

const first = (hours: number, falls: (hour: number) => boolean): number | null => {
  for (let hour = 0; hour < hours; hour++) if (falls(hour)) return hour
  return null
}

/**
 * Whether there are enough: by capability, and by district.
 *
 * A district requires the fewest units with which nine of ten of its expected calls find one that is free (Erlang's loss
 * formula on calls an hour × unit hours a call), and one even where no call is expected. `onDuty` wait at a station in it,
 * `available` are those of them that are free now; `reachable` are the free ones, wherever they belong, that at least half
 * of its people have within the standard, `gap` what these lack.
 *
 * The city requires so many that, each at the station where it helps most, every district that a station serves at all has
 * what it requires, or those for its calls as a whole, whichever is more. `reachable` are its free ones that reach anybody
 * in time. `gap` is what would have to come beside them where they are now: it can have one although it has enough, in the
 * wrong places. Where it promises no time for a capability it has no districts, and requires those for its calls.
 *
 * Limits: work is the mean of the pack's recorded calls, the same for each type, district and hour; what is free now is
 * taken to stay free, and drives to take as long as now; a unit is counted by every district that it reaches, and the city's own figure alone settles that.
 */
export function createSufficiency({ network, reach, tuningOn, districts, work }: Parts) {
  const { field } = reach
  const ground = createDistrictCells(field, districts)
  const { ids } = ground
  const posts = createPostReach({ network, reach, ground })
  const callsOfCity = field.callsPerHour.map((calls) => calls.reduce((sum, one) => sum + one, 0))
  /** Units that the city requires, by standard and by what its districts require; with other roads or posts worked out anew. */
  const known = new Map<string, number>()
  let knownFor = ''

  function placesFor(seconds: number, required: readonly number[]): number {
    const key = `${seconds} ${required.join()}`
    const found = known.get(key) ?? unitsMissing(ground, posts.reached(seconds), { required })
    known.delete(key)
    known.set(key, found)
    const [oldest] = known.keys()
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest)
    return found
  }

  /** What each district requires in an hour of the week; calls beside those expected are spread as its own are. */
  function requiredIn(hour: number, perCall: number, more: number): readonly number[] {
    const all = callsOfCity[hour] ?? 0
    return Array.from(ground.callsIn(hour), (calls) =>
      unitsFor((calls + (all > 0 ? (more * calls) / all : more / ids.length)) * perCall),
    )
  }

  /** Free units within the standard by cell. */
  function countsOf(rows: readonly ReachRow[], isInTime: Able['isInTime']): Uint16Array {
    const counts = new Uint16Array(field.count)
    for (const row of rows)
      for (let cell = 0; cell < field.count; cell++) if (isInTime(row[cell])) counts[cell] = (counts[cell] ?? 0) + 1
    return counts
  }

  type AskedHours = {
    readonly tuning: Tuning
    readonly duty: Duty
    readonly hours: readonly number[]
    readonly more: number
  }

  function ofCity(all: Able, { hours, more }: AskedHours): CapabilitySufficiency {
    const { capability, seconds, onDuty, free, isInTime } = all
    const next = hours.map((hour) => unitsFor(((callsOfCity[hour] ?? 0) + more) * (work[capability] ?? 0)))
    const reachable = reach
      .from(free)
      .filter((row) => row.some((roadSec, cell) => isInTime(roadSec) && (ground.weight[cell] ?? 0) > 0)).length
    const [required = 0] = next
    return {
      ...{ capability, seconds, required, onDuty: onDuty.length, available: free.length, reachable },
      gap: Math.max(0, required - reachable),
      bitesIn: first(hours.length, (hour) => (next[hour] ?? 0) > reachable),
      ...{ next, short: 0 },
    }
  }

  function byDistrict(all: Able, asked: AskedHours, isTold: boolean): CapabilitySufficiency {
    const { capability, seconds, able, onDuty, free } = all
    const { tuning, duty, hours, more } = asked
    const city = ofCity(all, asked)
    const rows = reach.from(free)
    const counts = countsOf(rows, all.isInTime)
    const reached = posts.reached(seconds)
    const needed = hours.map((hour) => requiredIn(hour, work[capability] ?? 0, more))
    const have = ids.map((_, district) => ground.halfHave(district, counts))
    const [required = []] = needed
    const isShort = (hour: number, district: number): boolean => (needed[hour]?.[district] ?? 0) > (have[district] ?? 0)
    const next = city.next.map((least, hour) => Math.max(least, placesFor(seconds, needed[hour] ?? [])))
    const closersOf = createClosers({
      ...{ ground, posts, reach, tuning, duty, seconds, isInTime: all.isInTime },
      ...{ able, free, rows, counts, required, have },
    })

    function ofDistrict(id: string, district: number): DistrictSufficiency {
      const own = onDuty.filter(({ unit }) => posts.districtOf(unit) === district)
      const gap = Math.max(0, (required[district] ?? 0) - (have[district] ?? 0))
      return {
        ...{ id, required: required[district] ?? 0, onDuty: own.length },
        available: own.filter(({ waitSec }) => waitSec === 0).length,
        ...{ reachable: have[district] ?? 0, gap },
        bitesIn: first(hours.length, (hour) => isShort(hour, district)),
        next: needed.map((inHour) => inHour[district] ?? 0),
        closers: gap === 0 ? [] : reached.beyond[district] ? [{ kind: 'noPost' }] : closersOf(district),
      }
    }
    const couldBeShort = [...ids.keys()].filter((district) => !reached.beyond[district])
    const ofAll = first(hours.length, (hour) => couldBeShort.some((district) => isShort(hour, district)))
    return {
      ...city,
      required: next[0] ?? 0,
      gap: Math.max(city.gap, unitsMissing(ground, reached, { required, counts })),
      bitesIn: ofAll === null || city.bitesIn === null ? (ofAll ?? city.bitesIn) : Math.min(ofAll, city.bitesIn),
      next,
      short: ids.filter((_, district) => isShort(0, district)).length,
      ...(isTold && { districts: ids.map(ofDistrict) }),
    }
  }

  /** `capability`: the one whose districts are told, none named: all; `more`: calls an hour beside those expected. */
  return function sufficiency(
    situation: Situation,
    duty: Duty,
    { capability: only, more = 0 }: { readonly capability?: string; readonly more?: number } = {},
  ): Sufficiency {
    const now = Date.parse(situation.time)
    const tuning = tuningOn(now)
    const at = posts.keepUp(situation.posts ?? [], tuning)
    if (at !== knownFor) known.clear()
    knownFor = at
    const hours = Array.from({ length: HOURS }, (_, hour) => hourOfWeek(now + hour * HOUR_MS, field.timeZone))
    const standings = createStandings({ network, tuning }, situation)
    const counted = Map.groupBy(
      standings.flatMap((one) => one.unit.capabilities.map((capability) => ({ capability, one }))),
      ({ capability }) => capability,
    )
    const capabilities = [...counted]
      .map(([capability, those]): Able => {
        const able = those.map(({ one }) => one)
        const onDuty = able.filter(({ unit }) => !duty.off.has(unit.id))
        // Who is nobody knows where reaches nobody.
        const free = onDuty.flatMap((one) =>
          one.waitSec === 0 && one.node !== undefined ? [{ ...one, node: one.node }] : [],
        )
        const seconds = travelStandard(tuning, capability)
        const isInTime = (roadSec = Number.POSITIVE_INFINITY) => driveSec(tuning, roadSec) <= seconds
        return { capability, seconds, isInTime, able, onDuty, free }
      })
      .sort((a, b) => b.able.length - a.able.length || (a.capability < b.capability ? -1 : 1))
    return {
      time: situation.time,
      serviceLevel: SERVICE_LEVEL,
      calls: hours.map((hour) => Math.round(10 * ((callsOfCity[hour] ?? 0) + more)) / 10),
      capabilities: capabilities.map((all) =>
        tuning.travelSec[all.capability] === undefined || ids.length === 0
          ? ofCity(all, { tuning, duty, hours, more })
          : byDistrict(all, { tuning, duty, hours, more }, only === undefined || only === all.capability),
      ),
    }
  }
}
