import { join } from 'node:path'
import { type Departed, isCutShort, wholeHistory } from '@muster/shared/domain/incident/departed.ts'
import type { HistoryLine } from '@muster/shared/kernel/state.ts'
import type { RedisClient } from '../../redis/connectRedis.ts'
import type { Journal } from '../journal.ts'
import type { LiveState } from '../liveState.ts'
import type { Snapshot, Snapshots } from '../snapshots.ts'
import { createArchive } from './archive.ts'
import { createArchivist } from './archivist.ts'
import { createFolds } from './folds.ts'
import type { PastConfig } from './pastConfig.ts'
import { type Around, createPastIncidents, metresApart, plainAddress } from './pastIncidents.ts'
import { createPastStates } from './pastStates.ts'
import type { Storage } from './storage.ts'
import { createTurns } from './turns.ts'
import { withArchive } from './withArchive.ts'

/** An incident with all that is known of it; `isArchived`: it has left live state. */
export type WholeIncident = Omit<Departed, 'seq'> & { readonly isArchived: boolean }

type Keeping = {
  readonly config: PastConfig
  readonly redis: RedisClient
  readonly live: LiveState
  readonly snapshots: Snapshots
  readonly sealedTo: () => number
  readonly warn: (error: unknown) => void
}

const byNewest = (one: WholeIncident, other: WholeIncident): number =>
  other.incident.receivedAt - one.incident.receivedAt || (one.incident.id < other.incident.id ? 1 : -1)

const gone = (departed: Departed): WholeIncident => ({ ...departed, isArchived: true })

/** With what was told of it before it came back, as far as these departures tell. */
const withBefore = (one: WholeIncident, departures: readonly Departed[]): WholeIncident => ({
  ...one,
  history: wholeHistory(
    one.history,
    departures.filter(({ incident: { id } }) => id === one.incident.id),
  ),
})

function* liveOnes(live: LiveState): Generator<WholeIncident> {
  const works = Map.groupBy(live.city.all('assignment'), ({ incidentId }) => incidentId)
  for (const incident of live.city.all('incident')) {
    const history: readonly HistoryLine[] = live.historyOf('incident', incident.id)
    yield { incident, assignments: works.get(incident.id) ?? [], history, isArchived: false }
  }
}

/** All that are in memory, each as it was last. */
function* knownOnes(live: LiveState): Generator<WholeIncident> {
  yield* liveOnes(live)
  for (const one of live.departed()) if (!live.city.find('incident', one.incident.id)) yield gone(one)
}

/**
 * A world's past, put together: the journal with what was trimmed, the state of any moment, and every incident there ever
 * was. `stream`: the journal in Redis alone; `dataDir`: where unfinished files lie.
 */
