import { quantile } from '../bench/harness/statistics.ts'
import type { HubFigure } from './hubFigures.ts'
import type { Asked, ConsoleCounts } from './messages.ts'

/** So many took so long, ms. */
export type Spread = {
  readonly count: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}

const spread = (times: readonly number[]): Spread => ({
  count: times.length,
  p50: quantile(times, 0.5),
  p90: quantile(times, 0.9),
  p99: quantile(times, 0.99),
  max: quantile(times, 1),
})

/** One moment of one figure: seconds since the load began, ms. */
export type Dot = readonly [sec: number, ms: number]

/** What a load found. */
export type Outcome = {
  readonly consoles: number
  readonly seconds: number
  readonly times: Readonly<Record<string, Spread>>
  readonly counts: Readonly<Record<string, number>>
  /** Answers that were neither 200 nor a refusal by the domain, by status and code. */
  readonly failures: Readonly<Record<string, number>>
  readonly byes: Readonly<Record<string, number>>
  readonly hub: readonly HubFigure[]
  readonly dots: { readonly acknowledged: readonly Dot[]; readonly toLast: readonly Dot[] }
}

const sum = (counts: readonly ConsoleCounts[], of: (one: ConsoleCounts) => number): number =>
  counts.reduce((total, one) => total + of(one), 0)

/** When the last console of all had each entry as an event. Entries that not all had so came to some as a snapshot. */
function lastArrivals(counts: readonly ConsoleCounts[], consoles: number): Map<number, number> {
  const arrivals = new Map<number, { last: number; count: number }>()
  for (const [seq, last, count] of counts.flatMap((one) => one.arrivals)) {
    const known = arrivals.get(seq) ?? { last: 0, count: 0 }
    arrivals.set(seq, { last: Math.max(known.last, last), count: known.count + count })
  }
  return new Map([...arrivals].filter(([, { count }]) => count === consoles).map(([seq, { last }]) => [seq, last]))
}

/** Puts together what the processes wrote down. */
export function outcomeOf({
  consoles,
  seconds,
  asked,
  late,
  counts,
  hub,
}: {
  consoles: number
  seconds: number
  asked: readonly Asked[]
  late: number
  counts: readonly ConsoleCounts[]
  hub: readonly HubFigure[]
}): Outcome {
  const of = (what: Asked['what']) => asked.filter((one) => one.what === what && one.status === 200)
  const msOf = (what: Asked['what']) => of(what).map(({ ms }) => ms)
  const first = Math.min(...asked.map(({ startedMs }) => startedMs))
  const last = lastArrivals(counts, consoles)
  const commands = of('command')
  const seen = commands.flatMap(({ seq, startedMs }) => {
    const at = seq === undefined ? undefined : last.get(seq)
    return at === undefined ? [] : [{ sec: (startedMs - first) / 1000, ms: at - startedMs }]
  })
  const failures: Record<string, number> = {}
  for (const { status, code, what } of asked) {
    if (status === 200 || status === 409) continue
    const name = `${what} ${status} ${code ?? ''}`.trim()
    failures[name] = (failures[name] ?? 0) + 1
  }
  const byes: Record<string, number> = {}
  for (const [code, count] of counts.flatMap((one) => Object.entries(one.byes))) byes[code] = (byes[code] ?? 0) + count
  return {
    ...{ consoles, seconds, failures, byes, hub },
    times: {
      'command → acknowledged': spread(commands.map(({ ms }) => ms)),
      'command → last console': spread(seen.map(({ ms }) => ms)),
      'feed post, an incident': spread(msOf('incidents')),
      'feed post, positions': spread(msOf('positions')),
      'public page': spread(msOf('portal')),
      'console opened': spread(counts.flatMap(({ connectMs }) => connectMs)),
    },
    counts: {
      holes: sum(counts, ({ holes }) => holes),
      behind: sum(counts, ({ behind }) => behind),
      reconnects: sum(counts, ({ reconnects }) => reconnects),
      snapshots: sum(counts, ({ snapshots }) => snapshots) - consoles,
      heartbeats: sum(counts, ({ beats }) => beats),
      'heartbeats missed': sum(counts, ({ beatsMissed }) => beatsMissed),
      'longest silence ms': Math.round(Math.max(0, ...counts.map(({ longestSilenceMs }) => longestSilenceMs))),
      'entries received': sum(counts, ({ entries }) => entries),
      'position frames': sum(counts, ({ frames }) => frames),
      'position bytes': sum(counts, ({ frameBytes }) => frameBytes),
      'feed items taken': asked.reduce((total, { accepted = 0 }) => total + accepted, 0),
      refused: asked.filter(({ status }) => status === 409).length,
      'asked too late': late,
    },
    dots: {
      acknowledged: commands.map(({ startedMs, ms }) => [(startedMs - first) / 1000, ms] as const),
      toLast: seen.map(({ sec, ms }) => [sec, ms] as const),
    },
  }
}

/** What must not be, whatever the load: an entry that somebody does not have, or an answer that is none. */
export const faultsOf = ({ counts, failures }: Outcome): string[] => [
  ...((counts.behind ?? 0) > 0 ? [`${counts.behind} consoles did not have the last entry`] : []),
  ...((counts.holes ?? 0) > 0 ? [`${counts.holes} batches did not continue at the last + 1`] : []),
  ...Object.entries(failures).map(([what, count]) => `${count} × ${what}`),
]
