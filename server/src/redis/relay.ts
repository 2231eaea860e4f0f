import { rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { nameOf, type Place } from './places.ts'

/** How often it is asked where a relay must lead, ms: a connection to a former place is cut then. */
const ASK_EVERY_MS = 1000

/**
 * An answer by which a server says that it is not, or no longer, where this is written (`MOVED` in a cluster, `READONLY`
 * of a replica, `CLUSTERDOWN` of one that is cut off). Nothing was written then. Only the beginning of what arrives is
 * looked at: an answer that comes alone stands there, and of several all are of this kind.
 */
const ELSEWHERE = /^-(MOVED \d+ \S+|CLUSTERDOWN [^\r\n]*|READONLY [^\r\n]*)\r\n/
const LONGEST_ELSEWHERE = 256

const isElsewhere = (bytes: Buffer): boolean =>
  bytes[0] === 0x2d && ELSEWHERE.test(bytes.toString('latin1', 0, LONGEST_ELSEWHERE))

/** A socket that leads to where something is at the moment. `trouble`: why nobody knows where that is. */
export type Relay = { readonly trouble: () => string | undefined; readonly stop: () => void }

/**
 * A socket at `path` behind which there is always what `find` names: each connection goes to the place of now, and ends
 * when another is named or when what answers says that it is elsewhere. What is under way then is unknown (J2), and
 * whether the new place holds all of the journal is told by its links (J5).
 */
export async function relayTo(path: string, find: () => Promise<Place>): Promise<Relay> {
  const lines = new Map<Socket, string>()
  const ended = new AbortController()
  let trouble: string | undefined

  const found = (): Promise<Place> =>
    find().then(
      (place) => {
        trouble = undefined
        return place
      },
      (error) => {
        trouble = error instanceof Error ? error.message : String(error)
        throw error
      },
    )

  function lead(client: Socket, place: Place): void {
    const target = connect(place.port, place.host)
    lines.set(client, nameOf(place))
    const end = (): void => {
      lines.delete(client)
      client.destroy()
      target.destroy()
    }
    for (const one of [client, target]) one.setNoDelay(true).on('error', end).on('close', end)
    client.pipe(target)
    target.pipe(client)
    target.on('data', (bytes) => {
      if (!isElsewhere(bytes)) return
      // Who asked still hears it: it tells that nothing was written.
      client.unpipe(target)
      target.unpipe(client)
      client.end()
    })
  }

  const server = createServer((client) => {
    client.on('error', () => client.destroy())
    client.pause()
    found().then(
      (place) => lead(client, place),
      () => client.destroy(),
    )
  })
  rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))

  async function follow(): Promise<void> {
    while (!ended.signal.aborted) {
      await sleep(ASK_EVERY_MS, undefined, { ref: false })
      const now = await found().then(nameOf, () => undefined)
      if (now) for (const [line, to] of lines) if (to !== now) line.destroy()
    }
  }
  void follow()
  return {
    trouble: () => trouble,
    stop(): void {
      ended.abort()
      server.close()
      for (const line of lines.keys()) line.destroy()
      rmSync(path, { force: true })
    },
  }
}
