/** What the advice weighs by; a city may set each. */
export type Tuning = {
  /** Driving time within which a unit should come, s, by capability; `later`: further units of a call; `other`: all else. */
  readonly travelSec: Readonly<Record<string, number>>
  /** From dispatch to wheels turning, s, by capability, for who stands somewhere. */
  readonly turnoutSec: Readonly<Record<string, number>>
  /** What a drive takes beyond the road's own time: pulling out, parking, s. */
  readonly stopAndStartSec: number
  /** How many times the road's own time a drive takes: lights, traffic, turns. */
  readonly stretch: number
  /** One late answer weighs as much as so many seconds of one caller's waiting. */
  readonly lateSec: number
  /** Share of time for which a unit is busy, 0 to 1. */
  readonly busy: number
  /** How long a unit that is sent is away, h. */
  readonly awayHours: number
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
  stopAndStartSec: 53,
  stretch: 1,
  lateSec: 120,
  busy: 0.35,
  awayHours: 0.75,
  gainPerMinute: 0.015,
  leastGain: 0.06,
}

/** The city's own times in place of those that research gives. */
export const tuningOf = (
  settings: { readonly turnoutSec: Readonly<Record<string, number>>; readonly stopAndStartSec: number } | undefined,
): Partial<Tuning> =>
  settings
    ? { turnoutSec: { ...TUNING.turnoutSec, ...settings.turnoutSec }, stopAndStartSec: settings.stopAndStartSec }
    : {}

/** A drive as recorded ones went: `roadSec` by the classes of the roads. */
export const driveSec = (
  { stopAndStartSec, stretch }: Pick<Tuning, 'stopAndStartSec' | 'stretch'>,
  roadSec: number,
): number => stopAndStartSec + stretch * roadSec
