import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CannotStart } from '../../cannotStart.ts'
import { rawLinkOf } from '../line.ts'
import { createArchive } from './archive.ts'
import { openStorage } from './openStorage.ts'
import type { Storage } from './storage.ts'
import { writeSegment } from './writeSegment.ts'

const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
const folder = mkdtempSync(join(tmpdir(), 'muster-storage-'))
const of = { dataDir: join(folder, 'data'), city: 'sf', world: 'drill:a' }
let bucket: { run: () => Promise<{ port: number }>; close: () => Promise<void> }
const storages: Record<string, Storage> = {}
/** Storage of another world, whose name begins the same. */
const others: Record<string, Storage> = {}

beforeAll(async () => {
  const S3rver = createRequire(import.meta.url)('s3rver')
  bucket = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'muster' }],
  })
  const { port } = await bucket.run()
  const places = {
    's3://muster/past': { url: 's3://muster/past', endpoint: `http://127.0.0.1:${port}`, ...keys },
    folder: {},
  }
  for (const [kind, place] of Object.entries(places)) {
    storages[kind] = openStorage(place, of)
    others[kind] = openStorage(place, { ...of, world: 'drill:ab' })
  }
})
afterAll(async () => {
  await bucket.close()
  rmSync(folder, { recursive: true, force: true })
})

function linesFrom(from: number, count: number) {
  let link = ''
  return Array.from({ length: count }, (_, i) => {
    const raw = { seq: from + i, at: 1_700_000_000_000 + i, city: 1_483_575_000_000 + i * 20, payload: `{"n":${i}}` }
    link = rawLinkOf(link, raw)
    return { ...raw, link }
  })
}

describe.each(['folder', 's3://muster/past'])('the past in %s', (kind) => {
  const storage = (): Storage => storages[kind] as Storage

  test('a file is written once; whoever comes later is told, and what is there is whole', async () => {
    expect(await storage().get('one')).toBeUndefined()
    expect(await storage().putNew('one', Buffer.from('first'))).toBe(true)
    expect(await storage().putNew('one', Buffer.from('second'))).toBe(false)
    expect(String(await storage().get('one'))).toBe('first')
    expect(await readFile(await storage().file('one'), 'utf8')).toBe('first')
    await storage().replace('one', Buffer.from('third'))
    expect(await readFile(await storage().file('one'), 'utf8')).toBe('third')
    await storage().putNew('two', Buffer.from('2'))
    expect(await storage().list()).toEqual(['one', 'two'])
    expect(await storage().list('tw')).toEqual(['two'])
    await storage().drop('one')
    await storage().drop('two')
    expect(await storage().list()).toEqual([])
  })

  test('a segment that is written there is read from there', async () => {
    const lines = linesFrom(1, 50)
    const archive = createArchive(storage())
    await writeSegment({ archive, lines, before: '', scratch: join(folder, 'scratch') })
    const other = createArchive(storage())
    expect(await other.to()).toBe(50)
    expect(await other.read(10, 5)).toEqual(lines.slice(10, 15))
    expect(await other.read(49, 100)).toEqual(lines.slice(49))
    expect(await other.read(50, 100)).toEqual([])
  })

  test('V4 all of it can be taken away, and nothing of another world', async () => {
    const other = others[kind] as Storage
    for (const one of [storage(), other]) await one.putNew('tracks/hour', Buffer.from('where'))
    const file = await storage().file('tracks/hour')
    await storage().dropAll()
    expect(await storage().list()).toEqual([])
    await expect(readFile(file)).rejects.toThrow('ENOENT')
    expect(await other.list('tracks/')).toEqual(['tracks/hour'])
    expect(await readFile(await other.file('tracks/hour'), 'utf8')).toBe('where')
    await storage().dropAll()
  })
})

test('an address of the archive that is none is told with what would work', () => {
  expect(() => openStorage({ url: 'ftp://x' }, of)).toThrow(CannotStart)
  expect(() => openStorage({ url: 's3://muster' }, of)).toThrow(/AWS_ACCESS_KEY_ID/)
})
