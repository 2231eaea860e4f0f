import { quantile } from '../../harness/statistics.ts'
import type { Sample } from './samples.ts'

/** Every figure of a cell: shares in per cent, times in seconds. */
export type Score = {
  readonly arrivals: number
  readonly travelWithin4: number
  readonly travelWithin8: number
  readonly responseWithin5: number
  readonly responseWithin8: number
  readonly travelP50: number
  readonly travelP90: number
  readonly travelMean: number
  readonly responseP50: number
  readonly responseP90: number
  readonly responseMean: number
  /** The neighbourhood that waits longest: its p90. */
  readonly worstArea: string
  readonly worstAreaP90: number
}

/** A working line, no standard. */
const RESPONSE_SEC = 312
const FOUR_MIN = 240
const EIGHT_MIN = 480
/** Fewer arrivals than this say nothing of a neighbourhood. */
const LEAST_ARRIVALS = 20

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

export function scoreOf(samples: readonly Sample[]): Score {
  const travel = samples.map(({ travelSec }) => travelSec)
  const response = samples.map(({ responseSec }) => responseSec)
  const within = (values: readonly number[], sec: number): number =>
    (100 * values.filter((one) => one <= sec).length) / values.length
  const areas = [...Map.groupBy(samples, ({ area }) => area)]
    .filter(([area, own]) => area !== '' && own.length >= LEAST_ARRIVALS)
    .map(
      ([area, own]) =>
        [
          area,
          quantile(
            own.map(({ responseSec }) => responseSec),
            0.9,
          ),
        ] as const,
    )
    .sort(([, a], [, b]) => b - a)
  const [[worstArea, worstAreaP90] = ['', Number.NaN]] = areas
  return {
    arrivals: samples.length,
    travelWithin4: within(travel, FOUR_MIN),
    travelWithin8: within(travel, EIGHT_MIN),
    responseWithin5: within(response, RESPONSE_SEC),
    responseWithin8: within(response, EIGHT_MIN),
    travelP50: quantile(travel, 0.5),
    travelP90: quantile(travel, 0.9),
    travelMean: mean(travel),
    responseP50: quantile(response, 0.5),
    responseP90: quantile(response, 0.9),
    responseMean: mean(response),
    ...{ worstArea, worstAreaP90 },
  }
}
