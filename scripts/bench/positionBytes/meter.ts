import type { Place } from '../harness/place.ts'
import { openRelay } from '../harness/relay.ts'

/** Counts what a hub sends down one connection: every byte on the wire above TCP. */
export type Meter = { readonly url: string; readonly bytes: () => number }

/** Stands between one client and the hub and counts. */
export async function openMeter(place: Place, hubUrl: string): Promise<Meter> {
  let count = 0
  const url = await openRelay(place, hubUrl, (client, hub) => {
    hub.on('data', (bytes) => {
      count += bytes.length
      client.write(bytes)
    })
    client.on('data', (bytes) => hub.write(bytes))
  })
  return { url, bytes: () => count }
}
