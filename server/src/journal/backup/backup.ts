import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CannotStart } from '../../cannotStart.ts'
import type { RedisOf } from '../../redis/connections.ts'
import type { RedisClient } from '../../redis/connectRedis.ts'
import { type Archive, createArchive } from '../archive/archive.ts'
import { nameOf } from '../archive/manifest.ts'
import { folderStorage, type Storage } from '../archive/storage.ts'
import { type JournalKeys, journalKeys, sharedTag } from '../keys.ts'
import type { RawLine } from '../line.ts'
import { journalLines, streamTop } from '../verify/source.ts'
import { besideKeys, keep } from './beside.ts'
import {
  ATTACHMENTS,
  type BackedUpWorld,
  type BackupManifest,
  BESIDE,
  copyAll,
  MANIFEST,
  sha256Of,
  TAIL,
  worldFolder,
} from './manifest.ts'

/** A drill begins with a state that is not in its journal, and ends with its day: it is not backed up. */
const isDrill = (world: string): boolean => world.startsWith('drill:')

/** Worlds of a city that Redis holds a journal of, drills left out. */
async function worldsOf(redis: RedisClient, city: string): Promise<string[]> {
  const worlds: string[] = []
  for await (const keys of redis.scanIterator({ MATCH: `{${city}:*}:journal`, COUNT: 1000 }))
    for (const key of keys) worlds.push(key.slice(city.length + 2, key.indexOf('}')))
  return worlds.filter((world) => !isDrill(world)).sort()
}

async function write(path: string, lines: AsyncIterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await pipeline(Readable.from(lines), createWriteStream(path, { flush: true }))
}

async function* asText(pieces: AsyncIterable<readonly RawLine[]>): AsyncGenerator<string> {
  for await (const lines of pieces) yield lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

async function* besideText(redisOf: RedisOf, city: string): AsyncGenerator<string> {
  for (const tag of [sharedTag(city), journalKeys(city, 'live').tag]) {
    const redis = await redisOf(tag)
    for await (const key of besideKeys(redis, tag)) {
      const kept = await keep(redis, key)
      if (kept) yield `${JSON.stringify(kept)}\n`
    }
  }
}

/** Copies the archive's segments up to `to`; answers up to which entry they reach. */
async function copyArchive(from: Archive, to: Storage, seq: number): Promise<number> {
  await from.refresh()
  let reached = 0
  for (const span of from.segments()) {
    if (span.to > seq) break
    for (const name of [`${nameOf(span)}.parquet`, `${nameOf(span)}.json`]) {
      const bytes = await from.storage.get(name)
      if (!bytes) throw new CannotStart(`The archive at ${from.storage.says} lacks ${name}: verify says more.`)
      await to.replace(name, bytes)
    }
    reached = span.to
  }
  return reached
}

async function backUpWorld(
  { redis, keys, archive, world }: { redis: RedisClient; keys: JournalKeys; archive: Archive; world: string },
  folder: string,
): Promise<BackedUpWorld | undefined> {
  const top = await streamTop(redis, keys)
  if (!top) return undefined
  const { seq, link } = top
  const archivedTo = await copyArchive(archive, folderStorage(join(folder, 'archive')), seq)
  // Of the archive only what was copied: what joins it meanwhile is still read from the stream, or from there.
  const tail = journalLines({ archive, redis, keys, after: archivedTo, to: seq })
  await write(join(folder, TAIL), asText(tail))
  return { world, seq, link, archivedTo }
}

async function sumsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
  const paths = names.map(({ parentPath, name }) => join(parentPath, name)).sort()
  const sums: Record<string, string> = {}
  for (const path of paths) sums[path.slice(folder.length + 1)] = await sha256Of(path)
  return sums
}

/** Writes the manifest of what lies in the folder; last, because a folder without one is no backup. */
export async function conclude(folder: string, city: string, worlds: BackedUpWorld[]): Promise<BackupManifest> {
  const files = await sumsOf(folder)
  const manifest: BackupManifest = { muster: 'backup', version: 1, city, at: Date.now(), worlds, files }
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest)}\n`, { flush: true })
  return manifest
}

/**
 * Writes a backup of a city into a new folder: each world's journal up to the entry that was its last when the backup
 * began, and what else Redis holds for good. The hub may be running. Private keys and keys of personal data are not in it.
 */
export async function backUp({
  redisOf,
  city,
  openArchive,
  attachments,
  folder,
}: {
  redisOf: RedisOf
  city: string
  openArchive: (world: string) => Storage
  /** The files of the city's calls. */
  attachments: Storage
  folder: string
}): Promise<BackupManifest> {
  if (existsSync(folder)) throw new CannotStart(`${folder} is there already; a backup goes into a new folder.`)
  try {
    const worlds: BackedUpWorld[] = []
    const redis = await redisOf(journalKeys(city, 'live').tag)
    for (const world of await worldsOf(redis, city)) {
      const parts = { redis, keys: journalKeys(city, world), archive: createArchive(openArchive(world)), world }
      const done = await backUpWorld(parts, join(folder, worldFolder(world)))
      if (done) worlds.push(done)
    }
    if (worlds.length === 0) throw new CannotStart(`There is no journal of the city ${city} here.`)
    // After the journals: what they tell of is there, or was before it was swept.
    await copyAll(attachments, folderStorage(join(folder, ATTACHMENTS)))
    await write(join(folder, BESIDE), besideText(redisOf, city))
    return await conclude(folder, city, worlds)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
