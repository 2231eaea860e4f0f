import { join } from 'node:path'
import { CannotStart } from '../../cannotStart.ts'
import { bucketStorage } from './bucketStorage.ts'
import { folderStorage, type Storage } from './storage.ts'

/** Where the past is kept: a folder or `s3://bucket/prefix`, with the keys that open it; `endpoint`: not Amazon's own. */
export type ArchivePlace = {
  readonly url?: string
  readonly endpoint?: string
  readonly region?: string
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
}

const BUCKET = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([A-Za-z0-9_./-]*))?$/

/** The settings by the names that every tool for such storage uses. */
export const archivePlaceOf = (env: Record<string, string | undefined>): ArchivePlace => ({
  url: env.ARCHIVE_URL || undefined,
  endpoint: env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL || undefined,
  region: env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined,
  accessKeyId: env.AWS_ACCESS_KEY_ID,
  secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
})

/** Where the files lie that calls have: beside what the worlds have, which share them. No world is called so. */
const ATTACHMENTS = 'attachments'

/** Opens the storage of the files of a city's calls. Throws CannotStart where the settings do not make one. */
export const openAttachments = (place: ArchivePlace, { dataDir, city }: { dataDir: string; city: string }): Storage =>
  openStorage(place, { dataDir, city, world: ATTACHMENTS })

/** Opens the storage of one world of a city. Throws CannotStart where the settings do not make one. */
export function openStorage(
  place: ArchivePlace,
  { dataDir, city, world }: { dataDir: string; city: string; world: string },
): Storage {
  const folder = [city, world.replaceAll(':', '_')]
  const { url = '', endpoint, region = 'us-east-1', accessKeyId, secretAccessKey } = place
  if (url === '') return folderStorage(join(dataDir, 'archive', ...folder))
  if (url.startsWith('/')) return folderStorage(join(url, ...folder))
  const [, bucket, prefix = ''] = BUCKET.exec(url) ?? []
  if (!bucket)
    throw new CannotStart(`ARCHIVE_URL must be a folder (/srv/muster/archive) or s3://bucket/prefix, not "${url}".`)
  if (!accessKeyId || !secretAccessKey)
    throw new CannotStart(`ARCHIVE_URL=${url} needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`)
  const whole = [...prefix.split('/').filter((part) => part !== ''), ...folder].join('/')
  const at = endpoint ?? `https://s3.${region}.amazonaws.com`
  return bucketStorage(
    { bucket, prefix: whole, endpoint: at, region, accessKeyId, secretAccessKey },
    join(dataDir, 'archive-cache', ...folder),
  )
}
