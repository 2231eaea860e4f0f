import type { Row } from '../benchmark.ts'
import { quantile } from '../harness/statistics.ts'
import type { Played } from './play/play.ts'
import { type Difference, meanDifference, type Paired, quantileDifference } from './score/bootstrap.ts'
import type { Cell, Sample } from './score/samples.ts'
import { scoreOf } from './score/score.ts'

export const nameOf = ({ who, priority }: Cell): string =>
  priority === undefined ? who : `${who}, priority ${priority}`

/** A policy's figures in a cell. Shares in per cent, times in seconds. */
export function scoreRow(week: string, policy: string, cell: Cell, samples: readonly Sample[]): Row {
  const score = scoreOf(samples)
  return {
    ...{ cell: nameOf(cell), policy, week, n: score.arrivals },
    ...{ 'travel≤4': score.travelWithin4, 'travel≤8': score.travelWithin8 },
    ...{ 'travel p50': score.travelP50, p90: score.travelP90, mean: score.travelMean },
    ...{ 'resp≤5:12': score.responseWithin5, 'resp≤8': score.responseWithin8 },
    ...{ 'resp p50': score.responseP50, 'resp p90': score.responseP90, 'resp mean': score.responseMean },
    ...{ 'worst p90': score.worstAreaP90, 'worst area': score.worstArea },
  }
}

/** What a policy costs beside its arrivals. */
export function costRow(week: string, played: Played, hours: number, lost: { engine: number; ambulance: number }): Row {
  const { ambulance, engine } = played.driven
  const hour = (sec: number): number => sec / 3600
  return {
    ...{ policy: played.policy, week, 'moves/h': played.moves / hours },
    'ambulances driving, h': hour(ambulance.callSec + ambulance.waitSec),
    'to calls': hour(ambulance.callSec),
    'to posts': hour(ambulance.waitSec),
    'engines driving, h': hour(engine.callSec + engine.waitSec),
    'uncovered min/day, ambulance': lost.ambulance,
    'engine ': lost.engine,
    ...{ waits: played.waits, refusals: played.refusals },
    'decision p50 ms': quantile(played.decisionMs, 0.5),
    'p99 ms': quantile(played.decisionMs, 0.99),
  }
}

/** What is judged: late by which figure, of whom. */
export type Primary = { readonly cell: Cell; readonly lateSec: number }

/** A win or a loss is one that chance alone shows in fewer than one of forty draws. */
export type Verdict = {
  readonly late: Difference
  readonly lateShare: Difference
  readonly mean: Difference
  readonly p90: Difference
  readonly says: 'win' | 'worse' | '–'
}

const MOST_MEAN_LOSS = 0.01

/** Compares a policy with the baseline, paired by call. */
export function judge(weeks: Paired, lateSec: number): Verdict {
  const isLate = ({ travelSec }: Sample): number => (travelSec > lateSec ? 1 : 0)
  const travel = ({ travelSec }: Sample): number => travelSec
  const late = meanDifference(weeks, isLate)
  const mean = meanDifference(weeks, travel, { relative: true })
  const p90 = quantileDifference(weeks, travel, 0.9)
  const isWin = late.high < 0 && mean.value <= MOST_MEAN_LOSS && p90.value <= 0
  return {
    ...{ late, mean, p90 },
    lateShare: meanDifference(weeks, isLate, { relative: true }),
    says: isWin ? 'win' : late.low > 0 ? 'worse' : '–',
  }
}

const between = ({ value, low, high }: Difference, by = 1): string =>
  [value, low, high]
    .map((one) => (one * by).toFixed(1))
    .join(' ')
    .replace(' ', ' (')
    .replace(/ ([^ ]*)$/, ' to $1)')

/** A policy beside the baseline: its differences, each with its interval. */
export function verdictRow(weeks: string, policy: string, { cell, lateSec }: Primary, verdict: Verdict): Row {
  const { late, lateShare, mean, p90, says } = verdict
  return {
    ...{ policy, weeks, judged: `${nameOf(cell)}, travel > ${lateSec / 60} min` },
    'late, points': between(late, 100),
    'late, %': between(lateShare, 100),
    'mean, %': between(mean, 100),
    'p90, s': between(p90),
    verdict: says,
  }
}
