import { join } from 'node:path'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { CannotStart } from '../../cannotStart.ts'
import type { RedisOf } from '../../redis/connections.ts'
import type { RedisClient } from '../../redis/connectRedis.ts'
import { createArchive } from '../archive/archive.ts'
import { nameOf } from '../archive/manifest.ts'
import { folderStorage, type Storage } from '../archive/storage.ts'
import { journalKeys } from '../keys.ts'
import type { RawLine } from '../line.ts'
import { createSnapshots } from '../snapshots.ts'
import { packSnapshot } from '../snapshotText.ts'
import { checkArchive } from '../verify/checkArchive.ts'
import { linesOfText } from '../verify/exportFile.ts'
import { createProof } from '../verify/proof.ts'
import { createRefold } from '../verify/refold.ts'
import { archiveLines } from '../verify/source.ts'
import { type Verified, verifyLines } from '../verify/verify.ts'
import { putBack } from './beside.ts'
import {
  ATTACHMENTS,
  type BackedUpWorld,
  type BackupManifest,
  BESIDE,
  copyAll,
  sha256Of,
  TAIL,
  worldFolder,
} from './manifest.ts'
import { createRemembering } from './remembering.ts'

/** Lines in one piece, and entries written to the stream in one go. */
const CHUNK = 1000
/** State hashes are compared in the last so many entries: each before costs as much as a thousand entries' fold. */
const COMPARED_ENTRIES = 20_000

async function* tailLines(path: string): AsyncGenerator<readonly RawLine[]> {
  let some: RawLine[] = []
  for await (const text of linesOfText(path)) {
    some.push(JSON.parse(text))
    if (some.length < CHUNK) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** Compares every file with the sum that the manifest says. Throws CannotStart with those that differ. */
async function checkFiles(folder: string, { files }: BackupManifest): Promise<void> {
  const wrong: string[] = []
  for (const [name, sum] of Object.entries(files))
    if ((await sha256Of(join(folder, name)).catch(() => '')) !== sum) wrong.push(name)
  if (wrong.length > 0)
    throw new CannotStart(`This backup is damaged: ${wrong.join(', ')} differ from what was written.`)
}

async function copySegments(from: Storage, to: Storage): Promise<void> {
  const archive = createArchive(from)
  await archive.refresh()
  for (const span of archive.segments())
    for (const name of [`${nameOf(span)}.parquet`, `${nameOf(span)}.json`]) {
      const bytes = await from.get(name)
      if (bytes) await to.putNew(name, bytes)
    }
}

async function restoreWorld(
  { world, seq, link, archivedTo }: BackedUpWorld,
  { from, redis, city, storage }: { from: string; redis: RedisClient; city: string; storage: Storage },
): Promise<Verified> {
  const keys = journalKeys(city, world)
  const folder = join(from, worldFolder(world))
  await copySegments(folderStorage(join(folder, 'archive')), storage)
  const archive = createArchive(storage)
  const remembering = await createRemembering({ redis, keys, entries: seq })
  const refold = createRefold({
    hashFrom: seq - COMPARED_ENTRIES,
    departedFrom: archivedTo + 1,
    asked: remembering.note,
  })
  const proof = createProof()

  async function* lines(): AsyncGenerator<readonly RawLine[]> {
    for await (const some of archiveLines(archive, 0, archivedTo)) {
      yield some
      await remembering.flush()
    }
    for await (const some of tailLines(join(folder, TAIL))) {
      yield some
      await remembering.flush()
      await appendRaw(redis, keys.stream, some)
    }
  }

  const elsewhere = await checkArchive(archive)
  const verified = await verifyLines(lines(), { proof, refold, elsewhere })
  const { head } = verified
  if (head.seq !== seq || head.link !== link)
    proof.fault(head.seq, seq, `the journal ends at ${head.seq}, ${head.link}, and not at ${seq}, ${link}`)
  if (proof.end().faultCount > 0) return { ...verified, ...proof.end() }
  await remembering.finish(refold.folded)
  const packed = await packSnapshot({ ...head, fold: cityFold.version }, refold.folded.rows())
  await createSnapshots({ redis, keys }).keep({ ...head, packed }, cityFold.version)
  return verified
}

/** Puts lines into a stream as they are: they were proven, and carry their numbers and links. */
async function appendRaw(redis: RedisClient, stream: string, lines: readonly RawLine[]): Promise<void> {
  const fields = ({ at, city, link, payload }: RawLine) => ({ at: String(at), city: String(city), link, p: payload })
  await Promise.all(lines.map((line) => redis.xAdd(stream, `${line.seq}-0`, fields(line))))
}

/** What a restore brought back; `ok` where all of it is as it was written. */
export type Restored = {
  readonly ok: boolean
  readonly worlds: readonly (BackedUpWorld & { readonly verified: Verified })[]
}

/**
 * Brings a backup back into an empty Redis and an empty archive, and proves it while doing so: file sums, links, seals, a
 * refold. Where anything is not as it was written the answer says so, and what was written until then is of no use.
 */
export async function restore({
  from,
  manifest,
  redisOf,
  openArchive,
  attachments,
}: {
  from: string
  manifest: BackupManifest
  redisOf: RedisOf
  openArchive: (world: string) => Storage
  attachments: Storage
}): Promise<Restored> {
  await checkFiles(from, manifest)
  const { city } = manifest
  const worlds: (BackedUpWorld & { verified: Verified })[] = []
  for (const one of manifest.worlds) {
    const redis = await redisOf(journalKeys(city, one.world).tag)
    const verified = await restoreWorld(one, { from, redis, city, storage: openArchive(one.world) })
    worlds.push({ ...one, verified })
    if (verified.faultCount > 0) return { ok: false, worlds }
  }
  await copyAll(folderStorage(join(from, ATTACHMENTS)), attachments)
  for await (const line of linesOfText(join(from, BESIDE))) await putBack(redisOf, line)
  return { ok: true, worlds }
}
