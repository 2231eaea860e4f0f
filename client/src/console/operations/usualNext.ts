import { nextWhenAssigned, nextWhenFree, type UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'

/** The digits of German radio status (FMS), as crews' radios have them; the keys of a selected unit. */
export const STATUS_DIGITS = {
  '1': 'available',
  '3': 'enroute',
  '4': 'onscene',
  '6': 'outofservice',
  '7': 'transporting',
  '8': 'athospital',
  '0': 'emergency',
} as const satisfies Record<string, UnitStatus>

/** The status that a digit stands for, or undefined. */
export const statusOfDigit = (digit: string): UnitStatus | undefined =>
  Object.entries(STATUS_DIGITS).find(([key]) => key === digit)?.[1]

/** The digit of a status, or undefined where radios have none. */
export const digitOf = (status: UnitStatus): string | undefined =>
  Object.entries(STATUS_DIGITS).find(([, meant]) => meant === status)?.[0]

/** What a unit may become next, in the order of the statuses. */
export const mayBecome = ({ status, assignmentId }: Unit): readonly UnitStatus[] =>
  assignmentId === undefined ? nextWhenFree(status) : nextWhenAssigned(status)

/** What a unit most often becomes next: a medic takes the patient away, the others are free again after the scene. */
export function usualNext({ status, kind }: Unit): UnitStatus | undefined {
  if (status === 'dispatched') return 'enroute'
  if (status === 'enroute' || status === 'emergency') return 'onscene'
  if (status === 'onscene') return kind === 'medic' ? 'transporting' : 'available'
  if (status === 'transporting') return 'athospital'
  return status === 'available' ? undefined : 'available'
}
