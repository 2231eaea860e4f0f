import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { CannotStart } from '../../server/src/cannotStart.ts'

/** Where a hub keeps the keys of personal data: a store with a backup life of its own (J10). */
const folderOf = (data: string): string => join(data, 'personal')

type KeyFile = { readonly name: string; readonly bytes: string }

const isKeyFile = (found: unknown): found is KeyFile =>
  typeof found === 'object' && found !== null && 'name' in found && 'bytes' in found && typeof found.bytes === 'string'

/** Writes all personal keys into one file, for its owner alone. Answers how many. */
export async function keepPersonalKeys(data: string, file: string): Promise<number> {
  if (existsSync(file)) throw new CannotStart(`${file} is there already.`)
  const folder = folderOf(data)
  const found = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
  const lines: string[] = []
  for (const { parentPath, name } of found.filter((one) => one.isFile())) {
    const path = join(parentPath, name)
    const kept: KeyFile = { name: relative(folder, path), bytes: (await readFile(path)).toString('base64') }
    lines.push(`${JSON.stringify(kept)}\n`)
  }
  await writeFile(file, lines.join(''), { mode: 0o600, flush: true })
  return lines.length
}

/** Puts personal keys back from such a file. Answers how many. */
export async function putPersonalKeysBack(data: string, file: string): Promise<number> {
  const folder = resolve(folderOf(data))
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  for (const line of lines) {
    const kept: unknown = JSON.parse(line)
    const path = isKeyFile(kept) ? resolve(folder, kept.name) : ''
    // A name that leads elsewhere is none that was written by us.
    if (!isKeyFile(kept) || !path.startsWith(folder + sep)) throw new CannotStart(`${file} holds no personal keys.`)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, Buffer.from(kept.bytes, 'base64'), { mode: 0o600, flush: true })
  }
  return lines.length
}
