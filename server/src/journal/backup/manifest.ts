import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { CannotStart } from '../../cannotStart.ts'
import type { Storage } from '../archive/storage.ts'

/** One world in a backup: the journal up to `seq`, whose link is `link`; `archivedTo` of it lies in archive files. */
const BackedUpWorld = Type.Object({
  world: Type.String({ pattern: '^[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?$' }),
  seq: Type.Integer({ minimum: 1 }),
  link: Type.String(),
  archivedTo: Type.Integer({ minimum: 0 }),
})
export type BackedUpWorld = Type.Static<typeof BackedUpWorld>

/** What a backup is: whose, of when (epoch ms), and the SHA-256 of each of its files. */
const Manifest = Type.Object({
  muster: Type.Literal('backup'),
  version: Type.Literal(1),
  city: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }),
  at: Type.Integer(),
  worlds: Type.Array(BackedUpWorld),
  files: Type.Record(Type.String(), Type.String()),
})
export type BackupManifest = Type.Static<typeof Manifest>

const ManifestFile = Compile(Manifest)

export const MANIFEST = 'backup.json'
/** Accounts, keys, quarantine, counters: what of a city lies in Redis and not in a journal. */
export const BESIDE = 'beside.ndjson'

/** The files of calls within a backup. */
export const ATTACHMENTS = 'attachments'

/** Copies every file of one storage to another. */
export async function copyAll(from: Storage, to: Storage): Promise<void> {
  for (const name of await from.list()) {
    const bytes = await from.get(name)
    if (bytes) await to.replace(name, bytes)
  }
}

/** The folder of a world within a backup. */
export const worldFolder = (world: string): string => join('worlds', world.replaceAll(':', '_'))
/** The entries that no archive file holds. */
export const TAIL = 'tail.ndjson'

/** SHA-256 of a file, hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

/** Reads a backup's manifest. Throws CannotStart where the folder holds none. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    const found: unknown = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'))
    if (ManifestFile.Check(found)) return found
  } catch {
    // Told below.
  }
  throw new CannotStart(`${folder} is no backup: it has no ${MANIFEST} that can be read.`)
}
