import type { Cursor } from '@muster/shared/kernel/entry.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import type { JournalKeys } from './keys.ts'

/** A packed snapshot and where it stands. */
export type Snapshot = Cursor & { readonly packed: Buffer }

/** Writes only over an older one: two hubs may both think it is time. */
const KEEP_NEWER = `
local had = redis.call('HGET', KEYS[1], 'seq')
if had and tonumber(had) >= tonumber(ARGV[1]) and redis.call('HGET', KEYS[1], 'fold') == ARGV[3] then return 0 end
redis.call('HSET', KEYS[1], 'seq', ARGV[1], 'body', ARGV[2], 'fold', ARGV[3], 'link', ARGV[4])
return 1
`

/** Keeps and reads the newest snapshot of a world. A snapshot of another fold is left alone: the journal is read instead. */
export const createSnapshots = ({ redis, keys }: { redis: RedisClient; keys: JournalKeys }) => ({
  async keep({ seq, link, packed }: Snapshot, fold: number): Promise<void> {
    const body = packed.toString('base64')
    await redis.eval(KEEP_NEWER, { keys: [keys.snapshot], arguments: [String(seq), body, String(fold), link] })
  },
  async newest(fold: number): Promise<Snapshot | undefined> {
    const [seq, body, keptFold, link] = await redis.hmGet(keys.snapshot, ['seq', 'body', 'fold', 'link'])
    if (!seq || !body || typeof link !== 'string' || keptFold !== String(fold)) return undefined
    return { seq: Number(seq), link, packed: Buffer.from(body, 'base64') }
  },
  /** Where the newest stands, of whatever fold; 0 for none. */
  seq: async (): Promise<number> => Number((await redis.hGet(keys.snapshot, 'seq')) ?? 0),
})

export type Snapshots = ReturnType<typeof createSnapshots>
