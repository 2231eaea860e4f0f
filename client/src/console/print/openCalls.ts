import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'

/** A row of the printed board: a call that is not closed, and who is at work on it. Times epoch ms, city time. */
export type OpenCall = {
  readonly incident: Incident
  readonly units: readonly { readonly callSign: string; readonly status: UnitStatus; readonly since: number }[]
}

/** Every open call: those that wait first, then by priority, the oldest first. */
export function openCalls(city: City): readonly OpenCall[] {
  const rank = ({ status }: Incident): number => (status === 'waiting' ? 0 : 1)
  return [...city.all('incident')]
    .filter(({ status }) => status !== 'closed')
    .sort((a, b) => rank(a) - rank(b) || a.priority - b.priority || a.receivedAt - b.receivedAt)
    .map((incident) => ({
      incident,
      units: incident.assignmentIds.flatMap((id) => {
        const unit = city.find('unit', city.find('assignment', id)?.unitId ?? '')
        return unit ? [{ callSign: unit.callSign, status: unit.status, since: unit.since }] : []
      }),
    }))
}

/** Call signs of who could be sent, in the order in which people say them. */
export const freeUnits = (city: City): readonly string[] =>
  [...city.all('unit')]
    .filter(({ status }) => status === 'available')
    .map(({ callSign }) => callSign)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
