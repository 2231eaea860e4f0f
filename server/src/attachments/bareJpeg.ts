import { orientationAlone, orientationIn } from './orientation.ts'

const [SOI, EOI, SOS, COM, APP1] = [0xd8, 0xd9, 0xda, 0xfe, 0xe1]
const EXIF = 'Exif\0\0'
/** What decoding needs of the segments that programs write for themselves: shape, colours. */
const KEPT: Readonly<Record<number, string>> = { 224: 'JFIF\0', 226: 'ICC_PROFILE\0', 238: 'Adobe' }

const begins = (body: Buffer, text: string): boolean => body.toString('latin1', 0, text.length) === text
const isApp = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef
const isKept = (marker: number, body: Buffer): boolean =>
  marker !== COM && (!isApp(marker) || begins(body, KEPT[marker] ?? '\0never'))

/** Where the compressed picture that begins at `from` ends: at the next marker that is no part of it. */
function scanEnd(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at = bytes.indexOf(0xff, at + 1)
  }
  return bytes.length
}

/** A JPEG with its picture alone: no place, time, camera, thumbnail or comment; undefined where it cannot be read. */
export function bareJpeg(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = []
  let orientation: number | undefined
  let at = 2
  let hasPicture = false
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return undefined
    const body = bytes.subarray(at + 4, end)
    if (marker === APP1 && begins(body, EXIF)) orientation ??= orientationIn(body.subarray(EXIF.length))
    const next = marker === SOS ? scanEnd(bytes, end) : end
    if (marker === SOS) hasPicture = true
    if (isKept(marker, body)) kept.push(bytes.subarray(at, next))
    at = next
  }
  if (!hasPicture) return undefined
  const tiff = orientationAlone(orientation)
  const exif = tiff && [Buffer.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length]), Buffer.from(EXIF, 'latin1'), tiff]
  return Buffer.concat([Buffer.from([0xff, SOI]), ...(exif ?? []), ...kept, Buffer.from([0xff, EOI])])
}
