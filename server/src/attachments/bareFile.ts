import type { MediaType } from '@muster/shared/kernel/media.ts'
import { barePng, bareWebp } from './bareChunks.ts'
import { bareJpeg } from './bareJpeg.ts'
import { mediaOf } from './mediaOf.ts'

const BARE: Readonly<Partial<Record<MediaType, (bytes: Buffer) => Buffer | undefined>>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
}

/** A file as it is kept: what it is by its bytes, and of photos the picture alone. Undefined: nothing that is kept. */
export function bareFile(sent: Buffer): { readonly mediaType: MediaType; readonly bytes: Buffer } | undefined {
  const mediaType = mediaOf(sent)
  const strip = mediaType && BARE[mediaType]
  const bytes = strip ? strip(sent) : sent
  return mediaType && bytes && { mediaType, bytes }
}
