import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { CannotStart } from '../../server/src/cannotStart.ts'
import { archivePlaceOf, openAttachments, openStorage } from '../../server/src/journal/archive/openStorage.ts'
import { type BackupManifest, readManifest } from '../../server/src/journal/backup/manifest.ts'
import { type Restored, restore } from '../../server/src/journal/backup/restore.ts'
import { journalKeys, sharedTag } from '../../server/src/journal/keys.ts'
import { createConnections } from '../../server/src/redis/connections.ts'
import { openRedis } from '../../server/src/redis/openRedis.ts'
import { putKeysBack } from './keysApart.ts'
import { counted, type Op, readArgs } from './op.ts'
import { tell } from './verifyOp.ts'

const usage = `npm run ops -- restore --from FOLDER --data DIR [--personal FILE]
brings a backup back into an empty data folder and proves it while doing so; then npm start -- --data DIR
  --from FOLDER    a folder of npm run ops -- backup
  --data DIR       a folder that is empty or not there yet
  --personal FILE  the keys that backup --personal wrote; without them callers' names stay sealed and second factors are
                   set up anew (user password)
With REDIS_URL or ARCHIVE_URL set, that Redis and that storage take it; they must hold nothing of this city.`

function refuseUnlessEmpty(data: string): void {
  if (existsSync(data) && readdirSync(data).length > 0)
    throw new CannotStart(
      `${data} is not empty. A restore never writes over anything: name an empty folder with --data.`,
    )
}

async function restoreInto(data: string, from: string, manifest: BackupManifest): Promise<Restored> {
  const { city } = manifest
  const tag = sharedTag(city)
  const handle = await openRedis({ dataDir: data, tag, url: process.env.REDIS_URL || undefined })
  try {
    const connections = createConnections(handle, () => {})
    try {
      const openArchive = (world: string) => openStorage(archivePlaceOf(process.env), { dataDir: data, city, world })
      const attachments = openAttachments(archivePlaceOf(process.env), { dataDir: data, city })
      for (const { world } of manifest.worlds) {
        const { tag, stream } = journalKeys(city, world)
        const redis = await connections.of(tag)
        if ((await redis.exists(stream)) > 0 || (await openArchive(world).list()).length > 0)
          throw new CannotStart(`Redis or the archive holds something of ${city}, ${world}, already.`)
      }
      return await restore({ from, manifest, redisOf: connections.of, openArchive, attachments })
    } finally {
      await connections.close()
    }
  } finally {
    await handle.stop()
  }
}

export const restoreOp: Op = {
  name: 'restore',
  does: 'brings a backup back into an empty folder, proven',
  usage,
  async run(args, say) {
    const flags = { from: { type: 'string' }, data: { type: 'string' }, personal: { type: 'string' } } as const
    const { values } = readArgs(args, flags, usage)
    if (!values.from || !values.data)
      throw new CannotStart(`Say from where with --from and where to with --data.\n\n${usage}`)
    const [from, data] = [resolve(values.from), resolve(values.data)]
    refuseUnlessEmpty(data)
    const manifest = await readManifest(from)
    await mkdir(data, { recursive: true })
    const began = performance.now()
    const { ok, worlds } = await restoreInto(data, from, manifest).catch(async (error: unknown) => {
      await rm(data, { recursive: true, force: true })
      throw error
    })
    for (const { world, verified } of worlds) {
      say(`${world}:`)
      tell(say, verified)
    }
    if (!ok) {
      await rm(data, { recursive: true, force: true })
      say('Nothing was restored. Take another backup.')
      return false
    }
    if (values.personal) say(`${await putKeysBack(data, values.personal)} keys put back`)
    const entries = worlds.reduce((sum, { seq }) => sum + seq, 0)
    say(`${counted(entries)} entries restored and proven in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    return true
  },
}
