import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAll, openPlace } from '../journal.testing.ts'
import type { Journal } from '../journal.ts'
import { type RawLine, rawOf } from '../line.ts'
import { createArchive } from './archive.ts'
import { createArchivist } from './archivist.ts'
import { createFolds } from './folds.ts'
import { segmentBytes, segmentLines } from './segment.ts'
import { folderStorage, sha256 } from './storage.ts'
import { createConsumers } from './trim.ts'
import { withArchive } from './withArchive.ts'

let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const noted = (i: number) => [{ type: 'incident.noted', id: `i${i % 7}`, data: { text: `line ${i} 火警 '"\\` } }]
const many = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => noted(from + i))

async function allOf(journal: Journal): Promise<RawLine[]> {
  const lines: RawLine[] = []
  for (let next = await journal.readAfter(0, 97); next.length > 0; ) {
    lines.push(...next.map(rawOf))
    next = await journal.readAfter(lines.at(-1)?.seq ?? 0, 97)
  }
  return lines
}

/** A hub's archivist over a journal, all of it sealed, folded and in a snapshot unless told otherwise. */
async function hub(world: string, told: Partial<Parameters<typeof createArchivist>[0]> = {}) {
  const stream = place.journal(world)
  const archive = createArchive(folderStorage(join(place.folder, 'archive', world)))
  const top = async () => (await stream.top()).seq
  const head = await top()
  const scratch = join(place.folder, 'scratch')
  const archivist = createArchivist({
    archive,
    folds: createFolds({ archive, scratch }),
    journal: stream,
    redis: place.redis,
    scratch,
    sealedTo: () => head,
    snapshotSeq: top,
    consumedTo: () => head,
    warn: (error) => expect.unreachable(String(error)),
    segmentEntries: 100,
    keepEntries: 50,
    ...told,
  })
  return { stream, archive, archivist, journal: withArchive(stream, archive) }
}

const streamSpan = async (journal: Journal): Promise<[number, number]> => {
  const [first] = (await place.redis.xRange(journal.keys.stream, '-', '+', { COUNT: 1 })) ?? []
  return [Number(first?.id.split('-')[0]), (await journal.top()).seq]
}

test('what is archived is read back the same, whatever the lines hold', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          at: fc.maxSafeNat(),
          city: fc.maxSafeNat(),
          link: fc.string({ unit: 'binary' }),
          payload: fc.json(),
        }),
        { minLength: 1, maxLength: 40 },
      ),
      fc.integer({ min: 1, max: 1_000_000 }),
      async (rows, from) => {
        const lines = rows.map((row, i) => ({ seq: from + i, ...row, link: row.link.replaceAll('\u0000', '') }))
        const path = join(place.folder, 'segment.parquet')
        writeFileSync(path, await segmentBytes(lines, place.folder))
        expect(await segmentLines(path, from - 1, lines.length)).toEqual(lines)
      },
    ),
    { numRuns: 25 },
  ))

test('J7 the stream is trimmed to what is archived, read back, snapshot and consumed, and every entry stays readable', async () => {
  await appendAll(place.journal('j7'), many(1, 730))
  const before = await allOf(place.journal('j7'))
  const limits = { sealed: 730, snapshot: 0, consumed: 730 }
  const { archive, archivist, stream, journal } = await hub('j7', {
    sealedTo: () => limits.sealed,
    snapshotSeq: async () => limits.snapshot,
    consumedTo: () => limits.consumed,
  })
  limits.sealed = 450
  expect(await archivist.run()).toEqual({ segments: 4, trimmed: 0 })
  expect(await archive.to()).toBe(400)
  expect(await streamSpan(stream)).toEqual([1, 730])
  limits.snapshot = 250
  await archivist.run()
  expect(await streamSpan(stream)).toEqual([251, 730])
  limits.snapshot = 730
  limits.consumed = 333
  await archivist.run()
  expect(await streamSpan(stream)).toEqual([334, 730])
  limits.consumed = 730
  await createConsumers({ redis: place.redis, keys: stream.keys }).tell('another', 380, Date.now())
  await archivist.run()
  expect(await streamSpan(stream)).toEqual([381, 730])
  await createConsumers({ redis: place.redis, keys: stream.keys }).leave('another')
  limits.sealed = 730
  await archivist.run()
  // 700 are archived, and the newest 50 stay in any case.
  expect(await streamSpan(stream)).toEqual([681, 730])
  expect(await allOf(journal)).toEqual(before)
  expect(rawOf((await journal.lineAt(17)) as never)).toEqual(before[16])
  expect(await journal.holds({ seq: 17, link: before[16]?.link ?? '' })).toBe(true)
  expect(await journal.holds({ seq: 17, link: 'another' })).toBe(false)
  expect(await journal.lineAt(731)).toBeUndefined()
  for (const span of archive.segments()) {
    const manifest = await archive.manifestOf(span)
    const file = await archive.storage.file(
      `${String(span.from).padStart(12, '0')}-${String(span.to).padStart(12, '0')}.parquet`,
    )
    expect(sha256(readFileSync(file))).toBe(manifest.sha256)
    expect(manifest).toMatchObject({
      rows: 100,
      before: before[span.from - 2]?.link ?? '',
      link: before[span.to - 1]?.link,
    })
  }
})