export function createPast({
  storage,
  stream,
  dataDir,
  origin,
}: {
  storage: Storage
  stream: Journal
  dataDir: string
  /** As for `createFolds`; it is given the journal with its past. */
  origin?: (journal: Journal) => Promise<Snapshot | undefined>
}) {
  const archive = createArchive(storage)
  const scratch = join(dataDir, 'scratch')
  const journal = withArchive(stream, archive)
  const folds = createFolds({ archive, scratch, origin: origin && (() => origin(journal)) })
  const incidents = createPastIncidents(folds)
  // What is asked out of interest waits here; a command that needs what left does not.
  const inTurn = createTurns()

  /** The incident of that id that has left live state. */
  const departed = async (live: LiveState, id: string): Promise<Departed | undefined> =>
    live.departedOf(id) ?? incidents.find(id)

  /** These with all that was told of them before they came back. */
  async function told(live: LiveState, ones: readonly WholeIncident[]): Promise<WholeIncident[] | 'busy'> {
    const remembered = [...live.departed()]
    const short = ones.filter((one) => isCutShort(withBefore(one, remembered).history))
    const ids = short.map(({ incident }) => incident.id)
    const archived = ids.length === 0 ? [] : await inTurn(() => incidents.departures(ids))
    if (archived === 'busy') return 'busy'
    // Only now: what happened meanwhile belongs to it, too.
    return ones.map((one) => withBefore(one, [...remembered, ...archived]))
  }

  /** A thing's history, of one that has left live state too; `busy` where the archive is asked too much already. */
  async function historyOf(live: LiveState, aggregate: string, id: string): Promise<readonly HistoryLine[] | 'busy'> {
    const told = live.historyOf(aggregate, id)
    if (aggregate !== 'incident' || (told.length > 0 && !isCutShort(told))) return told
    const found = await whole(live, id)
    return found === 'busy' ? found : (found?.history ?? [])
  }

  /** An incident by id or full number, wherever it is; `busy` as above: never for what is on the board or left just now. */
  async function whole(live: LiveState, name: string): Promise<WholeIncident | 'busy' | undefined> {
    const isIt = ({ incident: { id, number } }: Pick<Departed, 'incident'>) => id === name || number === name
    for (const one of knownOnes(live)) {
      if (!isIt(one)) continue
      const found = await told(live, [one])
      return found === 'busy' ? found : found[0]
    }
    const found = await inTurn(() => incidents.find(name))
    return found && found !== 'busy' ? gone(found) : found
  }

  /**
   * An incident by id or full number; the number of a call that was merged gives the one that it leads to, and of which it
   * is a part. An id gives that very call.
   */
  async function called(live: LiveState, name: string): Promise<WholeIncident | 'busy' | undefined> {
    const seen = new Set<string>()
    let found = await whole(live, name)
    const isNumber = found && found !== 'busy' && found.incident.number === name
    while (isNumber && found && found !== 'busy' && found.incident.mergedInto && !seen.has(found.incident.id)) {
      seen.add(found.incident.id)
      const next = await whole(live, found.incident.mergedInto)
      if (!next) break
      found = next
    }
    return found
  }

  /** What happened there, newest call first, live or archived. */
  async function around(live: LiveState, where: Around, limit: number): Promise<WholeIncident[] | 'busy'> {
    const { address, near, metres = 100 } = where
    const isThere = ({ incident: { place } }: Pick<Departed, 'incident'>): boolean => {
      const point = place.point?.coordinates
      if (address !== undefined && !plainAddress(place.address ?? '').includes(plainAddress(address))) return false
      return !near || (point !== undefined && metresApart(near, point) <= metres)
    }
    const archived = await inTurn(() => incidents.around(where, limit))
    if (archived === 'busy') return 'busy'
    const found = new Map<string, WholeIncident>()
    const take = (one: WholeIncident) =>
      isThere(one) ? found.set(one.incident.id, one) : found.delete(one.incident.id)
    // What is newer counts: it left once more, or after the last segment, or came back; and may lie elsewhere by now.
    for (const one of archived) take(gone(one))
    for (const one of knownOnes(live)) take(one)
    return told(live, [...found.values()].sort(byNewest).slice(0, limit))
  }

  return {
    archive,
    folds,
    /** The journal with its past. */
    journal,
    /** The newest state beside the archive, for a start without a snapshot. */
    older: async () => {
      await archive.refresh()
      return folds.newestBefore(Number.MAX_SAFE_INTEGER)
    },
    states: createPastStates({ archive, folds, journal }),
    inTurn,
    departed,
    historyOf,
    whole,
    called,
    around,
    /** Begins to archive and trim as the hub runs; `close` the answer at its end. */
    keep({ config: { segmentEntries, keepEntries }, redis, live, snapshots, sealedTo, warn }: Keeping) {
      const archivist = createArchivist({
        archive,
        folds,
        journal: stream,
        redis,
        scratch,
        sealedTo,
        async snapshotSeq() {
          // A quiet city makes few snapshots by itself.
          if ((await snapshots.seq()) < archive.knownTo()) await live.keepNow()
          return snapshots.seq()
        },
        consumedTo: () => live.head().seq,
        covered: live.forgetDeparted,
        warn,
        segmentEntries,
        keepEntries,
      })
      archivist.begin()
      return archivist
    },
  }
}

export type Past = ReturnType<typeof createPast>
