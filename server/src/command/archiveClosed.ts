import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { survivorOf } from '@muster/shared/domain/incident/survivor.ts'
import { HUB_ACTOR } from '../access/caller.ts'
import type { LiveState } from '../journal/liveState.ts'
import type { CommandDesk } from './ask.ts'

/** How long a closed incident stays on the board, ms of city time. */
const STAYS_MS = 24 * 3600 * 1000
/** Incidents archived by one command; the next run takes more. */
const AT_ONCE = 100
const EVERY_MS = 5000

/**
 * Takes incidents that are over for a day out of live state, oldest first, so that it stays bounded. Several hubs
 * may do so: their commands have equal keys, and what has left already is no longer found.
 */
export function createArchiveClosed({
  desk,
  live,
  staysMs = STAYS_MS,
  everyMs = EVERY_MS,
  warn,
}: {
  desk: CommandDesk
  live: LiveState
  staysMs?: number
  everyMs?: number
  warn: (error: unknown) => void
}) {
  function overdue(): Incident[] {
    const before = live.cityNow() - staysMs
    const over: Incident[] = []
    for (const incident of live.city.all('incident')) {
      const { status, assignmentIds, since } = incident
      // A merged call leaves with the one that its number leads to.
      const isPart = survivorOf(live.city, incident) !== incident
      if (status === 'closed' && assignmentIds.length === 0 && since <= before && !isPart) over.push(incident)
    }
    return over.sort((one, other) => one.since - other.since).slice(0, AT_ONCE)
  }

  /** Archives what is over; answers how many incidents left. */
  async function run(): Promise<number> {
    const over = overdue()
    const [first] = over
    if (!first) return 0
    const verdict = await desk.ask({
      name: 'incident.archive',
      input: { incidentIds: over.map(({ id }) => id) },
      actor: HUB_ACTOR,
      key: `archive-${first.id}-${first.lastSeq}-${over.length}`,
      scope: 'hub',
    })
    if (verdict.kind === 'unknown') throw new Error(verdict.why)
    // Refused: one was opened again at this moment; the next run looks anew.
    return verdict.kind === 'committed' && !verdict.replayed ? over.length : 0
  }

  let timer: NodeJS.Timeout | undefined
  return {
    run,
    begin(): void {
      timer = setInterval(() => run().catch(warn), everyMs)
    },
    close: (): void => clearInterval(timer),
  }
}
