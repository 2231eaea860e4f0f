import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Place } from '../harness/place.ts'

/** Counts what a hub sends down one connection: every byte on the wire above TCP. */
export type Meter = { readonly url: string; readonly bytes: () => number }

/** Stands between one client and the hub and counts. */
export async function openMeter({ atEnd }: Place, hubUrl: string): Promise<Meter> {
  const { hostname, port } = new URL(hubUrl)
  let count = 0
  const server = createServer((client) => {
    const hub = connect(Number(port), hostname)
    hub.on('data', (bytes) => {
      count += bytes.length
      client.write(bytes)
    })
    client.on('data', (bytes) => hub.write(bytes))
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
  if (typeof address !== 'object' || !address) throw new Error('the meter has no port')
  return { url: `http://127.0.0.1:${address.port}`, bytes: () => count }
}
