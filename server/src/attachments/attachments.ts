import { MEDIA_TYPES, type MediaType } from '@muster/shared/kernel/media.ts'
import { type Storage, sha256 } from '../journal/archive/storage.ts'

const DAY_MS = 24 * 3_600_000

/** A file that lies here. */
export type Kept = { readonly hash: string; readonly mediaType: MediaType; readonly bytes: number }

/** A call that has, or once asked for, a file. */
export type Claim = { readonly world: string; readonly incidentId: string }

/** Whether that call has the file now; undefined where that cannot be told at this moment. */
export type Holds = (claim: Claim, hash: string) => Promise<boolean | undefined>

const EXTENSION: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
}
const NAME = /^bytes\/..\/([0-9a-f]{64})-(\d+)\.([a-z]+)$/

const folderOf = (hash: string): string => `bytes/${hash.slice(0, 2)}/${hash}`
/** Its name says all there is to know of it, so that one look at the names tells. */
const nameOf = ({ hash, mediaType, bytes }: Kept): string => `${folderOf(hash)}-${bytes}.${EXTENSION[mediaType]}`

function readName(name: string): Kept | undefined {
  const [, hash, bytes, extension] = NAME.exec(name) ?? []
  const mediaType = MEDIA_TYPES.find((one) => EXTENSION[one] === extension)
  return hash && mediaType ? { hash, mediaType, bytes: Number(bytes) } : undefined
}

/** What a file is called by who downloads it, where its own name cannot be written in a header. */
export const plainName = ({ hash, mediaType }: Pick<Kept, 'hash' | 'mediaType'>): string =>
  `${hash.slice(0, 8)}.${EXTENSION[mediaType]}`

/**
 * Files of calls, outside the journal, each once by its hash and shared by all worlds and hubs of a city. Whoever sends one,
 * puts it on a call or takes it off, makes it due: a day later it stays where any call that ever claimed it has it, and
 * is gone otherwise.
 */
export function createAttachments({ storage, now }: { storage: Storage; now: () => number }) {
  const due = (hash: string): string => `due/${hash}`
  const makeDue = (hash: string): Promise<void> => storage.replace(due(hash), Buffer.from(String(now())))

  async function find(hash: string): Promise<Kept | undefined> {
    return (await storage.list(`${folderOf(hash)}-`)).map(readName).find((kept) => kept !== undefined)
  }

  /** The calls that ever claimed it. A drill has what the live world had when it began, so all worlds' are told. */
  async function claims(hash: string): Promise<Claim[]> {
    const names = await storage.list(`refs/${hash}/`)
    return names.flatMap((name) => {
      const [, , ...parts] = name.split('/')
      const incidentId = parts.pop()
      return incidentId === undefined ? [] : [{ world: parts.join(':'), incidentId }]
    })
  }

  async function isHeld(hash: string, holds: Holds): Promise<boolean | undefined> {
    let isUnsure = false
    for (const claim of await claims(hash)) {
      const answer = await holds(claim, hash)
      if (answer) return true
      if (answer === undefined) isUnsure = true
    }
    return isUnsure ? undefined : false
  }

  async function sweepOne(hash: string, holds: Holds): Promise<void> {
    const since = Number(await storage.get(due(hash)))
    if (now() - since < DAY_MS) return
    const held = await isHeld(hash, holds)
    // Somebody may have asked for it just now.
    if (held === undefined || Number(await storage.get(due(hash))) !== since) return
    const leaving = held ? [] : [...(await storage.list(folderOf(hash))), ...(await storage.list(`refs/${hash}/`))]
    for (const name of [...leaving, due(hash)]) await storage.drop(name)
  }

  return {
    find,
    claims,
    /** Keeps a file; the one that lies here already, where somebody sent it before. */
    async take({ mediaType, bytes }: { mediaType: MediaType; bytes: Buffer }): Promise<Kept> {
      const kept = { hash: sha256(bytes), mediaType, bytes: bytes.length }
      // First, so that a hub that is killed in between leaves nothing that nobody looks at again.
      await makeDue(kept.hash)
      await storage.putNew(nameOf(kept), bytes)
      return kept
    },
    read: (kept: Kept): Promise<Buffer | undefined> => storage.get(nameOf(kept)),
    /** Says that a call is about to get or lose it; answers what it is, or undefined where there is none. */
    async claim({ world, incidentId }: Claim, hash: string): Promise<Kept | undefined> {
      await makeDue(hash)
      const kept = await find(hash)
      if (kept) await storage.putNew(`refs/${hash}/${world.replaceAll(':', '/')}/${incidentId}`, Buffer.alloc(0))
      return kept
    },
    /** Takes away what has been due for a day and is on no call. Any number of hubs may do so at once. */
    async sweep(holds: Holds): Promise<void> {
      for (const name of await storage.list('due/')) await sweepOne(name.slice('due/'.length), holds)
    },
  }
}
export type Attachments = ReturnType<typeof createAttachments>
