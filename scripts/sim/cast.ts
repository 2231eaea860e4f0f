import type { CallUnit } from '@muster/server/cities/pack.ts'
import type { Assignment } from '@muster/shared/domain/assignment/assignment.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { matchRows } from './recordRows.ts'
import { occurrenceOf, type Stage } from './stage.ts'
import type { Work } from './work.ts'

/** Who plays which recorded part: every assignment by incident, in the order in which they were made. */
export type Cast = {
  readonly sentTo: (incidentId: string) => readonly Assignment[]
  /** Rows of the record that nobody plays. */
  readonly openRows: (incident: Incident) => readonly CallUnit[]
  readonly workOf: (assignment: Assignment, incident: Incident) => Work
}

/** Reads the cast of this turn from the city. */
export function readCast(stage: Stage): Cast {
  const byIncident = new Map<string, Assignment[]>()
  for (const assignment of stage.city.all('assignment')) {
    const known = byIncident.get(assignment.incidentId)
    if (known) known.push(assignment)
    else byIncident.set(assignment.incidentId, [assignment])
  }
  const sentTo = (incidentId: string): readonly Assignment[] => byIncident.get(incidentId) ?? []
  const matched = new Map<string, ReturnType<typeof matchRows>>()
  const matchOf = (incident: Incident) => {
    const known = matched.get(incident.id)
    if (known) return known
    const sent = sentTo(incident.id).map(({ id, unitId }) => ({
      assignmentId: id,
      unitId,
      kind: kindOf(stage, unitId),
    }))
    const made = matchRows(occurrenceOf(stage, incident)?.call.units ?? [], sent, stage.kindOf)
    matched.set(incident.id, made)
    return made
  }

  return {
    sentTo,
    openRows: (incident) => matchOf(incident).open,
    workOf(assignment, incident) {
      const kind = kindOf(stage, assignment.unitId)
      const firstMedic = sentTo(incident.id).find(({ unitId }) => kindOf(stage, unitId) === 'medic')
      return stage.workOf({
        assignmentId: assignment.id,
        kind,
        type: incident.type,
        row: matchOf(incident).rows.get(assignment.id),
        mayTransport: firstMedic?.id === assignment.id && hasPatients(stage, incident.type),
      })
    },
  }
}

function kindOf({ city, kindOf }: Stage, unitId: string) {
  return city.find('unit', unitId)?.kind ?? kindOf(unitId) ?? 'support'
}

/** Medical calls and collisions have patients. */
function hasPatients({ pack }: Stage, typeId: string): boolean {
  const group = pack.city.incidentTypes.find(({ id }) => id === typeId)?.group
  return group === 'M' || group === 'C'
}
