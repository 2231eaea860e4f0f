import { join } from 'node:path'
import { agency } from '@muster/shared/domain/agency/agency.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createArchive } from '../archive/archive.ts'
import { folderStorage } from '../archive/storage.ts'
import { trimTo } from '../archive/trim.ts'
import { writeSegment } from '../archive/writeSegment.ts'
import { appendAll, openPlace } from '../journal.testing.ts'
import { rawOf } from '../line.ts'
import { checkArchive } from './checkArchive.ts'
import { createProof } from './proof.ts'
import { journalLines } from './source.ts'

let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

test('J7 a journal is read whole from archive and stream, also where the stream is trimmed meanwhile', async () => {
  const { redis, folder } = place
  const journal = place.journal('source')
  const storage = folderStorage(join(folder, 'archive'))
  // What is archived by another process, a moment after we looked.
  const elsewhere = createArchive(storage)
  const name = { en: 'Fire 火', zh: '消防' }
  await appendAll(
    journal,
    Array.from({ length: 5000 }, (_, i) => [agency.make.registered(`a${i}`, { name })]),
  )
  const lines = (await journal.readAfter(0, 10_000)).map(rawOf)
  const archiveTo = async (from: number, to: number) => {
    const before = lines[from - 2]?.link ?? ''
    await writeSegment({
      archive: elsewhere,
      lines: lines.slice(from - 1, to),
      before,
      scratch: join(folder, 'scratch'),
    })
  }
  await archiveTo(1, 1000)
  await trimTo(redis, journal.keys, 900)

  const archive = createArchive(storage)
  const proof = createProof()
  for await (const some of journalLines({ archive, redis, keys: journal.keys, to: 4990 })) {
    proof.take(some)
    if (some.at(-1)?.seq !== 1000) continue
    await archiveTo(1001, 4000)
    await trimTo(redis, journal.keys, 3500)
  }
  expect(proof.end()).toMatchObject({ entries: 4990, faultCount: 0, head: { seq: 4990, link: lines[4989]?.link } })
  expect(await checkArchive(createArchive(storage))).toEqual([])
})
