import type { Server as HttpServer } from 'node:http'
import { seesAtLeast, VISIBILITY, type Visibility } from '@muster/shared/access/visibility.ts'
import { make as makeSeal } from '@muster/shared/domain/seal/commands.ts'
import { isId } from '@muster/shared/kernel/ids.ts'
import { HASH_EVERY } from '@muster/shared/kernel/stateHash.ts'
import type { ClientToServer, Differs, Heartbeat, Resume, ServerToClient, View } from '@muster/shared/wire/messages.ts'
import { Server, type Socket } from 'socket.io'
import parser from 'socket.io-msgpack-parser'
import type { Access } from '../access/access.ts'
import { type Credential, rightsOf, seesAs } from '../access/caller.ts'
import { fromElsewhere } from '../http/callers.ts'
import { isForeignHost } from '../http/hosts.ts'
import type { Line } from '../journal/line.ts'
import type { LiveState } from '../journal/liveState.ts'
import type { Subscription } from '../tracks/tracks.ts'
import type { World } from '../worlds/world.ts'
import { LIVE, type Worlds } from '../worlds/worlds.ts'
import { credentialOf } from './credentialOf.ts'
import { catchUpFor, detailFor, freshFor, snapshotFor } from './seen.ts'
import { watchRights } from './watchRights.ts'

/** Bytes waiting for one console before positions are shed … */
const TRACKS_STOP_AT = 64 * 1024
/** … and before it is cut and told to come back for a snapshot (fault 9). */
const SLOW_AT = 1024 * 1024
const BEAT_MS = 1000
/** How long a seal waits for something else to travel with. */
const LATER_MS = 150
/** When one may open again what was refused because too many looked into the archive. */
const COME_AGAIN_SEC = 5
/** Messages a second that one console may send before it is cut. */
const MESSAGES_PER_S = 100
/** Room of all who look at a world … */
const roomOf = (world: string): string => `in ${world}`
/** … and of those of one class who have its state and follow the events: one encoding serves them all (V1). */
const followersOf = (world: string, sees: Visibility): string => `follow ${world} ${sees}`

type Client = Socket<
  ClientToServer,
  ServerToClient,
  Record<string, never>,
  {
    credential: Credential
    /** The world it looks at; undefined where that is none. */
    world: Promise<World | undefined>
    /** The world whose rooms it is in. */
    inWorld: World
    /** What its holder might do when it was let in: changed rights end it. */
    rights: string
    /** What its holder may see. */
    sees: Visibility
    subscription?: Subscription
    messages: number
    /** Bytes of its catch-up that were still waiting when last looked at. */
    owed: number
  }
>

const beatOf = (live: LiveState): Heartbeat => ({
  head: live.head().seq,
  cityTime: live.cityNow(),
  rate: live.clock().rate,
})

/** Bytes that wait in this client's connection. */
function backlog({ conn }: Client): number {
  // Engine.IO does not publish what waits; both parts are read as it keeps them in 6.x.
  const { transport, writeBuffer } = conn as unknown as {
    transport: { socket?: { bufferedAmount?: number } }
    writeBuffer: readonly { data?: { length?: number } }[]
  }
  return writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), transport.socket?.bufferedAmount ?? 0)
}

const isResume = (hello: unknown): hello is Resume => {
  if (typeof hello !== 'object' || hello === null || !('world' in hello) || !('after' in hello)) return false
  const { after } = hello
  return (
    after === null ||
    (typeof after === 'object' && 'seq' in after && Number.isSafeInteger(after.seq) && 'link' in after)
  )
}

const isName = (name: unknown): name is string => typeof name === 'string' && isId(name)

const isDiffers = (what: unknown): what is Differs =>
  typeof what === 'object' && what !== null && 'seq' in what && Number.isSafeInteger(what.seq)

const isView = (view: unknown): view is View =>
  view === null || (Array.isArray(view) && view.length === 4 && view.every((one) => Number.isFinite(one)))

