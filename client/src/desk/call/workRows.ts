import type { Assignment, Times } from '@muster/shared/domain/assignment/assignment.ts'
import type { City } from '@muster/shared/domain/city.ts'

const STEPS = ['dispatched', 'enroute', 'onscene', 'transporting', 'athospital', 'ended'] as const
export type WorkStep = (typeof STEPS)[number]

/** One unit's work on a call: when it reached each step (epoch ms of city time), and why it left, where it has. */
export type WorkRow = {
  readonly id: string
  readonly callSign: string
  readonly times: Times
  readonly ended?: Assignment['ended']
}

/** Who was where when, in the order in which they were sent; and the steps that anybody reached. */
export function workRows(
  city: City,
  works: readonly Assignment[],
): { readonly steps: readonly WorkStep[]; readonly rows: readonly WorkRow[] } {
  const rows = works
    .map(({ id, unitId, times, ended }) => ({
      id,
      callSign: city.find('unit', unitId)?.callSign ?? unitId,
      times,
      ended,
    }))
    .sort((a, b) => firstOf(a.times) - firstOf(b.times))
  return { steps: STEPS.filter((step) => rows.some(({ times }) => times[step] !== undefined)), rows }
}

const firstOf = (times: Times): number => Math.min(...Object.values(times).filter((at) => at !== undefined))
