import { orientationAlone, orientationIn } from './orientation.ts'

const PNG_KEPT = new Set('IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '))
const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Bits of VP8X that say that Exif and XMP follow. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04]

/** A PNG with its picture alone: no text, time or Exif, nothing after its end; undefined where it cannot be read. */
export function barePng(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const name = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}

function riff(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

/** A WebP with its picture alone, and which way up it is; undefined where it cannot be read. */
export function bareWebp(bytes: Buffer): Buffer | undefined {
  const kept: { name: string; body: Buffer }[] = []
  let exif: Buffer | undefined
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    if (end > bytes.length) return undefined
    const body = Buffer.from(bytes.subarray(at + 8, end))
    if (WEBP_KEPT.has(name)) kept.push({ name, body })
    if (name === 'EXIF') exif = body
    at = end + (end % 2)
  }
  if (!kept.some(({ name }) => name.startsWith('VP8') && name !== 'VP8X') && !kept.some(({ name }) => name === 'ANMF'))
    return undefined
  const said = exif && (exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif)
  const wide = kept.find(({ name }) => name === 'VP8X')?.body
  const tiff = wide && orientationAlone(said && orientationIn(said))
  if (wide) wide[0] = ((wide[0] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (tiff ? HAS_EXIF : 0)
  const chunks = [...kept, ...(tiff ? [{ name: 'EXIF', body: tiff }] : [])].map(({ name, body }) => riff(name, body))
  return riff('RIFF', Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]))
}
