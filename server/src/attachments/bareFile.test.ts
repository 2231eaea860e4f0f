import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bareFile } from './bareFile.ts'
import { mediaOf } from './mediaOf.ts'
import { orientationAlone, orientationIn } from './orientation.ts'

const bytes = (...parts: (number[] | string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const segment = (marker: number, body: Buffer): Buffer =>
  bytes([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff], body)
/** Exif that says turned by 90° and, further on, where it was taken. */
const turned = orientationAlone(6) ?? Buffer.alloc(0)
const exif = bytes('Exif\0\0', turned, 'GPS 37.7638 -122.4526 SECRET')
const scan = bytes(segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])
const jpeg = (...segments: Buffer[]): Buffer =>
  bytes([0xff, 0xd8], segment(0xe0, bytes('JFIF\0\x01\x01')), ...segments, scan, [0xff, 0xd9])

const chunk = (name: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length)
  return bytes(size, name, body, [0, 0, 0, 0])
}
const png = (...chunks: Buffer[]): Buffer =>
  bytes(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', Buffer.alloc(13)),
    ...chunks,
    chunk('IDAT', deflateSync('x')),
    chunk('IEND', Buffer.alloc(0)),
  )

const riff = (name: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return bytes(name, size, body, Buffer.alloc(body.length % 2))
}

test('a file is what its first bytes say, and nothing else is kept', () => {
  expect(mediaOf(jpeg())).toBe('image/jpeg')
  expect(mediaOf(png())).toBe('image/png')
  expect(mediaOf(bytes('%PDF-1.7 x'))).toBe('application/pdf')
  expect(mediaOf(Buffer.from('烟从三楼冒出 🔥\n'))).toBe('text/plain')
  for (const bad of [
    '',
    '  ',
    '<!doctype html><script>',
    '\uFEFF <svg onload=x>',
    'MZ\u0000',
    '\u001b[31m',
    'GIF89a\u0001',
  ])
    expect(mediaOf(Buffer.from(bad))).toBeUndefined()
  expect(mediaOf(bytes([0xff, 0xfe, 0x41]))).toBeUndefined()
})

test('of a photo the picture alone is kept, the right way up, without what comes after its end', () => {
  const sent = bytes(
    jpeg(segment(0xe1, exif), segment(0xed, bytes('IPTC SECRET')), segment(0xfe, bytes('SECRET'))),
    jpeg(segment(0xe1, bytes('SECRET'))),
  )
  const kept = bareFile(sent)?.bytes ?? Buffer.alloc(0)
  expect(kept.includes('SECRET')).toBe(false)
  expect(kept.includes(scan)).toBe(true)
  expect(kept.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
  expect(orientationIn(kept.subarray(kept.indexOf('Exif\0\0') + 6))).toBe(6)
  // Once bare it stays as it is: the same photo has the same hash.
  expect(bareFile(kept)?.bytes).toEqual(kept)
})

test('texts and times are taken out of PNG and WebP, too', () => {
  const kept = bareFile(
    png(chunk('tEXt', bytes('Author\0SECRET')), chunk('eXIf', exif), chunk('pHYs', Buffer.alloc(9))),
  )
  expect(kept?.bytes.includes('SECRET')).toBe(false)
  expect(kept?.bytes.includes('pHYs')).toBe(true)
  const wide = riff('VP8X', Buffer.from([0x0c, 0, 0, 0, 1, 0, 0, 1, 0, 0]))
  const webp = riff(
    'RIFF',
    bytes('WEBP', wide, riff('VP8 ', bytes('picture')), riff('EXIF', exif), riff('XMP ', bytes('SECRET'))),
  )
  const bare = bareFile(webp)?.bytes ?? Buffer.alloc(0)
  expect(bare.includes('SECRET')).toBe(false)
  expect(bare.includes('picture')).toBe(true)
  expect(bare[20]).toBe(0x08)
  expect(orientationIn(bare.subarray(bare.indexOf('EXIF') + 8))).toBe(6)
})

test('what begins as a picture and is none is not kept', () => {
  const broken = [
    bytes([0xff, 0xd8, 0xff]),
    bytes([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1]),
    bytes('\x89PNG\r\n\x1a\n<script>'),
  ]
  for (const one of [...broken, jpeg().subarray(0, 12), bytes('RIFF\0\0\0\0WEBPVP8 \xff\xff\xff\xff')])
    expect(bareFile(one)).toBeUndefined()
})
