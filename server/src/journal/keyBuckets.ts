import type { RedisClient } from '../redis/connectRedis.ts'
import { createScript } from '../redis/script.ts'
import { within } from '../redis/within.ts'
import type { JournalKeys } from './keys.ts'
import type { Payload, RawLine } from './line.ts'

/**
 * Where idempotency keys are kept (J2): small hashes, because Redis stores a hash of few short fields in one piece of
 * memory, some 34 B a key where a key of its own would be 94 B. Which hash is told by the digest's first bytes, by linear
 * hashing: there are as many as are needed, and growing splits one at a time.
 *
 * In a hash, field = 12 B of the key's digest, value = seq (6 B), day of the entry (2 B), 8 B of the body's digest.
 * The head says how many keys there are (`keys`) and in how many hashes (`buckets`).
 */
export const FIRST_BUCKETS = 16
/** Keys in a bucket on average before another bucket is made; one that was not split yet then has twice as many. */
export const KEYS_A_BUCKET = 32
/** Idempotency keys are kept for 30 days (J2), and the day on which they were made. */
const KEPT_DAYS = 31
const DAY_MS = 86_400_000
/** Buckets split, or looked through, in one call: bounded, because nothing else is answered meanwhile. */
const STEP = 8

/** Lua: the number of a digest's bucket. Those below the split point, and those that were made by it, use one bit more. */
export const BUCKET_OF = `
local function bucketsOf(buckets)
  local low = 1
  while low * 2 <= buckets do low = low * 2 end
  return function(digest)
    local bucket = struct.unpack('>I4', digest) % (low * 2)
    return bucket < buckets and bucket or bucket - low
  end, low
end
`

/** KEYS: head, buckets. ARGV: marks. Answers one a mark: nothing, `known seq`, `other`. */
const FIRSTS_SCRIPT = `
${BUCKET_OF}
local bucketOf = bucketsOf(tonumber(redis.call('HGET', KEYS[1], 'buckets') or '${FIRST_BUCKETS}'))
local answers = {}
for i = 20, #ARGV[1], 20 do
  local digest = string.sub(ARGV[1], i - 19, i - 8)
  local known = redis.call('HGET', KEYS[2] .. bucketOf(digest), digest)
  local answer = ''
  if known then
    local seq, _, body = struct.unpack('>I6I2c8', known)
    answer = body == string.sub(ARGV[1], i - 7, i) and string.format('known %.0f', seq) or 'other'
  end
  answers[#answers + 1] = answer
end
return answers
`

/** Makes room: splits at most so many buckets. KEYS: head, buckets. ARGV: how many. Answers `crowded` while there are too few. */
const SPLIT_SCRIPT = `
${BUCKET_OF}
local head = redis.call('HMGET', KEYS[1], 'keys', 'buckets')
local keys, buckets = tonumber(head[1] or '0'), tonumber(head[2] or '${FIRST_BUCKETS}')
for _ = 1, tonumber(ARGV[1]) do
  if keys <= buckets * ${KEYS_A_BUCKET} then break end
  local _, low = bucketsOf(buckets)
  local bucketOf = bucketsOf(buckets + 1)
  local from = KEYS[2] .. (buckets - low)
  local all = redis.call('HGETALL', from)
  local set, gone = {}, {}
  for i = 1, #all, 2 do
    if bucketOf(all[i]) == buckets then
      gone[#gone + 1] = all[i]
      set[#set + 1] = all[i]
      set[#set + 1] = all[i + 1]
    end
  end
  for i = 1, #set, 1000 do redis.call('HSET', KEYS[2] .. buckets, unpack(set, i, math.min(i + 999, #set))) end
  for i = 1, #gone, 1000 do redis.call('HDEL', from, unpack(gone, i, math.min(i + 999, #gone))) end
  buckets = buckets + 1
  redis.call('HSET', KEYS[1], 'buckets', buckets)
end
return { keys > buckets * ${KEYS_A_BUCKET} and 'crowded' or '' }
`

/**
 * Forgets keys of before a day. KEYS: head, buckets. ARGV: that day, today, first bucket, how many. Answers the next
 * bucket, or nothing at the end or where another hub has begun today.
 */
const FORGET_SCRIPT = `
local from = tonumber(ARGV[3])
if from == 0 then
  if redis.call('HGET', KEYS[1], 'forgotOn') == ARGV[2] then return { '' } end
  redis.call('HSET', KEYS[1], 'forgotOn', ARGV[2])
end
local buckets = tonumber(redis.call('HGET', KEYS[1], 'buckets') or '${FIRST_BUCKETS}')
local last = math.min(from + tonumber(ARGV[4]), buckets) - 1
for bucket = from, last do
  local all = redis.call('HGETALL', KEYS[2] .. bucket)
  local gone = {}
  for i = 1, #all, 2 do
    local _, day = struct.unpack('>I6I2', all[i + 1])
    if day < tonumber(ARGV[1]) then gone[#gone + 1] = all[i] end
  end
  for i = 1, #gone, 1000 do redis.call('HDEL', KEYS[2] .. bucket, unpack(gone, i, math.min(i + 999, #gone))) end
  if #gone > 0 then redis.call('HINCRBY', KEYS[1], 'keys', -#gone) end
end
return { last + 1 < buckets and tostring(last + 1) or '' }
`

