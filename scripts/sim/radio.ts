import type { Report } from './crews.ts'
import { reasonsIn } from './reasonsIn.ts'
import type { Stage } from './stage.ts'

/** Sends what crews report: statuses in one batch with the times they hold since, then the notes. */
export async function radio({ api, attempts, say }: Stage, reports: readonly Report[]): Promise<void> {
  const now = reports.filter(({ unit, step }) => attempts.may(`${unit.id} ${unit.status} ${unit.since} ${step.status}`))
  if (now.length === 0) return
  const items = now.map(({ unit, step }) => ({
    unitId: unit.id,
    status: step.status,
    at: new Date(step.at).toISOString(),
  }))
  const answer = await api.feed('unit-status', items)
  for (const line of reasonsIn(answer)) say(`statuses: ${line}`)
  if (answer.kind !== 'done') return
  for (const { note } of now) if (note) await api.command('incident.note', note)
}
