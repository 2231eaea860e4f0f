import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { signIn, startHubProcess } from '@muster/server/hub.testing.ts'
import { journalKeys } from '@muster/server/journal/keys.ts'
import { readLine } from '@muster/server/journal/line.ts'
import { connectOnce } from '@muster/server/redis/connectRedis.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import type { ClientToServer, ServerToClient } from '@muster/shared/wire/messages.ts'
import { io, type Socket } from 'socket.io-client'
import * as parser from 'socket.io-msgpack-parser'
import { check } from '../benchmark.ts'

const PATIENCE_MS = 30_000

/** So many consoles that come back one after another, each of which missed so many entries: ms until each stands at the head. */
export async function comersBack(
  dataDir: string,
  { consoles, missed, apartMs }: { consoles: number; missed: number; apartMs: number },
): Promise<readonly number[]> {
  const hub = await startHubProcess({ dataDir })
  const sockets: Socket<ServerToClient, ClientToServer>[] = []
  try {
    const { cookie, get, command } = await signIn(hub.url, 'dispatcher')
    // What was written before this start lies in the stream; what is missed must lie in the hub's memory.
    for (let i = 0; i < missed; i += 50)
      await Promise.all(Array.from({ length: 50 }, () => command('incident.report', { type: 'fire', place: {} })))
    const { head } = (await get('/api/v1/journal?after=0&limit=1')).json
    const redis = await connectOnce({ socket: join(dataDir, 'redis', 'redis.sock') })
    const id = `${head.seq - missed}-0`
    const [line] = ((await redis.xRange(journalKeys('sf', 'live').stream, id, id)) ?? []).map(readLine)
    redis.destroy()
    check(line !== undefined, `entry ${id} is not in the stream`)
    for (let i = 0; i < consoles; i += 1) {
      const options = { parser, transports: ['websocket'], extraHeaders: { cookie }, forceNew: true }
      const socket: Socket<ServerToClient, ClientToServer> = io(`${hub.url}/live`, options)
      await new Promise<void>((resolve) => socket.once('connect', resolve))
      sockets.push(socket)
    }
    const after = { seq: line.entry.seq, link: line.link }
    return await Promise.all(
      sockets.map(async (socket, i) => {
        await sleep(i * apartMs)
        return await new Promise<number>((resolve, reject) => {
          const from = performance.now()
          let seq = after.seq
          setTimeout(() => reject(new Error(`only at ${seq} of ${head.seq}`)), PATIENCE_MS).unref()
          socket.on('snapshot', () => reject(new Error('a snapshot came, and not what was missed')))
          socket.on('events', (batch) => {
            if (batch.from !== seq + 1) reject(new Error(`${batch.from} came after ${seq}`))
            seq = batch.to
            if (seq >= head.seq) resolve(performance.now() - from)
          })
          socket.emit('resume', { world: 'live', after, fold: cityFold.version })
        })
      }),
    )
  } finally {
    for (const socket of sockets) socket.close()
    await hub.stop()
  }
}
