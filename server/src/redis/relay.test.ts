import { rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Place } from './places.ts'
import { type Relay, relayTo } from './relay.ts'

const servers: Server[] = []
let relay: Relay | undefined
const path = join(tmpdir(), `muster-relay-${process.pid}.sock`)

afterEach(() => {
  relay?.stop()
  for (const server of servers.splice(0)) server.close()
  rmSync(path, { force: true })
})

/** A server that says the same to whatever it hears. */
const answering = (says: string): Promise<Place> =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.on('data', () => socket.write(says)).on('error', () => {}))
    servers.push(server)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 })
    })
  })

/** What is heard after one question; `ended`: whether the line was cut then. */
const heard = (): Promise<{ text: string; ended: boolean }> =>
  new Promise((resolve) => {
    const socket = connect(path, () => socket.write('PING\r\n'))
    let text = ''
    const tell = (ended: boolean) => {
      resolve({ text, ended })
      socket.destroy()
    }
    socket.on('data', (bytes) => {
      text += bytes
      setTimeout(() => tell(false), 300)
    })
    socket.on('end', () => tell(true)).on('error', () => tell(true))
  })

test('J2 an answer that it lies elsewhere is passed on and cuts the line, and the next one leads there', async () => {
  const [former, now] = [await answering('-MOVED 2492 127.0.0.1:7001\r\n'), await answering('+PONG\r\n')]
  let place = former
  relay = await relayTo(path, async () => place)
  expect(await heard()).toEqual({ text: '-MOVED 2492 127.0.0.1:7001\r\n', ended: true })
  place = now
  expect(await heard()).toEqual({ text: '+PONG\r\n', ended: false })
})

test.each(['-CLUSTERDOWN The cluster is down\r\n', '-READONLY You can’t write against a read only replica.\r\n'])(
  'J2 a server that may not write cuts the line: %j',
  async (says) => {
    const place = await answering(says)
    relay = await relayTo(path, async () => place)
    expect(await heard()).toEqual({ text: says, ended: true })
  },
)

test.each(['-ERR unknown command\r\n', '$20\r\n-MOVED 1 127.0.0.1:1\r\n', '-MOVED by nobody'])(
  'any other answer leaves it: %j',
  async (says) => {
    const place = await answering(says)
    relay = await relayTo(path, async () => place)
    expect(await heard()).toEqual({ text: says, ended: false })
  },
)

test('where nobody knows the place a line ends at once, and why is told', async () => {
  let place: Place | undefined
  relay = await relayTo(path, async () => {
    if (place) return place
    throw new Error('the sentinels know no master city')
  })
  expect(await heard()).toEqual({ text: '', ended: true })
  expect(relay.trouble()).toBe('the sentinels know no master city')
  place = await answering('+PONG\r\n')
  expect(await heard()).toEqual({ text: '+PONG\r\n', ended: false })
  expect(relay.trouble()).toBeUndefined()
})

test('a line to a former place is cut when another is named', async () => {
  const [former, now] = [await answering('+PONG\r\n'), await answering('+PONG\r\n')]
  let place = former
  relay = await relayTo(path, async () => place)
  const line = connect(path)
  line.on('error', () => {})
  await new Promise<void>((resolve) => line.once('connect', resolve))
  const cut = new Promise<void>((resolve) => line.once('close', () => resolve()))
  line.resume()
  place = now
  await cut
})
