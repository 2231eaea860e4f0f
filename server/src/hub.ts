import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { SEAL_ID } from '@muster/shared/domain/seal/seal.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { createAccess } from './access/access.ts'
import { accessKeyIn } from './access/factors/seal.ts'
import { createOidc } from './access/oidc/oidc.ts'
import { SAMPLE_PASSWORD, SAMPLE_PEOPLE } from './access/sampleLogins.ts'
import { openSetup } from './access/setup.ts'
import { createAttachments } from './attachments/attachments.ts'
import { CannotStart } from './cannotStart.ts'
import { censusOf } from './cities/census.ts'
import { loadCity } from './cities/loadCity.ts'
import type { CityPack } from './cities/pack.ts'
import { createAllowance } from './command/allowance.ts'
import { createAwake, type Moment } from './command/awake.ts'
import { openWorld } from './command/openWorld.ts'
import { recordOpsRights, recordRightsIn } from './command/recordRights.ts'
import type { HubConfig } from './config.ts'
import { createAdviceThread, NOW_QUEUE, TOLD_QUEUE } from './dispatch/adviceThread.ts'
import { createAreas } from './dispatch/areas.ts'
import { createClosedStretches } from './dispatch/closedStretches.ts'
import { groundOf } from './dispatch/ground.ts'
import { loadRoadMap } from './dispatch/roadMap.ts'
import { createFeedDoor } from './feeds/door.ts'
import { feeds } from './feeds/index.ts'
import { adviceNowRoutes } from './http/adviceNowRoutes.ts'
import { adviceRoutes } from './http/adviceRoutes.ts'
import { createApp } from './http/app.ts'
import { attachmentRoutes } from './http/attachmentRoutes.ts'
import { callerRoutes } from './http/callerRoutes.ts'
import { guardCalls } from './http/callers.ts'
import { cityRoutes } from './http/cityRoutes.ts'
import { commandRoutes } from './http/commandRoutes.ts'
import { drillRoutes } from './http/drillRoutes.ts'
import { feedRoutes } from './http/feedRoutes.ts'
import { feedWatchRoutes } from './http/feedWatchRoutes.ts'
import { headsRoutes } from './http/headsRoutes.ts'
import { leaseRoutes } from './http/leaseRoutes.ts'
import { oidcRoutes } from './http/oidcRoutes.ts'
import { pageRoutes } from './http/pageRoutes.ts'
import { pastRoutes } from './http/pastRoutes.ts'
import { planRoute } from './http/planRoute.ts'
import { reachRoute } from './http/reachRoute.ts'
import { readRoutes } from './http/readRoutes.ts'
import { sessionRoutes } from './http/sessionRoutes.ts'
import { setupRoutes } from './http/setupRoutes.ts'
import { shiftRoutes } from './http/shiftRoutes.ts'
import { watchRequests } from './http/watchRequests.ts'
import { watchRoutes } from './http/watchRoutes.ts'
import { findWorlds } from './http/worldOf.ts'
import { openAttachments } from './journal/archive/openStorage.ts'
import { journalKeys, sharedTag } from './journal/keys.ts'
import { openHubKey } from './journal/seals/hubKey.ts'
import { replicasUnasked } from './journal/withReplicas.ts'
import { createLive } from './live/live.ts'
import { createConnections } from './redis/connections.ts'
import { connectWhenThere } from './redis/connectRedis.ts'
import { notWritten, watchRoom } from './redis/notWritten.ts'
import { openRedis, type RedisHandle } from './redis/openRedis.ts'
import { within } from './redis/within.ts'
import { createInstruments } from './watch/instruments.ts'
import { tracesGoNowhere } from './watch/spans.ts'
import { createCityWorlds } from './worlds/cityWorlds.ts'
import { forkAgain } from './worlds/forkOf.ts'
import { sweepHourly } from './worlds/sweepAttachments.ts'
import { createWorlds, LIVE } from './worlds/worlds.ts'

/** A hub that listens. `stop` ends it, and the Redis that it started, with nothing lost. */
export type Hub = {
  readonly url: string
  /** The first run's one-time address, where this city has no administrator yet. */
  readonly setupUrl?: string
  readonly stop: () => Promise<void>
}

/** How long one step of stopping may take, ms; all of them are to be done within 5 s. */
const STEP_MS = 1000

const settled = async (step: () => unknown): Promise<void> => {
  await Promise.allSettled([(async () => step())()])
}
/** A journal that takes longer to answer at all cannot be written in time. */
const ANSWERS_WITHIN_MS = 1000

const EPOCH_HAS_PASSED =
  "This city's clock is already past --epoch and does not go back; it goes on. Another --data folder begins anew.\n"

const later = (one: Moment, other: Moment | undefined): Moment => (other && other.at > one.at ? other : one)

