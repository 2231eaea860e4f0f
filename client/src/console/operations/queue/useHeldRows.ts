import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useEffect, useRef } from 'react'
import { heldOrder } from './heldOrder.ts'

/** The rows of a group, in the order that was shown before while a hand is in the list. */
export function useHeldRows(rows: readonly Incident[], isHeld: boolean): readonly Incident[] {
  const shown = useRef<readonly string[]>([])
  const order = isHeld ? heldOrder(shown.current, rows) : rows
  useEffect(() => {
    shown.current = order.map(({ id }) => id)
  })
  return order
}
