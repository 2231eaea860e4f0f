import { Type } from 'typebox'

/** Every status a unit can have, as dispatch centres' systems name them. */
export const UNIT_STATUSES = [
  'available',
  'dispatched',
  'enroute',
  'onscene',
  'transporting',
  'athospital',
  'returning',
  'outofservice',
  'emergency',
] as const
export type UnitStatus = (typeof UNIT_STATUSES)[number]
export const UnitStatus = Type.Enum(UNIT_STATUSES)

/** Statuses of a unit at work on an incident, in the order in which work goes. */
const WORK_ORDER = ['dispatched', 'enroute', 'onscene', 'transporting', 'athospital'] as const
export const WORK_STATUSES = [...WORK_ORDER, 'emergency'] as const
export type WorkStatus = (typeof WORK_STATUSES)[number]

const order = (status: UnitStatus): number => WORK_ORDER.findIndex((step) => step === status)

/** True for the statuses that belong to an assignment. */
export const isWorkStatus = (status: UnitStatus): status is WorkStatus => order(status) >= 0 || status === 'emergency'

/**
 * What a unit at work may become next. Work goes forward, and steps may be left out, because radios fail and crews forget
 * a button; it goes back only by a correction. From an emergency it may go anywhere. Ending the work is always allowed.
 */
export const nextWhenAssigned = (status: UnitStatus): readonly UnitStatus[] =>
  UNIT_STATUSES.filter((next) => {
    if (next === status) return false
    if (!isWorkStatus(next) || next === 'emergency' || status === 'emergency') return true
    return order(next) > order(status)
  })

/** What a unit without an assignment may become next: work begins only by a dispatch. */
export const nextWhenFree = (status: UnitStatus): readonly UnitStatus[] =>
  UNIT_STATUSES.filter((next) => next !== status && (!isWorkStatus(next) || next === 'emergency'))
