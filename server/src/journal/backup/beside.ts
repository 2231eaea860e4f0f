import { RESP_TYPES } from 'redis'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { RedisOf } from '../../redis/connections.ts'
import type { RedisClient } from '../../redis/connectRedis.ts'

/** A key of Redis with what it holds, as text that any version reads; values are base64. `ttl`: ms, or -1 for ever. */
const Kept = Type.Object({
  key: Type.String(),
  kind: Type.Union(['string', 'hash', 'set', 'zset', 'list', 'stream'].map((kind) => Type.Literal(kind))),
  ttl: Type.Integer(),
  /** What the key is written with, a command's arguments in each. */
  rows: Type.Array(Type.Array(Type.String())),
})
type Kept = Type.Static<typeof Kept>

const KeptLine = Compile(Kept)

/** What a backup leaves out, by what stands behind the hash tag: the journal and what follows from it, positions, drills. */
const LEFT_OUT = /^:(journal|head|versions|snapshot|consumers|archive|k:.*|tracks.*|drills)$/

/** What ends by itself within a day is left out, too: sessions, leases, delays after wrong passwords. */
const DAY_MS = 24 * 3600 * 1000

/** Rows written in one call. */
const CHUNK = 500

type Raw = Buffer | string | number | null | readonly Raw[]

const bytesOf = (value: Raw | undefined): Buffer => (Buffer.isBuffer(value) ? value : Buffer.from(String(value ?? '')))
const listOf = (value: Raw | undefined): readonly Raw[] => (Array.isArray(value) ? value : [])
const pairs = (flat: readonly Raw[]): Raw[][] =>
  flat.flatMap((value, i) => (i % 2 === 0 ? [[value, flat[i + 1] ?? null]] : []))

/** Every key of a hash tag that a backup keeps. */
export async function* besideKeys(redis: RedisClient, tag: string): AsyncGenerator<string> {
  for await (const keys of redis.scanIterator({ MATCH: `${tag}:*`, COUNT: 1000 }))
    for (const key of keys) if (!LEFT_OUT.test(key.slice(tag.length))) yield key
}

/** Reads a key as it will be written again; undefined where it has gone meanwhile. */
export async function keep(redis: RedisClient, key: string): Promise<Kept | undefined> {
  const raw = redis.withTypeMapping({
    [RESP_TYPES.BLOB_STRING]: Buffer,
    [RESP_TYPES.MAP]: Array,
    [RESP_TYPES.DOUBLE]: String,
  })
  const ask = async (...args: string[]): Promise<Raw> => raw.sendCommand<Raw>(args)
  const kind = await redis.type(key)
  const ttl = await redis.pTTL(key)
  const readers: Readonly<Record<string, () => Promise<readonly (readonly Raw[])[]>>> = {
    string: async () => [[await ask('GET', key)]],
    hash: async () => pairs(listOf(await ask('HGETALL', key))),
    set: async () => listOf(await ask('SMEMBERS', key)).map((member) => [member]),
    zset: async () =>
      listOf(await ask('ZRANGE', key, '0', '-1', 'WITHSCORES')).map((pair) => listOf(pair).toReversed()),
    list: async () => listOf(await ask('LRANGE', key, '0', '-1')).map((item) => [item]),
    stream: async () =>
      listOf(await ask('XRANGE', key, '-', '+')).map((entry) => {
        const [id = null, fields] = listOf(entry)
        return [id, ...listOf(fields)]
      }),
  }
  const rows = await readers[kind]?.()
  if (ttl > 0 && ttl <= DAY_MS) return undefined
  const found = { key, kind, ttl, rows: rows?.map((row) => row.map((value) => bytesOf(value).toString('base64'))) }
  return KeptLine.Check(found) && found.rows.length > 0 ? found : undefined
}

const NO_ID = Buffer.from('*')

const WRITERS: Readonly<Record<string, string>> = {
  string: 'SET',
  hash: 'HSET',
  set: 'SADD',
  zset: 'ZADD',
  list: 'RPUSH',
}

/** Writes a line that `keep` made, where keys of its hash tag are. Throws where it is none. */
export async function putBack(redisOf: RedisOf, line: string): Promise<void> {
  const kept: unknown = JSON.parse(line)
  if (!KeptLine.Check(kept)) throw new Error('a line beside the journal cannot be read')
  const { key, kind, ttl, rows } = kept
  const redis = await redisOf(key.slice(0, key.indexOf('}') + 1))
  const values = rows.map((row) => row.map((value) => Buffer.from(value, 'base64')))
  const writer = WRITERS[kind]
  for (let i = 0; i < values.length; i += CHUNK) {
    const some = values.slice(i, i + CHUNK)
    if (writer) await redis.sendCommand([writer, key, ...some.flat()])
    // Sent together: one write to disk serves all of them.
    else await Promise.all(some.map(([id = NO_ID, ...fields]) => redis.sendCommand(['XADD', key, id, ...fields])))
  }
  if (ttl > 0) await redis.pExpire(key, ttl)
}
