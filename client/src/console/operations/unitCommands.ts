import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { send } from '../../live/commands.ts'
import { digitOf } from './usualNext.ts'

/** Letters of the statuses that radios have no digit for, as the command bar reads them. */
const LETTERS: Partial<Record<UnitStatus, string>> = { dispatched: 'DI', returning: 'RT' }

/** Reports a unit's new status. */
export const setStatus = ({ id, callSign }: Unit, status: UnitStatus): void =>
  void send(
    'unit.status',
    { unitId: id, status },
    { text: `${callSign} ${digitOf(status) ?? LETTERS[status] ?? status}` },
  )

/** Takes a unit off its call. */
export function recall({ id, callSign, incidentId }: Unit): void {
  if (incidentId !== undefined) void send('incident.recall', { incidentId, unitIds: [id] }, { text: `REL ${callSign}` })
}
