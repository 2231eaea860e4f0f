import { useMemo } from 'react'
import { usePreview } from '../../desk/preview.ts'
import { type Recommendation, recommendedOf } from '../../desk/recommendation.ts'
import type { Proposal } from '../picture/picture.ts'
import { joinRoutes } from '../picture/routes.ts'

/** Who would be sent: by the line being typed, else by the hub's advice, with the ways of those whose way is known. */
function proposalsOf(
  recommendation: Recommendation | undefined,
  typed: readonly string[] | undefined,
): readonly Proposal[] {
  const known = new Map((recommendation?.units ?? []).map((unit) => [unit.id, unit]))
  const unitIds = typed ?? (recommendation ? recommendedOf({ state: 'ready', recommendation }).map(({ id }) => id) : [])
  // A boat goes on where the ways of the others end: it is drawn whole, before them.
  const isAfloat = (id: string) => known.get(id)?.reasons.some(({ code }) => code === 'afloat') ?? false
  const order = [...unitIds].sort((a, b) => Number(isAfloat(b)) - Number(isAfloat(a)))
  const ways = joinRoutes(order.map((id) => known.get(id)?.route?.coordinates ?? []))
  return unitIds.map((unitId, i) => ({ unitId, number: i + 1, route: ways[order.indexOf(unitId)] ?? [] }))
}

/** What is drawn in violet, and the place a command being typed points at. */
export function useProposals(recommendation: Recommendation | undefined): {
  readonly proposals: readonly Proposal[]
  readonly previewPoint: readonly [number, number] | undefined
  readonly previewLine: readonly (readonly [number, number])[] | undefined
} {
  const preview = usePreview()
  const typed = preview?.unitIds
  // A line that points at another call shows that call's units, not the advice for the selected one.
  const advice =
    preview?.incidentId === undefined || preview.incidentId === recommendation?.incidentId ? recommendation : undefined
  const proposals = useMemo(() => proposalsOf(advice, typed), [advice, typed])
  return { proposals, previewPoint: preview?.point, previewLine: preview?.line }
}