/**
 * Notes what entries led to that lie in the journal already. KEYS: head, buckets, versions. ARGV: marks, number of
 * versions, name and seq of each (0: the thing is no more); then seq and day of each mark.
 */
const REMEMBER_SCRIPT = `
${BUCKET_OF}
local buckets = redis.call('HGET', KEYS[1], 'buckets') or '${FIRST_BUCKETS}'
local bucketOf = bucketsOf(tonumber(buckets))
local first = 3 + 2 * tonumber(ARGV[2])
for i = 3, first - 1, 2 do
  if ARGV[i + 1] == '0' then redis.call('HDEL', KEYS[3], ARGV[i]) else redis.call('HSET', KEYS[3], ARGV[i], ARGV[i + 1]) end
end
local fresh = 0
for i = 1, #ARGV[1] / 20 do
  local digest = string.sub(ARGV[1], i * 20 - 19, i * 20 - 8)
  local record = struct.pack('>I6I2c8', tonumber(ARGV[first]), tonumber(ARGV[first + 1]), string.sub(ARGV[1], i * 20 - 7, i * 20))
  fresh = fresh + redis.call('HSET', KEYS[2] .. bucketOf(digest), digest, record)
  first = first + 2
end
redis.call('HINCRBY', KEYS[1], 'keys', fresh)
redis.call('HSET', KEYS[1], 'buckets', buckets)
return {}
`

/** An idempotency key's digest and its body's, as an entry keeps them. */
export type Mark = Pick<Payload['command'], 'key' | 'body'>

/** What was remembered of a key: the entry that its first sending led to, and whether that asked the same. */
export type First = { readonly seq: number; readonly isSame: true } | { readonly isSame: false }

/** What an entry in the journal tells of its command's key (J2). `at`: epoch ms. */
export type KeyRecord = Mark & { readonly seq: number; readonly at: number }

/** Idempotency records, made again from entries of the journal: for a restore, or where an index was lost. */
export const idempotencyRecords = (lines: readonly RawLine[]): KeyRecord[] =>
  lines.map(({ seq, at, payload }) => {
    const { command }: Payload = JSON.parse(payload)
    return { seq, at, key: command.key, body: command.body }
  })

/** Marks as the scripts read them: 12 B of each key's digest, 8 of its body's. */
export function packMarks(marks: readonly Mark[]): Buffer {
  const packed = Buffer.alloc(marks.length * 20)
  marks.forEach(({ key, body }, i) => {
    packed.write(key, i * 20, 12, 'base64url')
    packed.write(body, i * 20 + 12, 8, 'latin1')
  })
  return packed
}

/** The idempotency keys of one world. */
export function createKeyBuckets({ redis, keys }: { redis: RedisClient; keys: JournalKeys }) {
  const places = [keys.head, keys.buckets]
  const [firsts, split, forget, remember] = [
    createScript(redis, FIRSTS_SCRIPT),
    createScript(redis, SPLIT_SCRIPT),
    createScript(redis, FORGET_SCRIPT),
    createScript(redis, REMEMBER_SCRIPT),
  ]
  let isSplitting = false
  let forgotOn = 0

  async function splitAll(): Promise<void> {
    while ((await split(places, [String(STEP)]))[0] === 'crowded');
  }

  async function forgetOld(today: number): Promise<void> {
    let from = '0'
    while (from !== '')
      [from = ''] = await forget(places, [String(today - KEPT_DAYS), String(today), from, String(STEP)])
  }

  return {
    /** What these keys led to, each undefined where it is new. */
    async firstOf(marks: readonly Mark[]): Promise<(First | undefined)[]> {
      const answers = await within(firsts(places, [packMarks(marks)]))
      return answers.map((answer) => {
        if (answer === '') return undefined
        return answer === 'other' ? { isSame: false } : { isSame: true, seq: Number(answer.slice('known '.length)) }
      })
    },
    /** Makes room for more keys. What fails is made up for by the next call: until then buckets are only fuller. */
    makeRoom(): void {
      if (isSplitting) return
      isSplitting = true
      splitAll()
        .catch(() => {})
        .finally(() => {
          isSplitting = false
        })
    },
    /** Forgets what is older than 30 days, once a day whichever hub comes first. `at`: the time now, epoch ms. */
    forgetOld(at: number): void {
      const today = Math.floor(at / DAY_MS)
      if (today === forgotOn) return
      forgotOn = today
      forgetOld(today).catch(() => {})
    },
    /** Notes keys of entries that lie in the journal, and the entry that touched each thing last. */
    async remember(records: readonly KeyRecord[], versions: ReadonlyMap<string, number>): Promise<void> {
      const named = [...versions].flatMap(([name, seq]) => [name, String(seq)])
      const dated = records.flatMap(({ seq, at }) => [String(seq), String(Math.floor(at / DAY_MS))])
      await remember([...places, keys.versions], [packMarks(records), String(versions.size), ...named, ...dated])
    },
  }
}
