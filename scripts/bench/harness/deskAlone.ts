import { join } from 'node:path'
import { loadCity } from '@muster/server/cities/loadCity.ts'
import type { CommandDesk } from '@muster/server/command/ask.ts'
import { createDesk } from '@muster/server/command/desk.ts'
import { openWorld } from '@muster/server/command/openWorld.ts'
import { createPersonalKeys } from '@muster/server/command/personalKeys.ts'
import { createProvide } from '@muster/server/command/provide.ts'
import { createAreas } from '@muster/server/dispatch/areas.ts'
import { createEstimates } from '@muster/server/dispatch/estimate.ts'
import { createNetwork } from '@muster/server/dispatch/network.ts'
import { loadRoadMap } from '@muster/server/dispatch/roadMap.ts'
import { createJournal, type Journal } from '@muster/server/journal/journal.ts'
import { journalKeys } from '@muster/server/journal/keys.ts'
import { createLiveState, type LiveState } from '@muster/server/journal/liveState.ts'
import { createSnapshots } from '@muster/server/journal/snapshots.ts'
import { connectRedis, type RedisClient } from '@muster/server/redis/connectRedis.ts'
import { openRedis } from '@muster/server/redis/openRedis.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { check } from '../benchmark.ts'
import type { Place } from './place.ts'

/** A hub's command desk with its journal, fold and tail, in this process and without its HTTP. */
export type DeskAlone = {
  readonly desk: CommandDesk
  readonly journal: Journal
  readonly live: LiveState
  readonly redis: RedisClient
}

/** Puts a desk together as `hub.ts` does, on a Redis of its own in `place`, with the sample city in its journal. */
export async function openDesk({ folder, atEnd }: Place): Promise<DeskAlone> {
  const store = await openRedis({ dataDir: folder, say: () => {} })
  atEnd(store.stop)
  check(store.durable, `the Redis of this run is not durable: ${store.reason}`)
  const pack = await loadCity('sf')
  check(!isRefusal(pack), 'the sample city cannot be read')
  const [redis, tailRedis] = await Promise.all([connectRedis(store), connectRedis(store)])
  atEnd(() => redis.destroy())
  const keys = journalKeys(pack.city.id, 'live')
  const journal = createJournal({ redis, tailRedis, keys })
  const live = createLiveState({ journal, snapshots: createSnapshots({ redis, keys }), tell: () => {} })
  const estimates = createEstimates({
    network: createNetwork(loadRoadMap(pack)),
    city: live.city,
    positionOf: () => undefined,
    cityNow: live.cityNow,
  })
  const { timeZone } = pack.city
  const personal = createPersonalKeys({ folder: join(folder, 'personal') })
  const provide = createProvide({ journal, live, areas: createAreas(pack), estimates, timeZone, personal })
  const desk = createDesk({ journal, live, provide })
  await live.load()
  const ended = new AbortController()
  const following = journal.follow({
    position: () => live.head().seq,
    onLines: (lines) => live.offerChecked(lines),
    onTrouble: () => {},
    signal: ended.signal,
  })
  atEnd(async () => {
    ended.abort()
    tailRedis.destroy()
    await following
  })
  await openWorld({ desk, live, pack, sample: true, epochMs: Date.parse(pack.city.defaultEpoch) })
  return { desk, journal, live, redis }
}
