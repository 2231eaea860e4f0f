import type { RedisClient } from '../redis/connectRedis.ts'
import { createScript } from '../redis/script.ts'
import { within } from '../redis/within.ts'

/** Drills of a city at once: each is held in memory whole. */
export const DRILLS = 3
/** A drill of which nobody heard for so long after its place was taken has lost the hub that began it, ms. */
const RESERVED_MS = 120_000
/** How long it is remembered that a drill has ended, for hubs that were away, ms. */
const ENDED_MS = 30 * 86_400_000

/** A drill as the city knows it. `begunAt`: city time, epoch ms. */
export type Drill = { readonly id: string; readonly title: string; readonly by: string; readonly begunAt: number }

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`

/** KEYS: drills, reserved. ARGV: id, most. Places are counted and taken in one step: two who ask at once are told apart. */
const RESERVE = `${NOW}
if redis.call('HLEN', KEYS[1]) + redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[2]) then return {'full'} end
redis.call('HSET', KEYS[2], ARGV[1], string.format('%.0f', now))
return {'ok'}
`

/** KEYS: drills, reserved. ARGV: id, drill. */
const ANNOUNCE = `
if redis.call('HDEL', KEYS[2], ARGV[1]) == 0 then return {'lapsed'} end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return {'ok'}
`

/** KEYS: drills, reserved, ended. ARGV: id. */
const END = `${NOW}
local known = redis.call('HDEL', KEYS[1], ARGV[1])
if known + redis.call('HDEL', KEYS[2], ARGV[1]) > 0 then
  redis.call('HSET', KEYS[3], ARGV[1], string.format('%.0f', now))
end
return {known == 1 and 'ended' or 'unknown'}
`

/** KEYS: drills, reserved, ended. ARGV: how long each lasts: reserved, ended, and ended before it may be taken away. */
const LOOK = `${NOW}
local reserved = redis.call('HGETALL', KEYS[2])
for i = 1, #reserved, 2 do
  if now - reserved[i + 1] > tonumber(ARGV[1]) then
    redis.call('HDEL', KEYS[2], reserved[i])
    redis.call('HSET', KEYS[3], reserved[i], string.format('%.0f', now))
  end
end
local gone = {}
local ended = redis.call('HGETALL', KEYS[3])
for i = 1, #ended, 2 do
  local age = now - ended[i + 1]
  if age > tonumber(ARGV[2]) then
    redis.call('HDEL', KEYS[3], ended[i])
  elseif age >= tonumber(ARGV[3]) then
    gone[#gone + 1] = ended[i]
  end
end
return {table.concat(redis.call('HKEYS', KEYS[1]), ' '), table.concat(gone, ' ')}
`

const idsIn = (text = ''): ReadonlySet<string> => new Set(text.split(' ').filter((id) => id !== ''))

/** Which drills a city has, for all of its hubs: the one truth of what may be opened. Rejects where Redis is away. */
export function createDrillList({
  redis,
  city,
  reservedMs = RESERVED_MS,
}: {
  redis: RedisClient
  city: string
  reservedMs?: number
}) {
  const drills = `{${city}}:drills`
  const places = [drills, `${drills}:reserved`, `${drills}:ended`]
  const scriptOf = (text: string) => {
    const script = createScript(redis, text)
    return (...args: (string | number)[]): Promise<string[]> => within(script(places, args.map(String)))
  }
  const [reserve, announce, end, look] = [scriptOf(RESERVE), scriptOf(ANNOUNCE), scriptOf(END), scriptOf(LOOK)]

  return {
    all: async (): Promise<Drill[]> =>
      Object.values(await within(redis.hGetAll(drills))).map((text): Drill => JSON.parse(text)),
    has: async (id: string): Promise<boolean> => (await within(redis.hExists(drills, id))) === 1,
    /** Takes a place for a drill that is being begun; false where there is none left. */
    reserve: async (id: string): Promise<boolean> => (await reserve(id, DRILLS))[0] === 'ok',
    /** From now on it may be opened. False where its place was given away because it took too long. */
    announce: async (drill: Drill): Promise<boolean> => (await announce(drill.id, JSON.stringify(drill)))[0] === 'ok',
    /** Takes it, or the place that was held for it, out of the list; false where it was no drill. */
    end: async (id: string): Promise<boolean> => (await end(id))[0] === 'ended',
    /** What there is, and what ended at least `letGoMs` ago. */
    async look(letGoMs: number): Promise<{ open: ReadonlySet<string>; gone: ReadonlySet<string> }> {
      const [open, gone] = await look(reservedMs, ENDED_MS, letGoMs)
      return { open: idsIn(open), gone: idsIn(gone) }
    },
  }
}
