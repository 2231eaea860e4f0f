import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { HistoryLine, PlainState } from '@muster/shared/kernel/state.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import type { JournalKeys } from './keys.ts'

/** All that a hub needs to go on from `seq` without reading what came before. */
export type Snapshot = {
  readonly seq: number
  readonly link: string
  readonly fold: number
  readonly state: PlainState
  readonly histories: readonly (readonly [string, readonly HistoryLine[]])[]
  readonly versions: readonly (readonly [string, number])[]
}

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Writes only over an older one: two hubs may both think it is time. */
const KEEP_NEWER = `
local had = redis.call('HGET', KEYS[1], 'seq')
if had and tonumber(had) >= tonumber(ARGV[1]) and redis.call('HGET', KEYS[1], 'fold') == ARGV[3] then return 0 end
redis.call('HSET', KEYS[1], 'seq', ARGV[1], 'body', ARGV[2], 'fold', ARGV[3])
return 1
`

/** Keeps and reads the newest snapshot of a world. A snapshot of another fold is left alone: the journal is read instead. */
export const createSnapshots = ({ redis, keys }: { redis: RedisClient; keys: JournalKeys }) => ({
  async keep(snapshot: Snapshot): Promise<void> {
    const body = (await pack(JSON.stringify(snapshot))).toString('base64')
    await redis.eval(KEEP_NEWER, {
      keys: [keys.snapshot],
      arguments: [String(snapshot.seq), body, String(snapshot.fold)],
    })
  },
  async newest(fold: number): Promise<Snapshot | undefined> {
    const kept = await redis.hmGet(keys.snapshot, ['body', 'fold'])
    const [body, keptFold] = kept
    if (!body || keptFold !== String(fold)) return undefined
    const snapshot: Snapshot = JSON.parse((await unpack(Buffer.from(body, 'base64'))).toString('utf8'))
    return snapshot
  },
})
