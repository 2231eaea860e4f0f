import type { Incident } from '../domain/incident/incident.ts'
import type { UnitStatus } from '../domain/unit/status.ts'
import type { Standards } from '../domain/world/world.ts'

/** Seconds that a call of that priority may be without units; undefined where the city has no standard for it. */
export const waitingLimitSec = (
  { priority }: Pick<Incident, 'priority'>,
  standards: Standards | undefined,
): number | undefined => standards?.assignSec[String(priority)]

/** Seconds that a unit may be in a status. An emergency is over its limit from the first: one of ours is in danger. */
export const statusLimitSec = (status: UnitStatus, standards: Standards | undefined): number | undefined =>
  status === 'emergency' ? 0 : standards?.statusSec[status]
