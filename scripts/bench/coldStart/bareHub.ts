import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findServer } from '@muster/server/redis/findServer.ts'
import { unpackServer } from '@muster/server/redis/unpackServer.ts'
import fastify from 'fastify'
import { createClient } from 'redis'

const CACHE = fileURLToPath(new URL('../../../.cache/redis', import.meta.url))

// The least that a hub could be: Redis as a child with the hub's settings, a client, and Fastify listening.
const folder = process.argv[2] ?? '.'
// Where the machine has none, the one that the hub before this has unpacked.
const program = findServer() ?? (await unpackServer(CACHE, () => {}))
if (!program) throw new Error('there is no Redis server to be had here')
const socket = join(folder, 'bare.sock')
const server = spawn(
  program.path,
  ['--port', '0', '--unixsocket', socket, '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''],
  { cwd: folder, stdio: 'ignore', env: { ...process.env, ...program.env } },
)
const redis = await connected()
await redis.ping()
const app = fastify()
app.get('/readyz', async () => ({ ready: true }))
process.stdout.write(`Bare hub is ready at ${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
process.once('SIGTERM', async () => {
  await app.close()
  redis.destroy()
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  process.exit(0)
})

async function connected() {
  const client = createClient({ socket: { path: socket, tls: false, reconnectStrategy: false } })
  client.on('error', () => {})
  try {
    return await client.connect()
  } catch {
    // The server has not opened its socket yet.
    await sleep(2)
    return connected()
  }
}
