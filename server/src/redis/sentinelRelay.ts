import { rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../cannotStart.ts'
import { connectOnce } from './connectRedis.ts'

/** How often the sentinels are asked who is master, ms: a connection to a former one is cut then. */
const ASK_EVERY_MS = 1000
/** How long one of them may take before the next is asked, ms. */
const ANSWERS_WITHIN_MS = 500
const SCHEME = 'redis+sentinel://'

type Place = { readonly host: string; readonly port: number }
const nameOf = ({ host, port }: Place): string => `${host}:${port}`

/** True for an address of sentinels: `redis+sentinel://one:26379,two:26379/name`. */
export const isSentinelUrl = (url: string): boolean => url.startsWith(SCHEME)

/** What such an address says. Throws CannotStart where it cannot be read. */
export function readSentinelUrl(url: string): { sentinels: readonly Place[]; name: string } {
  const [hosts = '', name = ''] = url.slice(SCHEME.length).split('/')
  const sentinels = hosts.split(',').map((one) => {
    const [, host = '', port = '26379'] = /^(.+?)(?::(\d+))?$/.exec(one) ?? []
    return { host, port: Number(port) }
  })
  if (name && sentinels.every(({ host, port }) => host && port > 0)) return { sentinels, name }
  throw new CannotStart(`REDIS_URL must read ${SCHEME}one:26379,two:26379/NAME where Sentinel names the master.`)
}

async function askOne({ host, port }: Place, name: string): Promise<Place> {
  const client = await connectOnce({ url: `redis://${host}:${port}` })
  try {
    const answer: unknown = await client.sendCommand(['SENTINEL', 'get-master-addr-by-name', name])
    if (!Array.isArray(answer)) throw new Error(`the sentinels know no master ${name}`)
    return { host: String(answer[0]), port: Number(answer[1]) }
  } finally {
    client.destroy()
  }
}

/**
 * A socket at `path` behind which there is always the master that the sentinels name: each connection goes to the one of
 * now, and ends when another is named. What is under way then is unknown (J2), and whether the new master holds all of
 * the journal is told by its links (J5).
 */
export async function relayToMaster(url: string, path: string): Promise<{ stop: () => void }> {
  const { sentinels, name } = readSentinelUrl(url)
  const lines = new Map<Socket, string>()
  const ended = new AbortController()

  async function master(): Promise<Place> {
    let why: unknown
    for (const sentinel of sentinels) {
      const late = sleep(ANSWERS_WITHIN_MS).then(() => Promise.reject(new Error('no answer')))
      try {
        return await Promise.race([askOne(sentinel, name), late])
      } catch (error) {
        why = error
      } finally {
        late.catch(() => {})
      }
    }
    throw why
  }

  const server = createServer((client) => {
    client.on('error', () => client.destroy())
    client.pause()
    master().then(
      (place) => {
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
      },
      () => client.destroy(),
    )
  })
  rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))

  async function follow(): Promise<void> {
    while (!ended.signal.aborted) {
      await sleep(ASK_EVERY_MS, undefined, { ref: false })
      const now = await master().then(nameOf, () => undefined)
      if (now) for (const [line, to] of lines) if (to !== now) line.destroy()
    }
  }
  void follow()
  return {
    stop(): void {
      ended.abort()
      server.close()
      for (const line of lines.keys()) line.destroy()
      rmSync(path, { force: true })
    },
  }
}
