import { SEAL_ID } from '@muster/shared/domain/seal/seal.ts'
import { type Settings, WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { Census } from '@muster/shared/geo/residents.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Attachments } from '../attachments/attachments.ts'
import type { CityPack } from '../cities/pack.ts'
import { createArchiveClosed } from '../command/archiveClosed.ts'
import type { CommandDesk } from '../command/ask.ts'
import { createDesk } from '../command/desk.ts'
import { createPersonalKeys, type PersonalKeys } from '../command/personalKeys.ts'
import { createProvide } from '../command/provide.ts'
import { createSealer } from '../command/sealer.ts'
import { type Advisor, createAdvisor } from '../dispatch/advisor.ts'
import type { createAreas } from '../dispatch/areas.ts'
import type { createClosedStretches } from '../dispatch/closedStretches.ts'
import type { ClosedStretch } from '../dispatch/closings.ts'
import { createClosures } from '../dispatch/closures.ts'
import { createEstimates, type Estimates } from '../dispatch/estimate.ts'
import type { Ground } from '../dispatch/ground.ts'
import { createNetwork, type Network } from '../dispatch/network.ts'
import type { RoadMap } from '../dispatch/roadMap.ts'
import { type Tuning, tuningOf } from '../dispatch/tuning.ts'
import { createFeedDesk, type FeedDesk } from '../feeds/feedDesk.ts'
import { feeds } from '../feeds/index.ts'
import type { Archivist } from '../journal/archive/archivist.ts'
import { createPast, type Past } from '../journal/archive/past.ts'
import type { PastConfig } from '../journal/archive/pastConfig.ts'
import { createJournal, type Journal } from '../journal/journal.ts'
import { type JournalKeys, journalKeys } from '../journal/keys.ts'
import type { Line } from '../journal/line.ts'
import { createLiveState, JournalReplaced, type LiveState } from '../journal/liveState.ts'
import type { HubKey } from '../journal/seals/hubKey.ts'
import { createSnapshots, type Snapshot, type Snapshots } from '../journal/snapshots.ts'
import { withReplicas } from '../journal/withReplicas.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import { createTrackPast, type TrackPast } from '../tracks/trackPast.ts'
import { createTracks, type TrackLane } from '../tracks/tracks.ts'
import type { Measured } from '../watch/measured.ts'
import { foldersOf, storageOf } from './places.ts'

/** What all worlds of a hub share: the city's files and the way to Redis. */
export type CityParts = {
  readonly pack: CityPack
  readonly roads: RoadMap
  /** Which of their stretches a closure closes. */
  readonly closedBy: ReturnType<typeof createClosedStretches>
  readonly areas: ReturnType<typeof createAreas>
  readonly census: Census
  /** The city's ground in cells, with what is counted on it. */
  readonly ground: () => Ground
  readonly redis: RedisClient
  /** Where positions are kept: the journal's Redis, or another (J14). */
  readonly tracksRedis: RedisClient
  /** Replicas that an answer waits for (J3). */
  readonly replicas: number
  /** True while there is no room for more. */
  readonly isFull: () => boolean
  /** How the past is kept, and the hub's own folder. */
  readonly pastConfig: PastConfig
  readonly dataDir: string
  /** The key with which this hub seals journals (J6). */
  readonly hubKey: HubKey
  /** The files of all worlds' calls. */
  readonly attachments: Attachments
  /** A connection of its own for reading a journal's tail, because that blocks it. */
  readonly connectTail: () => Promise<RedisClient>
  /** Hears of every run of lines that a world has folded. */
  readonly tell: (world: string, lines: readonly Line[]) => void
  /** Hears that a world's journal was replaced and folded anew (J5). */
  readonly replaced: (world: World) => void
  readonly warn: (error: unknown, what: string) => void
  /** Puts a watch on parts that work: they are counted, timed and told in spans. */
  readonly measured: Pick<Measured, 'journal' | 'desk' | 'feeds'>
}

/**
 * One world of the city: its journal, its fold, its desk, its lane of positions. A drill is a world like the live one, with a
 * journal of its own (V4): nothing that is asked here can reach another.
 */
export type World = {
  readonly name: string
  readonly keys: JournalKeys
  /** The journal with what was trimmed from its stream. */
  readonly journal: Journal
  readonly past: Past
  readonly trackPast: TrackPast
  /** Keys of whom this journal tells in sealed words; a drill has a folder of its own, and so opens no real person's. */
  readonly personal: PersonalKeys
  readonly snapshots: Snapshots
  readonly live: LiveState
  readonly tracks: TrackLane
  readonly estimates: Estimates
  /** Driving times under this world's closures. */
  readonly network: Network
  /** What is closed in it: the same array until that is another. */
  readonly closedRoads: () => readonly ClosedStretch[]
  /** Whom to send and where the rest should wait; worked out under this world's closures. */
  readonly advisor: Advisor
  /** The city's own times, as the advice weighs them. */
  readonly tuning: () => Partial<Tuning>
  /** Where a unit was last known to be. */
  readonly positionOf: (unitId: string) => LngLat | undefined
  readonly desk: CommandDesk
  readonly feedDesk: FeedDesk
  /** Why its state is not whole at this moment, or undefined. */
  readonly trouble: () => string | undefined
  /** Folds the journal and follows it from there. */
  readonly begin: () => Promise<void>
  /** From now on its state is whole. */
  readonly ready: () => void
  /** What ends it, in this order; each alone, so that one that fails leaves the others be. */
  readonly endings: () => readonly (() => unknown)[]
}

/** Ends in this order; each alone, so that one that fails leaves the others be. */
export async function endAll(endings: readonly (() => unknown)[]): Promise<void> {
  for (const end of endings) await Promise.allSettled([(async () => end())()])
}

/** Puts a world's parts together; it stands still until `begin`. What cannot be put together leaves nothing behind. */
export async function createWorld(name: string, parts: CityParts, origin?: Origin): Promise<World> {
  const begun: (() => unknown)[] = []
  try {
    return await assemble(name, parts, origin, (ending) => begun.unshift(ending))
  } catch (error) {
    await endAll(begun)
    throw error
  }
}

/** How often the clock is looked at, ms. */
const CLOCK_MS = 1000

/** What a world that was forked began with. */
type Origin = (journal: Journal) => Promise<Snapshot | undefined>

/** `begun` hears how what works from now on is ended, where something that comes after it fails. */
async function assemble(
  name: string,
  parts: CityParts,
  origin: Origin | undefined,
  begun: (ending: () => unknown) => void,
): Promise<World> {
  const {
    pack,
    roads,
    closedBy,
    areas,
    census,
    ground,
    redis,
    tracksRedis,
    replicas,
    isFull,
    pastConfig,
    dataDir,
    hubKey,
    attachments,
  } = parts
  const { connectTail, tell, replaced, warn, measured } = parts
  const keys = journalKeys(pack.city.id, name)
  const { timeZone, bounds } = pack.city
  const folders = foldersOf(name, parts)
  const tailRedis = await connectTail()
  begun(() => tailRedis.destroy())
  const stream = measured.journal(withReplicas(createJournal({ redis, tailRedis, keys }), redis, replicas))
  const storage = storageOf(name, parts)
  const past = createPast({ storage, stream, dataDir, origin })
  const { journal } = past
  const snapshots = createSnapshots({ redis, keys })
  const live = createLiveState({
    journal,
    snapshots,
    tell(lines) {
      closures.settle()
      sealer.heard(lines)
      tell(name, lines)
    },
    older: past.older,
  })
  const tracks = await createTracks({ redis: tracksRedis, prefix: `${keys.tag}:tracks`, cityNow: live.cityNow })
  begun(() => tracks.close())
  const trackPast = await createTrackPast({
    storage,
    folder: folders.spool,
    tracks,
    cityNow: live.cityNow,
    keepDays: pastConfig.trackDays,
    warn: (error) => warn(error, `track past of ${name}`),
  })
  begun(() => trackPast.close())
  let advisor: Advisor | undefined
  let tunedBy: Settings | undefined
  const settingsNow = () => live.city.find('world', WORLD_ID)?.settings
  const positionOf = (unitId: string) => tracks.find(unitId)?.lngLat
  const network = createNetwork(roads)
  const closures = createClosures({ city: live.city, cityNow: live.cityNow, closedBy, network })
  const estimates = createEstimates({ network, city: live.city, positionOf, cityNow: live.cityNow })
  const personal = createPersonalKeys({ folder: folders.personal })
  const provide = createProvide({
    journal,
    live,
    areas,
    estimates,
    closedBy,
    timeZone,
    personal,
    census,
    departed: (id) => past.departed(live, id),
    async historyOf(id) {
      const told = await past.historyOf(live, 'incident', id)
      return told === 'busy' ? live.historyOf('incident', id) : told
    },
    fileOf: (incidentId, hash) => attachments.claim({ world: name, incidentId }, hash),
  })
  const desk = measured.desk(createDesk({ journal, live, provide, isFull }))
  const feedDesk = measured.feeds(
    createFeedDesk({ feeds, redis, prefix: keys.tag, desk, tracks, live, timeZone, bounds }),
  )

  const leaving = createArchiveClosed({
    desk,
    live,
    staysMs: pastConfig.closedHours * 3_600_000,
    warn: (error) => warn(error, `closed calls of ${name}`),
  })
  const unsealed = (error: unknown): void => warn(error, `seals of ${name}`)
  const sealer = createSealer({ desk, live, journal, key: hubKey, onTrouble: unsealed })
  const beginSealing = (): void => void sealer.start().catch(unsealed)
  let archivist: Archivist | undefined

  const ended = new AbortController()
  let trouble: string | undefined = 'state is being folded'
  let following: Promise<void> | undefined
  let clock: ReturnType<typeof setInterval> | undefined
  let isReloading = false

  async function reload(): Promise<void> {
    // Stays set where this is cut off in the middle: the journal would hold that part of the state, too.
    isReloading = true
    trouble = 'the journal was replaced; state is being folded again'
    await live.load()
    closures.settle()
    replaced(world)
    isReloading = false
    trouble = undefined
    beginSealing()
  }

  const world: World = {
    name,
    keys,
    journal,
    past,
    trackPast,
    personal,
    snapshots,
    live,
    tracks,
    estimates,
    network,
    closedRoads: closures.closed,
    tuning: () => tuningOf(settingsNow()),
    get advisor() {
      const settings = settingsNow()
      // Folded records are never changed in place: the same settings are the same advice.
      if (!advisor || tunedBy !== settings)
        advisor = createAdvisor({ network, ...ground(), tuning: tuningOf(settings) })
      tunedBy = settings
      return advisor
    },
    positionOf,
    desk,
    feedDesk,
    trouble: () => trouble,
    async begin() {
      await live.load()
      closures.settle()
      // Closures begin and end by the city's clock alone.
      clock = setInterval(closures.settle, CLOCK_MS)
      following = journal.follow({
        position: () => live.head().seq,
        onLines: (lines) => live.offerChecked(lines),
        async onTrouble(error) {
          warn(error, `tail of ${name}`)
          if (isReloading || error instanceof JournalReplaced) return reload()
          // After a cut the journal may be another one: what we folded must still be its beginning (J5).
          if (!(await journal.holds(live.head()))) await reload()
        },
        signal: ended.signal,
      })
      archivist = past.keep({
        config: pastConfig,
        redis,
        live,
        snapshots,
        sealedTo: () => live.city.find('seal', SEAL_ID)?.to ?? 0,
        warn: (error) => warn(error, `archive of ${name}`),
      })
    },
    ready() {
      trouble = undefined
      leaving.begin()
      beginSealing()
    },
    endings: () => [
      () => ended.abort(),
      () => clearInterval(clock),
      () => leaving.close(),
      () => sealer.stop(),
      () => feedDesk.close(),
      () => trackPast.close(),
      () => tracks.close(),
      () => tailRedis.destroy(),
      () => following,
      () => archivist?.close(),
      () => live.keepNow(),
    ],
  }
  return world
}
