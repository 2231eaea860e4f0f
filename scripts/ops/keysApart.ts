import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { CannotStart } from '../../server/src/cannotStart.ts'

/** Where a hub keeps the keys of personal data: a store with a backup life of its own (J10). */
const PERSONAL = 'personal'
/** The key under which second factors lie sealed among the accounts. */
const ACCESS = join('keys', 'access.key')

/** One file of keys; its name is within the data folder. */
type KeyFile = { readonly name: string; readonly bytes: string }

const isKeyFile = (found: unknown): found is KeyFile =>
  typeof found === 'object' &&
  found !== null &&
  'name' in found &&
  typeof found.name === 'string' &&
  'bytes' in found &&
  typeof found.bytes === 'string'

async function filesIn(data: string): Promise<string[]> {
  const folder = join(data, PERSONAL)
  const found = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
  const personal = found.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return existsSync(join(data, ACCESS)) ? [...personal, join(data, ACCESS)] : personal
}

/**
 * Writes the keys of personal data and of second factors into one file, for its owner alone: apart from a backup, which
 * holds what they open. The hub's own private key is never among them. Answers how many.
 */
export async function keepKeysApart(data: string, file: string): Promise<number> {
  if (existsSync(file)) throw new CannotStart(`${file} is there already.`)
  const lines: string[] = []
  for (const path of await filesIn(data)) {
    const kept: KeyFile = { name: relative(data, path), bytes: (await readFile(path)).toString('base64') }
    lines.push(`${JSON.stringify(kept)}\n`)
  }
  await writeFile(file, lines.join(''), { mode: 0o600, flush: true })
  return lines.length
}

/** Puts keys back from such a file. Answers how many. Throws CannotStart where it is none. */
export async function putKeysBack(data: string, file: string): Promise<number> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  for (const line of lines) {
    const kept: unknown = JSON.parse(line)
    const path = isKeyFile(kept) ? resolve(data, kept.name) : ''
    // A name that leads elsewhere is none that was written by us.
    const isOurs = path === join(data, ACCESS) || path.startsWith(join(data, PERSONAL) + sep)
    if (!isKeyFile(kept) || !isOurs) throw new CannotStart(`${file} holds no keys of a hub.`)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, Buffer.from(kept.bytes, 'base64'), { mode: 0o600, flush: true })
  }
  return lines.length
}
