import type { Assignment } from '@muster/shared/domain/assignment/assignment.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { mergedCalls } from '@muster/shared/domain/incident/survivor.ts'
import { createContext, useContext } from 'react'
import { useCity, useHistories, useHistory } from '../../live/city.ts'
import type { ShownLine } from '../../live/overlay/overlay.ts'
import type { MergedPart } from './logOf.ts'
import { assignmentsOf } from './timelineOf.ts'

/** A call that has left the board, as the archive has it: the work on it and what happened. */
export type PastCall = {
  readonly incident: Incident
  readonly assignments: readonly Assignment[]
  readonly history: readonly ShownLine[]
}

/** The archived call that the pane shows; undefined where it is one of the board's. */
export const ShownPast = createContext<PastCall | undefined>(undefined)

/** All that happened to the call that the pane shows, oldest first; undefined until the hub has answered. */
export function useCallHistory({ id }: Incident): readonly ShownLine[] | undefined {
  const past = useContext(ShownPast)
  const live = useHistory('incident', past ? undefined : id)
  return past ? past.history : live
}

/** What was told of the calls that were merged into the one that the pane shows. */
export function useMergedParts(incident: Incident): readonly MergedPart[] {
  const merged = useCity((city) => mergedCalls(city, incident))
  const histories = useHistories(
    'incident',
    merged.map(({ id }) => id),
  )
  return merged.map(({ id, number }, at) => ({ from: { id, number }, history: histories[at] ?? [] }))
}

/** All work on the call that the pane shows, also what is over. */
export function useCallWork({ id }: Incident): readonly Assignment[] {
  const past = useContext(ShownPast)
  const live = useCity((city) => (past ? undefined : assignmentsOf(city, id)))
  return past?.assignments ?? live ?? []
}