/** Socket.IO at /socket.io, namespace /live: catch-up by cursor, events, tracks, heartbeats. */
export function createLive({
  http,
  access,
  worlds,
  readCookies,
  trouble,
  warn,
}: {
  http: HttpServer
  access: Access
  worlds: Worlds
  readCookies: (header: string) => Readonly<Record<string, string | undefined>>
  /** Why state is not whole at this moment: then nobody is let in yet, and comes again by itself. */
  trouble: () => string | undefined
  warn: (facts: object, what: string) => void
}) {
  let differences = 0
  http.prependListener('upgrade', ({ headers }, socket) => {
    // Engine.IO would say 400; after this it finds the socket ended and says nothing.
    if (fromElsewhere(headers)) socket.on('error', () => {}).end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
  })
  const io = new Server<ClientToServer, ServerToClient>(http, {
    parser,
    perMessageDeflate: false,
    maxHttpBufferSize: 1024 * 1024,
    serveClient: false,
    // Other sites may not open a socket in a signed-in person's name; CORS does not cover WebSocket.
    allowRequest({ headers }, decide) {
      const isForeign = fromElsewhere(headers) || (access.isSample && isForeignHost(headers))
      const why = isForeign ? 'wrong origin' : trouble()
      decide(why, why === undefined)
    },
  })
  const space: ReturnType<typeof io.of> = io.of('/live')

  space.use((socket, next) => {
    const credential = credentialOf(socket.handshake, readCookies)
    access.holder(credential).then(
      (caller) => {
        if (!caller?.scopes.includes('read')) return next(new Error('unauthorized'))
        socket.data = {
          credential,
          rights: rightsOf(caller),
          sees: seesAs(caller),
          messages: 0,
          owed: 0,
          world: Promise.resolve(worlds.live),
          inWorld: worlds.live,
        }
        next()
      },
      // Nobody can say at this moment who that is. Closed so, and not refused, the client tries again by itself.
      () => socket.conn.close(),
    )
  })

  /** Turns a client to the world that it names. */
  async function look(client: Client, hello: Resume): Promise<void> {
    const name = String(hello.world)
    const found = name === LIVE ? Promise.resolve(worlds.live) : worlds.find(name)
    // Others wait for it, too, and it never rejects: a world that could not be asked for shows nothing until it is asked again.
    const known = found.catch(() => undefined)
    client.data.world = known
    const world = await found
    // It looks elsewhere by now, or its state is not whole: it asks again by itself.
    if (client.data.world !== known || world?.trouble()) return
    if (!world) return bye(client, 'unknown_world')
    const before = client.data.inWorld
    client.data.inWorld = world
    if (before !== world) {
      for (const room of [roomOf(before.name), followersOf(before.name, client.data.sees)]) client.leave(room)
      client.data.subscription?.close()
      client.data.subscription = undefined
    }
    client.join(roomOf(world.name))
    // What comes is read by the city's clock, and the next beat may be a second away.
    client.emit('heartbeat', beatOf(world.live))
    resume(client, world, hello)
  }

  /** Sends what is missing since the cursor, or everything, and then keeps the client current. All in one turn: no gap. */
  function resume(client: Client, { name, live }: World, hello: Resume): void {
    const { sees } = client.data
    // Its catch-up is still on its way, and what happens meanwhile follows: another would only make it wait longer.
    if (settle(client) > 0) return
    bring(name)
    const found = catchUpFor(sees, live, hello)
    if (found.kind === 'reload') return void client.emit('reload', { fold: found.fold })
    if (found.kind === 'snapshot') client.emit('snapshot', found.snapshot)
    if (found.kind === 'events') client.emit('events', found.batch)
    client.data.owed = backlog(client)
    client.join(followersOf(name, sees))
  }

  /** What still waits of a catch-up: only less and less, for what comes after it waits behind it. */
  function settle(client: Client): number {
    client.data.owed = Math.min(client.data.owed, backlog(client))
    return client.data.owed
  }

  function bye(client: Client, code: string): void {
    client.emit('bye', { code })
    client.disconnect(true)
  }

  function takeFrame(client: Client, frame: Uint8Array): boolean {
    if (backlog(client) > TRACKS_STOP_AT) return false
    client.emit('tracks', frame)
    return true
  }

  space.on('connection', (socket) => {
    const client = socket as unknown as Client
    client.use((_message, next) => {
      client.data.messages += 1
      if (client.data.messages > MESSAGES_PER_S) return bye(client, 'too_many')
      next()
    })
    client.on('resume', (hello) => {
      if (!isResume(hello)) return bye(client, 'invalid')
      // Where Redis is away nobody can say what worlds there are; the client asks again.
      look(client, hello).catch(() => {})
    })
    client.join(roomOf(LIVE))
    client.on('open', async (what) => {
      const { aggregate, id } = what ?? {}
      if (!isName(aggregate) || !isName(id)) return bye(client, 'invalid')
      const world = await client.data.world
      if (!world) return
      const { live, past } = world
      // Where the archive cannot be asked, the client asks again.
      const history = await past.historyOf(live, aggregate, id).catch(() => undefined)
      if (history === 'busy') client.emit('refused', { aggregate, id, code: 'too_many', seconds: COME_AGAIN_SEC })
      else if (history) client.emit('detail', detailFor(client.data.sees, live, { aggregate, id }, history))
    })
    client.on('view', async (view) => {
      if (!isView(view)) return bye(client, 'invalid')
      // Where each crew is at this moment is not for the public.
      if (!seesAtLeast(client.data.sees, 'field')) return
      const world = await client.data.world
      if (!world || client.disconnected) return
      if (client.data.subscription) client.data.subscription.look(view)
      else client.data.subscription = world.tracks.open(view, (frame) => takeFrame(client, frame))
    })
    client.on('differs', (what) => {
      if (!isDiffers(what)) return bye(client, 'invalid')
      differences += 1
      warn({ seq: what.seq, sees: client.data.sees }, 'a console held another state than this hub (J12)')
    })
    client.on('disconnect', () => client.data.subscription?.close())
  })

  const classesIn = (world: string): Visibility[] =>
    VISIBILITY.filter((sees) => space.adapter.rooms.has(followersOf(world, sees)))
  const clients = (): Client[] => [...space.sockets.values()] as unknown as Client[]

  const rights = watchRights({ access, clients, end: (client) => bye(client, 'revoked') })
  const beat = setInterval(() => {
    for (const client of clients()) {
      client.data.messages = 0
      // A large board on a slow line takes its time; who falls behind beyond that is slow.
      if (backlog(client) - settle(client) > SLOW_AT) bye(client, 'slow')
    }
    for (const { name, live, trouble } of worlds.open()) {
      // A beat would say that half of a state is live (V3).
      if (trouble()) continue
      bring(name)
      space.to(roomOf(name)).emit('heartbeat', beatOf(live))
    }
  }, BEAT_MS)

  // A seal alone is no news: it travels with what happens next, or a little later, and not at once to a thousand consoles.
  const later = new Map<string, readonly Line[]>()
  const isSeal = ({ entry }: Line): boolean => entry.command === makeSeal.name

  function keepForLater(world: string, lines: readonly Line[]): void {
    if (!later.has(world)) setTimeout(() => bring(world), LATER_MS).unref()
    later.set(world, [...(later.get(world) ?? []), ...lines])
  }

  /** Sends lines, and what waited before them, to all who follow: one message and one encoding for each class. */
  function bring(world: string, lines: readonly Line[] = []): void {
    const all = [...(later.get(world) ?? []), ...lines]
    later.delete(world)
    if (all.length === 0) return
    for (const { name, live } of worlds.open())
      if (name === world)
        for (const sees of classesIn(name)) {
          const batch = freshFor(sees, live, all)
          if (batch) space.to(followersOf(name, sees)).emit('events', batch)
        }
  }

  return {
    /** Sends applied lines to all who follow. */
    tell(world: string, lines: readonly Line[]): void {
      // At a number at which all compare, what comes goes out at once: a moment later the state is another (J12).
      const isCompared = (lines.at(-1)?.entry.seq ?? 0) % HASH_EVERY === 0
      if (lines.every(isSeal) && !isCompared) keepForLater(world, lines)
      else bring(world, lines)
    },
    /** The world's journal was replaced: everybody there starts from a snapshot (J5). */
    restart({ name, live }: World): void {
      later.delete(name)
      for (const sees of classesIn(name)) space.to(followersOf(name, sees)).emit('snapshot', snapshotFor(sees, live))
    },
    /** The world is no more. */
    leave(world: string): void {
      later.delete(world)
      space.to(roomOf(world)).emit('bye', { code: 'unknown_world' })
      space.in(roomOf(world)).disconnectSockets(true)
    },
    /** Live lines by the class of who holds them. */
    counts: (): Readonly<Record<string, number>> => {
      const counts: Record<string, number> = {}
      for (const { data } of clients()) counts[data.sees] = (counts[data.sees] ?? 0) + 1
      return counts
    },
    /** How often a console found that it held another state than the hub (J12). */
    differences: (): number => differences,
    async close(): Promise<void> {
      clearInterval(beat)
      rights.stop()
      // The web server closes itself; waiting here for its last connection could take as long as a client pleases.
      space.disconnectSockets(true)
      io.engine.close()
    },
  }
}