/** Starts a hub. Throws CannotStart with a reason that its reader can act on, and then leaves no Redis behind. */
export async function startHub(config: HubConfig): Promise<Hub> {
  const [store, pack] = await Promise.all([
    openRedis({ url: config.redisUrl, tag: sharedTag(config.city), dataDir: config.dataDir }),
    loadCity(config.city),
  ])
  const ended = new AbortController()
  try {
    if (isRefusal(pack))
      throw new CannotStart(
        `There is no city ${config.city}. Known: ${String(pack.facts.known)}. npm run build-city -- osm FILE makes one of a map.`,
      )
    return await assemble(config, store, pack, ended)
  } catch (error) {
    ended.abort()
    await store.stop()
    throw error
  }
}

/** Puts the parts of a hub together and listens. */
async function assemble(config: HubConfig, store: RedisHandle, pack: CityPack, ended: AbortController): Promise<Hub> {
  const app = await createApp({ level: process.env.LOG_LEVEL ?? 'warn', trustProxy: config.trustProxy })
  const instruments = createInstruments()
  watchRequests(app, instruments.requests)
  const hear = (error: Error): void => {
    if (!ended.signal.aborted) app.log.warn({ err: error }, 'redis')
  }
  const connections = createConnections(store, hear)
  // What the city's worlds share lies here; each world, the live one too, at its own: the same, but in a cluster.
  const shared = sharedTag(config.city)
  const redis = await connections.of(shared)
  const liveRedis = await connections.of(journalKeys(config.city, LIVE).tag)
  const unasked = await replicasUnasked(liveRedis, config.replicas)
  if (unasked) process.stderr.write(`${unasked}\n`)
  const { tracksRedisUrl } = config
  const tracksRedis = tracksRedisUrl ? await connectWhenThere({ url: tracksRedisUrl }, hear) : undefined
  // The disk of somebody else's Redis is theirs to watch.
  const isFull = store.kind === 'url' ? () => false : watchRoom(config.dataDir)
  const attachments = createAttachments({
    storage: openAttachments(config.past.place, { dataDir: config.dataDir, city: config.city }),
    now: Date.now,
  })
  const census = censusOf(pack.population)
  const roads = loadRoadMap(pack)
  const city = createCityWorlds({
    ...{ connections, tracksRedis },
    pack,
    roads,
    closedBy: createClosedStretches(roads.graph.roads),
    ground: groundOf(pack, roads.graph),
    areas: createAreas(pack),
    census,
    replicas: config.replicas,
    isFull,
    pastConfig: config.past,
    dataDir: config.dataDir,
    hubKey: openHubKey(config.dataDir),
    attachments,
    tell: (world, lines) => sockets.tell(world, lines),
    replaced: (world) => sockets.restart(world),
    warn: (error, what) => app.log.warn({ err: error }, what),
    measured: instruments.measured,
  })
  const live = await city.create(LIVE)
  const worlds = createWorlds({
    live,
    city: config.city,
    redis,
    create: (name) => city.create(name, (journal) => forkAgain(journal, live.past)),
    left: (world) => sockets.leave(world),
    forget: city.forget,
    warn: (error) => app.log.warn({ err: error }, 'drills'),
  })
  const access = createAccess({
    redis,
    city: config.city,
    sample: config.demo,
    key: accessKeyIn(config.dataDir),
  })
  // Their hash takes a while, in which the rest starts; what fails in it is heard below.
  const logins = config.demo ? access.accounts.ensureSample(SAMPLE_PEOPLE, SAMPLE_PASSWORD) : undefined
  logins?.catch(() => {})
  const setup = await openSetup({ accounts: access.accounts, sample: config.demo })

  guardCalls(app, access, live.trouble)
  findWorlds(app, worlds)
  const door = createFeedDoor()
  const record = recordRightsIn(live.desk)
  sessionRoutes(app, { access, record })
  const oidc = config.oidc && createOidc({ config: config.oidc, redis, prefix: `${shared}:access` })
  oidcRoutes(app, { access, oidc })
  setupRoutes(app, { setup, record })
  commandRoutes(app, {
    allowance: createAllowance({ perSec: config.commandsPerSec, now: () => performance.now() }),
  })
  feedRoutes(app, { feeds, access, door })
  feedWatchRoutes(app)
  readRoutes(app)
  // Two: a told situation of a thousand units takes seconds, for which no console waits.
  const adviceThread = createAdviceThread({ city: config.city, ...TOLD_QUEUE })
  const nowThread = createAdviceThread({ city: config.city, ...NOW_QUEUE })
  adviceRoutes(app, { thread: adviceThread })
  adviceNowRoutes(app, { thread: nowThread })
  planRoute(app, { thread: adviceThread })
  reachRoute(app)
  callerRoutes(app)
  pastRoutes(app)
  shiftRoutes(app)
  attachmentRoutes(app, { attachments, isFull })
  headsRoutes(app, { city: config.city, journal: live.journal, live: live.live })
  drillRoutes(app, { worlds })
  leaseRoutes(app, { redis: liveRedis, prefix: live.keys.tag })
  cityRoutes(app, { pack, census, demo: config.demo, oidc: config.oidc?.name })
  await pageRoutes(app, { live: live.live })
  const server: Server = app.server
  const readCookies = (header: string) => app.parseCookie(header)
  const warn = (facts: object, what: string) => app.log.warn(facts, what)
  const sockets = createLive({ http: server, access, worlds, readCookies, trouble: live.trouble, warn })

  const notReady = async (): Promise<string | undefined> => {
    const why = live.trouble() ?? store.trouble(live.keys.tag)
    if (why || !liveRedis.isReady) return why ?? 'the journal cannot be reached'
    if (!redis.isReady) return store.trouble(shared) ?? 'who may sign in cannot be asked'
    if (isFull()) return 'the disk of the data folder is full: nothing more is written'
    const written = liveRedis.set(`${live.keys.tag}:probe`, '1')
    return within(Promise.all([written, redis.ping()]), ANSWERS_WITHIN_MS).then(
      () => undefined,
      (error) =>
        notWritten(error) ? `the journal cannot be written: ${error.message}` : 'the journal does not answer',
    )
  }
  const redisNames = new Map([['journal', liveRedis]])
  if (redis !== liveRedis) redisNames.set('access', redis)
  if (tracksRedis) redisNames.set('tracks', tracksRedis)
  const watch = instruments.begin({
    ...{ trouble: notReady, durable: store.durable, redisKind: store.kind, redis: redisNames },
    ...{ dataDir: config.dataDir, certificates: config.certificates, turnedAway: door.turnedAway },
    ...{ head: () => live.live.head().seq, cityNow: live.live.cityNow, faults: () => live.live.faults().count },
    ...{ inStream: live.journal.length, snapshotTo: live.snapshots.seq, feeds: live.feedDesk.health },
    ...{ consoles: sockets.counts, stateDifferences: sockets.differences, tracks: live.tracks.counters },
    archivedTo: async () => live.past.archive.knownTo(),
    sealedTo: () => live.live.city.find('seal', SEAL_ID)?.to,
  })
  watchRoutes(app, { notReady, watch, meters: watch.meters })
  const unheard = tracesGoNowhere(process.env)
  if (unheard) app.log.warn(unheard)

  const url = await app.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(error, config)
  })
  await live.begin()
  const { seq } = live.live.head()
  const last = seq > 0 ? await live.journal.lineAt(seq) : undefined
  const awake = createAwake({ redis: liveRedis, key: live.keys.awake, cityNow: live.live.cityNow })
  const opened = await openWorld({
    desk: live.desk,
    live: live.live,
    pack,
    sample: config.demo || config.epoch !== undefined || config.speed !== undefined,
    epochMs: Date.parse(config.epoch ?? pack.city.defaultEpoch),
    isEpochAsked: config.epoch !== undefined,
    speed: config.speed,
    lastAt: last && later(last.entry, await awake.last()),
    people: config.demo ? SAMPLE_PEOPLE.map(({ username: id, ...person }) => ({ id, ...person })) : [],
  })
  if (opened === 'epoch has passed') process.stderr.write(EPOCH_HAS_PASSED)
  awake.begin()
  await logins
  live.ready()
  const opsRights = recordOpsRights({
    ...{ unrecorded: access.unrecorded, record },
    warn: (error) => app.log.warn({ err: error }, 'rights'),
  })

  const stopSweeping = sweepHourly(attachments, worlds, (error) => app.log.warn({ err: error }, 'attachments'))

  const token = setup.token()
  return {
    url: url.replace('[::1]', '127.0.0.1'),
    setupUrl: token && `http://127.0.0.1:${new URL(url).port || 80}/setup?token=${token}`,
    async stop() {
      ended.abort()
      const steps: (() => unknown)[] = [
        () => opsRights.stop(),
        stopSweeping,
        () => watch.stop(),
        () => sockets.close(),
        () => app.close(),
        () => adviceThread.end(),
        () => nowThread.end(),
        () => awake.close(),
        () => worlds.close(),
        ...live.endings(),
        () => tracksRedis?.destroy(),
        () => connections.close(),
      ]
      // One that fails or hangs must not leave our Redis running: what was acknowledged is on disk already.
      for (const step of steps) await Promise.race([settled(step), sleep(STEP_MS, undefined, { ref: false })])
      await store.stop()
    },
  }
}

function cannotListen(error: NodeJS.ErrnoException, { port, host }: HubConfig): Error {
  const cure = 'Give another: npm start -- --port 8081'
  if (error.code === 'EADDRINUSE')
    return new CannotStart(`Port ${port} at ${host} is taken by another program. ${cure}`)
  if (error.code === 'EACCES') return new CannotStart(`Port ${port} may not be used by this user. ${cure}`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new CannotStart(`--host ${host} is no address of this machine.`)
  return error
}
