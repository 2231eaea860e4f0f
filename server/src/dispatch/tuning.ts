import type { Pace } from '@muster/shared/domain/world/pace.ts'
import type { Settings } from '@muster/shared/domain/world/world.ts'

/** What the advice weighs by; a city may set each. */
export type Tuning = {
  /** Driving time within which a unit should come, s, by capability; `later`: further units of a call; `other`: all else. */
  readonly travelSec: Readonly<Record<string, number>>
  /** From dispatch to wheels turning, s, by capability, for who stands somewhere. */
  readonly turnoutSec: Readonly<Record<string, number>>
  /** The same, in which nine of ten crews are gone. */
  readonly turnoutP90Sec: Readonly<Record<string, number>>
  /** What a drive takes beyond the road's own time: pulling out, parking, s. */
  readonly stopAndStartSec: number
  /** How many times the road's own time a drive takes: lights, traffic, turns. */
  readonly stretch: number
  /** How drives scatter, as told with each estimate: standard deviation of the logarithm of recorded over estimated seconds. */
  readonly driveSpread: number
  /** The same where chances are weighed: with the whole spread units were kept nearer to home, and more callers waited. */
  readonly weighedSpread: number
  /** Turn-out and drives by hour of the day, where the city's log tells; the figures above are then those of no hour. */
  readonly pace?: Pace
  /** One late answer weighs as much as so many seconds of one caller's waiting. */
  readonly lateSec: number
  /** Share of time for which a unit is busy, 0 to 1, by capability; `other`: all else. */
  readonly busy: Readonly<Record<string, number>>
  /** How long a unit that is sent is missed, h, by capability; `other`: all else. */
  readonly awayHours: Readonly<Record<string, number>>
  /** Late answers an hour that a move must save for each minute of driving that it costs. */
  readonly gainPerMinute: number
  /** … and at least so many in all. */
  readonly leastGain: number
}

/**
 * NFPA 1710 (2020): 240 s of travel for the first engine, 480 s for what completes the first alarm and for advanced life
 * support. The weights were found on recorded calls by `npm run bench -- dispatch`.
 */
export const TUNING: Tuning = {
  travelSec: { engine: 240, truck: 480, medic: 480, later: 480, other: 480 },
  turnoutSec: { engine: 75, truck: 87, medic: 20, other: 80 },
  turnoutP90Sec: {},
  stopAndStartSec: 53,
  stretch: 1,
  driveSpread: 0.41,
  weighedSpread: 0.3,
  lateSec: 120,
  // Recorded weeks: engines 5 to 9 %, trucks 3 to 4 %. That of ambulances is a weight that was found, too.
  busy: { engine: 0.1, truck: 0.05, other: 0.35 },
  awayHours: { medic: 0.75, other: 0.19 },
  gainPerMinute: 0.015,
  leastGain: 0.06,
}

/** For which share of time whoever has a capability is busy. */
export const busyOf = ({ busy }: Pick<Tuning, 'busy'>, capability: string): number =>
  busy[capability] ?? busy.other ?? 0

/** The city's own times in place of those that research gives. */
export const tuningOf = (
  settings: Pick<Settings, 'turnoutSec' | 'stopAndStartSec' | 'pace'> | undefined,
): Partial<Tuning> =>
  settings
    ? {
        turnoutSec: { ...TUNING.turnoutSec, ...settings.turnoutSec },
        stopAndStartSec: settings.stopAndStartSec,
        ...(settings.pace && { pace: settings.pace }),
      }
    : {}

/** In how many times the usual turn-out nine of ten crews are gone, where the city's log does not tell (San Francisco: 1.7). */
const P90_TURNOUT = 1.7

/** How long a kind of unit takes until its wheels turn, s, half of the crews and nine of ten. */
export function turnoutIn({ turnoutSec, turnoutP90Sec }: Pick<Tuning, 'turnoutSec' | 'turnoutP90Sec'>, kind: string) {
  const usual = turnoutSec[kind] ?? turnoutSec.other ?? 0
  return { turnoutSec: usual, turnoutP90Sec: turnoutP90Sec[kind] ?? usual * P90_TURNOUT }
}

/** The same for who has these capabilities: by the first of them that the city has a time for. */
export const turnoutFor = (tuning: Pick<Tuning, 'turnoutSec' | 'turnoutP90Sec'>, capabilities: readonly string[]) =>
  turnoutIn(tuning, capabilities.find((capability) => tuning.turnoutSec[capability] !== undefined) ?? 'other')

const byHour = new WeakMap<Tuning, Tuning[]>()

/** The times of an hour of the day, 0 to 23: the same object for the same hour. Without a pace they are those of any hour. */
export function tuningAt(tuning: Tuning, hour: number): Tuning {
  const { pace } = tuning
  if (!pace) return tuning
  const hours = byHour.get(tuning) ?? []
  byHour.set(tuning, hours)
  const factor = pace.driveByHour[hour] ?? 1
  const turnouts = (share: 'p50' | 'p90') =>
    Object.fromEntries(
      Object.entries(pace.turnoutByHour).flatMap(([kind, by]) => {
        const seconds = by[share][hour]
        return seconds === undefined ? [] : [[kind, seconds]]
      }),
    )
  hours[hour] ??= {
    ...tuning,
    turnoutSec: { ...tuning.turnoutSec, ...turnouts('p50') },
    turnoutP90Sec: { ...tuning.turnoutP90Sec, ...turnouts('p90') },
    stopAndStartSec: tuning.stopAndStartSec * factor,
    stretch: tuning.stretch * factor,
    driveSpread: pace.driveSpread,
  }
  return hours[hour]
}

/** A drive as recorded ones went: `roadSec` by the classes of the roads. */
export const driveSec = (
  { stopAndStartSec, stretch }: Pick<Tuning, 'stopAndStartSec' | 'stretch'>,
  roadSec: number,
): number => stopAndStartSec + stretch * roadSec
