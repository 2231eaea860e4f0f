import type { Completion } from '@muster/shared/commandline/completions/completion.ts'
import { describe } from '@muster/shared/commandline/describe.ts'
import type { Desk } from '@muster/shared/commandline/order.ts'
import { useEffect } from 'react'
import { type Preview, setPreview } from '../../desk/preview.ts'
import type { Bar } from './barStore.ts'
import { planOf } from './planOf.ts'

/** What the line would do: to whom, where and with which units. */
function previewOf(bar: Bar, chosen: Completion | undefined, desk: Desk): Preview | null {
  const plan = planOf(bar, desk)?.plan
  const told = plan && describe(plan, desk)
  const unitIds =
    chosen?.unitId && chosen.kind === 'unit' ? [...new Set([...(told?.unitIds ?? []), chosen.unitId])] : told?.unitIds
  const point = chosen?.point ?? told?.point
  const incidentId = told?.incidentId ?? chosen?.incidentId
  const line = told?.line
  if (incidentId === undefined && point === undefined && line === undefined && !unitIds?.length) return null
  return {
    ...(incidentId !== undefined && { incidentId }),
    ...(unitIds && { unitIds }),
    ...(point && { point }),
    ...(line && { line }),
  }
}

/** Shows what the line would do on map and panes while the bar has the focus. */
export function usePreviewOf(bar: Bar, chosen: Completion | undefined, desk: Desk, isActive: boolean): void {
  useEffect(() => {
    setPreview(isActive ? previewOf(bar, chosen, desk) : null)
  }, [bar, chosen, desk, isActive])
  useEffect(() => () => setPreview(null), [])
}
