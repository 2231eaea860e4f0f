import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { Place } from './place.ts'

/**
 * Stands between a client and the hub at `hubUrl` on a port of its own; `pair` is told of each connection and its twin and
 * decides what passes. One that ends takes the other with it. Answers with the address to use instead.
 */
export async function openRelay(
  { atEnd }: Place,
  hubUrl: string,
  pair: (client: Socket, hub: Socket) => void,
): Promise<string> {
  const { hostname, port } = new URL(hubUrl)
  const server = createServer((client) => {
    const hub = connect(Number(port), hostname)
    pair(client, hub)
    for (const [one, other] of [
      [client, hub],
      [hub, client],
    ] as const) {
      one.on('close', () => other.destroy())
      one.on('error', () => other.destroy())
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  atEnd(() => server.close())
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the relay has no port')
  return `http://127.0.0.1:${address.port}`
}
