import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { send } from '../live/commands.ts'

/** Locks a unit, or unlocks one that is locked. */
export function turnLock({ id, callSign, lock }: Unit, reason = ''): void {
  if (lock) void send('unit.unlock', { unitId: id }, { text: `UNLOCK ${callSign}` })
  else
    void send(
      'unit.lock',
      { unitId: id, ...(reason && { reason }) },
      { text: `LOCK ${callSign}${reason && ` :${reason}`}` },
    )
}
