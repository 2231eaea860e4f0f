import { connectRedis } from '@muster/server/redis/connectRedis.ts'
import { openRedis } from '@muster/server/redis/openRedis.ts'
import fastify from 'fastify'

// The least that acknowledges a command once it is on disk: Fastify, and one XADD of what was asked.
const store = await openRedis({ dataDir: process.argv[2] ?? '.', say: () => {} })
const redis = await connectRedis(store)
const app = fastify()
app.post('/*', async ({ body }) => ({ seq: await redis.xAdd('{bare}:journal', '*', { p: JSON.stringify(body) }) }))
process.stdout.write(`Bare writer is ready at ${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
process.once('SIGTERM', async () => {
  await app.close()
  redis.destroy()
  await store.stop()
  process.exit(0)
})