test('J14 two hubs archive at once: a segment’s name is its id, so the double is dropped and nothing is there twice', async () => {
  await appendAll(place.journal('j14'), many(1, 620))
  const before = await allOf(place.journal('j14'))
  const hubs = await Promise.all([hub('j14'), hub('j14'), hub('j14')])
  await Promise.all(hubs.map(({ archivist }) => archivist.run()))
  const names = await hubs[0]?.archive.storage.list()
  expect(names?.filter((name) => name.endsWith('.parquet'))).toHaveLength(6)
  expect(names?.filter((name) => name.endsWith('.json'))).toHaveLength(6)
  for (const { journal, archive } of hubs) {
    expect(await allOf(journal)).toEqual(before)
    expect(await archive.to()).toBe(600)
  }
})

test('fault 16 killed at each step of archiving and trimming: nothing is lost and the next run goes on', async () => {
  await appendAll(place.journal('f16'), many(1, 500))
  const before = await allOf(place.journal('f16'))
  const program = fileURLToPath(new URL('./archivist.testing.ts', import.meta.url))
  for (const step of ['lines read', 'file written', 'read back', 'manifest written', 'folded', 'trimmed']) {
    const child = spawn(process.execPath, [program, JSON.stringify(place.handle.address), place.folder, 'f16', step], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const [, signal] = await once(child, 'exit')
    expect([step, signal]).toEqual([step, 'SIGKILL'])
    const { journal } = await hub('f16')
    expect(await allOf(journal), `after ${step}`).toEqual(before)
  }
  const { archivist, journal, stream } = await hub('f16')
  await archivist.run()
  expect(await streamSpan(stream)).toEqual([451, 500])
  expect(await allOf(journal)).toEqual(before)
})

test('what a torn write or another hand left under a segment’s name is written anew, and never trimmed on', async () => {
  await appendAll(place.journal('torn'), many(1, 260))
  const before = await allOf(place.journal('torn'))
  const { archive, archivist, journal } = await hub('torn')
  await archive.storage.putNew('000000000001-000000000100.parquet', Buffer.from('PAR1 half of it'))
  await archivist.run()
  expect(await archive.to()).toBe(200)
  expect(await allOf(journal)).toEqual(before)
})

test('a storage that is not this world’s, or was emptied, stops the trimming and says what to do', async () => {
  await appendAll(place.journal('claim'), many(1, 350))
  await (await hub('claim', { sealedTo: () => 150 })).archivist.run()
  const elsewhere = createArchive(folderStorage(join(place.folder, 'archive', 'elsewhere')))
  const { archivist, stream } = await hub('claim', { archive: elsewhere })
  const [first] = await streamSpan(stream)
  await expect(archivist.run()).rejects.toThrow(/ARCHIVE_URL/)
  expect((await streamSpan(stream))[0]).toBe(first)
})

test('a journal that began anew is neither mixed with an older past nor trimmed by it', async () => {
  await appendAll(place.journal('anew'), many(1, 300))
  await (await hub('anew', { sealedTo: () => 0 })).archivist.run()
  const old = await hub('anew')
  await old.archivist.run()
  await place.redis.del(await place.redis.keys(`${old.stream.keys.tag}*`))
  await appendAll(place.journal('anew'), many(1, 80))
  const fresh = await hub('anew')
  expect(await allOf(fresh.journal)).toHaveLength(80)
  await fresh.archivist.run()
  expect(await streamSpan(fresh.stream)).toEqual([1, 80])
})
