import { createServer } from 'node:http'
import { connectRedis } from '@muster/server/redis/connectRedis.ts'
import { openRedis } from '@muster/server/redis/openRedis.ts'
import { Server } from 'socket.io'
import parser from 'socket.io-msgpack-parser'

// The least that carries an entry from a request to all consoles: XADD, and one emit of the same bytes.
const STREAM = '{bare}:journal'
const store = await openRedis({ dataDir: process.argv[2] ?? '.', say: () => {} })
const redis = await connectRedis(store)
const http = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part) => parts.push(part))
  request.on('end', async () => {
    const payload = Buffer.concat(parts).toString('utf8')
    const batch = JSON.parse(payload)
    await redis.xAdd(STREAM, '*', { p: payload })
    live.emit('events', batch)
    response.setHeader('content-type', 'application/json').end('{}')
  })
})
const io = new Server(http, { parser, perMessageDeflate: false, serveClient: false })
const live = io.of('/live')
live.on('connection', (socket) => {
  socket.on('resume', () => socket.emit('snapshot', { seq: 0, link: '', state: {} }))
})
const beat = setInterval(() => live.emit('heartbeat', { head: 0, cityTime: Date.now(), rate: 1 }), 1000)
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  if (typeof address === 'object' && address)
    process.stdout.write(`Bare emitter is ready at http://127.0.0.1:${address.port}\n`)
})
process.once('SIGTERM', async () => {
  clearInterval(beat)
  await io.close()
  redis.destroy()
  await store.stop()
  process.exit(0)
})
