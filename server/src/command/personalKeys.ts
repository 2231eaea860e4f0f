import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rm, unlink } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Sealed } from '@muster/shared/kernel/sealed.ts'
import { replaceFile, syncFolder } from '../journal/archive/storage.ts'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
const SUBJECT = /^p[0-9a-f]{24}$/

const readIfThere = (file: string): Promise<Buffer | undefined> =>
  readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })

/**
 * The keys of those whom the journal tells of (J10): one file a subject, so that to erase a person is to delete a file, in a
 * folder with a backup life of its own that all hubs of the city share. AES-256-GCM; the subject is part of what is
 * authenticated, so that nobody's words can be put under another's name. Keys are never kept in memory: one that another hub
 * deleted is gone here too.
 */
export function createPersonalKeys({ folder: place }: { folder: string }) {
  const folder = resolve(place)
  const fileOf = (subject: string): string => join(folder, subject.slice(1, 3), subject)

  /** Makes the folder of a file; answers it and those above it as far as one has, or may just have got, a new name in it. */
  async function foldersFor(file: string): Promise<string[]> {
    const made = await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const top = made ? dirname(made) : folder
    const below = relative(top, dirname(file)).split(sep)
    return [...below.map((_, i) => join(top, ...below.slice(0, i))), dirname(file)]
  }

  /** On disk when it resolves, its name too: words whose key is lost are lost. */
  async function newKey(subject: string): Promise<Buffer> {
    const key = randomBytes(KEY_BYTES)
    const file = fileOf(subject)
    const folders = await foldersFor(file)
    const handle = await open(file, 'wx', 0o600)
    try {
      await handle.writeFile(key)
      await handle.datasync()
    } catch (error) {
      await unlink(file)
      throw error
    } finally {
      await handle.close()
    }
    await Promise.all(folders.map(syncFolder))
    return key
  }

  return {
    /** Seals words, as JSON, under the key of the subject `as`, where there is such a one, else under a new subject's. */
    async seal(words: unknown, as?: string): Promise<Sealed> {
      const known = as !== undefined && SUBJECT.test(as) ? await readIfThere(fileOf(as)) : undefined
      const subject = known && as !== undefined ? as : `p${randomBytes(12).toString('hex')}`
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', known ?? (await newKey(subject)), iv).setAAD(Buffer.from(subject))
      const text = Buffer.concat([cipher.update(JSON.stringify(words), 'utf8'), cipher.final()])
      return { subject, sealed: Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64') }
    },
    /** The words, or undefined where their key is no more. Throws where they are not what was sealed, or the key is damaged. */
    async open({ subject, sealed }: Sealed): Promise<unknown> {
      if (!SUBJECT.test(subject)) return undefined
      const key = await readIfThere(fileOf(subject))
      if (!key) return undefined
      if (key.length !== KEY_BYTES)
        throw new Error(`the key of ${subject} is damaged: ${key.length} of ${KEY_BYTES} bytes`)
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(subject))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
      return JSON.parse(text.toString('utf8'))
    },
    /**
     * Deletes a subject's key, on disk when it resolves; true where it was this question that did, asked again too. A mark
     * beside where the key was says which one: a hub may end before the journal has it, and the retry finds no key.
     */
    async erase(subject: string, question: string): Promise<boolean> {
      if (!SUBJECT.test(subject)) return false
      const file = fileOf(subject)
      const mark = `${file}.gone`
      if (await readIfThere(file)) {
        // First, so that there is never neither.
        await replaceFile(mark, Buffer.from(question))
        await rm(file, { force: true })
        await syncFolder(dirname(file))
      }
      return (await readIfThere(mark))?.toString() === question
    },
  }
}

export type PersonalKeys = ReturnType<typeof createPersonalKeys>
