import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { folderStorage } from '../journal/archive/storage.ts'
import { type Attachments, createAttachments } from './attachments.ts'

const DAY = 24 * 3_600_000
const folder = mkdtempSync(join(tmpdir(), 'muster-attachments-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const note = { mediaType: 'text/plain', bytes: Buffer.from('smoke') } as const
const claim = { world: 'drill:00ff00ff00', incidentId: 'i231' }

let now = 0
let attachments: Attachments
beforeEach(async () => {
  now = 1
  const storage = folderStorage(join(folder, 'all'))
  await storage.dropAll()
  attachments = createAttachments({ storage, now: () => now })
})

test('a file is kept once, by its hash, whoever sends it', async () => {
  const kept = await attachments.take(note)
  expect(await attachments.take(note)).toEqual(kept)
  expect(await attachments.find(kept.hash)).toEqual({ hash: kept.hash, mediaType: 'text/plain', bytes: 5 })
  expect(String(await attachments.read(kept))).toBe('smoke')
  expect(await attachments.find('0'.repeat(64))).toBeUndefined()
})

test('what is on no call is swept after a day, what is on one stays for good', async () => {
  const { hash } = await attachments.take(note)
  now += DAY - 1
  await attachments.sweep(async () => false)
  expect(await attachments.find(hash)).toBeDefined()
  expect(await attachments.claim(claim, hash)).toMatchObject({ hash })
  expect(await attachments.claims(hash)).toEqual([claim])
  now += DAY
  await attachments.sweep(async ({ incidentId }) => incidentId === 'i231')
  now += DAY
  await attachments.sweep(async () => false)
  expect(await attachments.find(hash)).toBeDefined()
  // Taken off its call: it is due again.
  await attachments.claim(claim, hash)
  now += DAY
  await attachments.sweep(async () => undefined)
  expect(await attachments.find(hash)).toBeDefined()
  await attachments.sweep(async () => false)
  expect([await attachments.find(hash), await attachments.claims(hash)]).toEqual([undefined, []])
})

test('what was never sent is on no call', async () => {
  expect(await attachments.claim(claim, 'a'.repeat(64))).toBeUndefined()
  expect(await attachments.claims('a'.repeat(64))).toEqual([])
})
