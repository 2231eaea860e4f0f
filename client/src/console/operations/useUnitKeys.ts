import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import type { KeyboardEvent } from 'react'
import { useKeysOn } from '../../desk/keys.ts'
import { useMe } from '../../live/me.ts'
import { recall, setStatus } from './unitCommands.ts'
import { mayBecome, statusOfDigit } from './usualNext.ts'

/**
 * Keys of the unit that has the focus: the radio's digits set its status, Delete takes it off its call. Anywhere else the
 * digits choose screens, so what is handled here goes no further.
 */
export function useUnitKeys(unit: Unit | undefined): (event: KeyboardEvent) => void {
  const commands = useMe()?.commands
  // In the past too: there the key is refused with its reason, and chooses no screen.
  const may = (command: string) => commands?.includes(command) ?? false
  const isOn = useKeysOn()
  return (event) => {
    if (!unit || !isOn || event.ctrlKey || event.metaKey || event.altKey) return
    const status = statusOfDigit(event.key)
    if (status !== undefined && may('unit.status')) {
      if (mayBecome(unit).includes(status)) setStatus(unit, status)
    } else if (event.key === 'Delete' && unit.incidentId !== undefined && may('incident.recall')) recall(unit)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
