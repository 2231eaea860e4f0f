import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useEffect, useMemo, useRef } from 'react'
import { heldOrder } from './heldOrder.ts'

/**
 * The rows of a group, in the order that was shown before while a hand is in the list. `wish`: what was asked to be shown;
 * asked for something else, the new order is shown at once.
 */
export function useHeldRows(rows: readonly Incident[], isHeld: boolean, wish: string): readonly Incident[] {
  const shown = useRef<{ readonly wish: string; readonly ids: readonly string[] }>({ wish: '', ids: [] })
  const order = useMemo(
    () => (isHeld && shown.current.wish === wish ? heldOrder(shown.current.ids, rows) : rows),
    [rows, isHeld, wish],
  )
  useEffect(() => {
    shown.current = { wish, ids: order.map(({ id }) => id) }
  }, [order, wish])
  return order
}
