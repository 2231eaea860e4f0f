import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { type RedisClient, staysEnded } from '../redis/connectRedis.ts'
import type { Track } from './track.ts'

const optional = Type.Union([Type.Number(), Type.Null()])
const Row = Type.Tuple([Type.Number(), Type.Number(), Type.Number(), optional, optional])
const Message = Type.Object({ hub: Type.String(), rows: Type.Record(Type.String(), Row) })
type Row = Type.Static<typeof Row>
const isRow = Compile(Row)
const isMessage = Compile(Message)

const rowOf = ({ lngLat, at, headingDeg, speedMps }: Track): Row => [
  lngLat[0],
  lngLat[1],
  at,
  headingDeg ?? null,
  speedMps ?? null,
]
const trackOf = (unitId: string, [lng, lat, at, headingDeg, speedMps]: Row): Track => ({
  unitId,
  lngLat: [lng, lat],
  at,
  headingDeg: headingDeg ?? undefined,
  speedMps: speedMps ?? undefined,
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How long a hub that starts waits for the Redis of tracks, ms; what it keeps is then heard as it comes. */
const START_WITHOUT_MS = 2000

/**
 * The hubs' common knowledge of where units are: one hash that outlives a hub, and a channel on which each hub tells the
 * others what it heard. All of it may be lost without harm: the next position of a unit mends it.
 */
export async function openTrackShare({ redis, prefix }: { redis: RedisClient; prefix: string }) {
  const name = `${prefix}:tracks`
  const hub = randomUUID()
  const ears = staysEnded(redis.duplicate())
  // The connection comes back by itself and subscribes again; until then only this hub's own positions move.
  ears.on('error', () => {})
  // A Redis of tracks that is away must not keep a hub from starting.
  const connected = ears.connect().then(
    () => {},
    () => {},
  )
  await Promise.race([connected, sleep(START_WITHOUT_MS, undefined, { ref: false })])

  return {
    async load(): Promise<Track[]> {
      const kept = await redis.hGetAll(name).catch(() => ({}))
      return Object.entries(kept).flatMap(([unitId, text]) => {
        const row = parsed(text)
        return isRow.Check(row) ? [trackOf(unitId, row)] : []
      })
    },
    keep: async (tracks: readonly Track[]): Promise<void> => {
      await redis.hSet(name, Object.fromEntries(tracks.map((track) => [track.unitId, JSON.stringify(rowOf(track))])))
    },
    tell: async (tracks: readonly Track[]): Promise<void> => {
      const rows = Object.fromEntries(tracks.map((track) => [track.unitId, rowOf(track)]))
      await redis.publish(name, JSON.stringify({ hub, rows }))
    },
    /** Hears what the other hubs tell, from now or from when Redis is there. */
    listen: async (hear: (track: Track) => void): Promise<void> => {
      const begin = () =>
        ears.subscribe(name, (text) => {
          const message = parsed(text)
          if (!isMessage.Check(message) || message.hub === hub) return
          for (const [unitId, row] of Object.entries(message.rows)) hear(trackOf(unitId, row))
        })
      if (ears.isReady) return begin()
      void connected.then(begin).catch(() => {})
    },
    close: (): void => ears.destroy(),
  }
}
