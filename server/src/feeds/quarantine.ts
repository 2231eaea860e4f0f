import type { RedisClient } from '../redis/connectRedis.ts'

/** Kept at most, of all feeds together, and their bytes: the journal's Redis has this much to spare. The oldest go first. */
const KEPT = 5000
const BYTES_KEPT = 32 * 1024 * 1024
/** Kept in one sending: others have their turn in between. */
const AT_ONCE = 200
/** Bytes kept of one body. What is longer is kept cut, and cannot be replayed. */
const BYTES_OF_ONE = 1024 * 1024

/** Something that a feed sent and we could not accept (J8). `at`: Redis's clock; `cityTime`: the city's; epoch ms both. */
export type Quarantined = {
  readonly id: string
  readonly feed: string
  readonly code: string
  readonly message: string
  readonly at: number
  readonly cityTime: number
  readonly contentType: string
  readonly bytes: Buffer
  readonly isCut: boolean
  /** The unit whose device sent it, where its key was bound to one. */
  readonly deviceId?: string
}

type Refused = Omit<Quarantined, 'id' | 'at' | 'isCut'>

/** How much is kept now, and how many were dropped since the beginning because there was no room. */
export type QuarantineSums = { readonly kept: number; readonly dropped: number }

/** Adds one and makes room: what goes is counted. ARGV: most entries, most bytes, bytes of this one, then its fields. */
const KEEP = `
local size = tonumber(ARGV[3])
local held = redis.call('INCRBY', KEYS[2], size)
local count = redis.call('XLEN', KEYS[1])
while count > 0 and (count >= tonumber(ARGV[1]) or held > tonumber(ARGV[2])) do
  local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  for i = 1, #oldest[2], 2 do
    if oldest[2][i] == 'size' then held = redis.call('DECRBY', KEYS[2], oldest[2][i + 1]) end
  end
  redis.call('XDEL', KEYS[1], oldest[1])
  redis.call('INCR', KEYS[3])
  count = count - 1
end
return redis.call('XADD', KEYS[1], '*', unpack(ARGV, 4))
`

/** Takes one out, unless somebody else has. */
const DROP = `
local found = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])[1]
if not found then return 0 end
for i = 1, #found[2], 2 do
  if found[2][i] == 'size' then redis.call('DECRBY', KEYS[2], found[2][i + 1]) end
end
return redis.call('XDEL', KEYS[1], ARGV[1])
`

/** What feeds sent and we could not accept, in one stream a world, for every hub. */
export function createQuarantine({
  redis,
  prefix,
  kept = KEPT,
  bytesKept = BYTES_KEPT,
}: {
  redis: RedisClient
  prefix: string
  kept?: number
  bytesKept?: number
}) {
  const stream = `${prefix}:quarantine`
  const keys = [stream, `${stream}:bytes`, `${stream}:dropped`]

  function read({ id, message: kept }: { id: string; message: Record<string, string> }): Quarantined {
    const { feed = '', code = '', message = '', cityTime, contentType = '', bytes = '', isCut, deviceId } = kept
    return {
      ...{ id, feed, code, message, contentType, deviceId },
      at: Number(id.split('-')[0]),
      cityTime: Number(cityTime),
      bytes: Buffer.from(bytes, 'base64'),
      isCut: isCut === '1',
    }
  }

  function keepArguments({ feed, code, message, cityTime, contentType, bytes, deviceId }: Refused): string[] {
    const base64 = bytes.subarray(0, BYTES_OF_ONE).toString('base64')
    const fields = {
      ...{ feed, code, message, contentType, cityTime: String(cityTime), bytes: base64 },
      isCut: bytes.length > BYTES_OF_ONE ? '1' : '0',
      ...(deviceId === undefined ? {} : { deviceId }),
    }
    const size = String(base64.length)
    return [String(kept), String(bytesKept), size, ...['size', size], ...Object.entries(fields).flat()]
  }

  return {
    /** Keeps them all, in their order, before the source is told. */
    async keep(refused: readonly Refused[]): Promise<void> {
      // Of more than there is room for only the newest would stay.
      const lost = Math.max(0, refused.length - kept)
      if (lost > 0) await redis.incrBy(`${stream}:dropped`, lost)
      for (let from = lost; from < refused.length; from += AT_ONCE) {
        const batch = redis.multi()
        for (const one of refused.slice(from, from + AT_ONCE)) batch.eval(KEEP, { keys, arguments: keepArguments(one) })
        await batch.execAsPipeline()
      }
    },
    /** The newest first, at most `limit`, before `before` (an id). */
    async list({ limit, before }: { limit: number; before?: string }): Promise<Quarantined[]> {
      const entries = await redis.xRevRange(stream, before ? `(${before}` : '+', '-', { COUNT: limit })
      return (entries ?? []).map(read)
    },
    async sums(): Promise<QuarantineSums> {
      const [count, dropped] = await Promise.all([redis.xLen(stream), redis.get(`${stream}:dropped`)])
      return { kept: count, dropped: Number(dropped ?? 0) }
    },
    async find(id: string): Promise<Quarantined | undefined> {
      const [entry] = (await redis.xRange(stream, id, id)) ?? []
      return entry && read(entry)
    },
    /** Takes it out: it was replayed, and what it told is in the journal. */
    drop: async (id: string): Promise<void> => {
      await redis.eval(DROP, { keys: keys.slice(0, 2), arguments: [id] })
    },
  }
}
