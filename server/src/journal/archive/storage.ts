import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/**
 * Where the past lies: named files that are written once and whole. All hubs of a city share one, a folder or a bucket.
 * Every promise rejects where the storage cannot be reached; nothing is then half there.
 */
export type Storage = {
  /** What a person would call it. */
  readonly says: string
  /** Names of all files that begin with `prefix`, in order. */
  readonly list: (prefix?: string) => Promise<string[]>
  /** The bytes of a file, or undefined where there is none. */
  readonly get: (name: string) => Promise<Buffer | undefined>
  /** Writes a file that nobody has written yet, on disk when it resolves; false where it is there already. */
  readonly putNew: (name: string, bytes: Uint8Array) => Promise<boolean>
  /** Writes a file over whatever was there, on disk when it resolves. */
  readonly replace: (name: string, bytes: Uint8Array) => Promise<void>
  /** A path on this machine under which the file can be read. */
  readonly file: (name: string) => Promise<string>
  readonly drop: (name: string) => Promise<void>
  /** Takes away all of it. */
  readonly dropAll: () => Promise<void>
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Makes what was done in a folder (a new name, a rename) safe, too: fsync of a file alone does not. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Writes bytes beside where they belong, safe on disk; answers the path of the unfinished file. */
async function writeAside(path: string, bytes: Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  const aside = `${path}.${randomUUID().slice(0, 8)}.part`
  const handle = await open(aside, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return aside
}

/** Replaces a file by these bytes; whoever reads it finds the old or the new, whole. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  await rename(await writeAside(path, bytes), path)
  await syncFolder(dirname(path))
}

/** Storage in a folder of this machine, or one that several machines share. */
export function folderStorage(folder: string): Storage {
  const pathOf = (name: string) => join(folder, name)
  return {
    says: folder,
    async list(prefix = '') {
      // Only the folder that the prefix names is gone through: of many thousand files a few are asked for.
      const below = prefix.slice(0, prefix.lastIndexOf('/') + 1)
      const found = await readdir(join(folder, below), { recursive: true, withFileTypes: true }).catch(
        (error: unknown) => {
          if (hasCode(error, 'ENOENT')) return []
          throw error
        },
      )
      const files = found.filter((one) => one.isFile()).map((one) => relative(folder, join(one.parentPath, one.name)))
      return files.filter((name) => name.startsWith(prefix) && !name.endsWith('.part')).sort()
    },
    get: (name) =>
      readFile(pathOf(name)).catch((error: unknown) => {
        if (hasCode(error, 'ENOENT')) return undefined
        throw error
      }),
    async putNew(name, bytes) {
      const aside = await writeAside(pathOf(name), bytes)
      try {
        // Unlike a rename, a link fails where the name is taken: of two hubs one wins.
        await link(aside, pathOf(name))
        await syncFolder(dirname(pathOf(name)))
        return true
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return false
        throw error
      } finally {
        await unlink(aside)
      }
    },
    replace: (name, bytes) => replaceFile(pathOf(name), bytes),
    file: async (name) => pathOf(name),
    drop: (name) => rm(pathOf(name), { force: true }),
    dropAll: () => rm(folder, { recursive: true, force: true }),
  }
}
