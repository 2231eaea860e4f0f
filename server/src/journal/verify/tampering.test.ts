import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportText, NotAnExport, readExport } from './exportFile.ts'
import { createProof, type Fault } from './proof.ts'
import { asPieces, createSample } from './sample.testing.ts'

const VERIFIER = fileURLToPath(new URL('../../../../scripts/verifier/verify.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'muster-tampering-'))
const sample = createSample()
const lines = sample.take(195)
const known = sample.heads.map(({ to, hash }) => ({ to, hash }))
let written: Buffer

beforeAll(async () => {
  const texts: string[] = []
  for await (const text of exportText(asPieces(lines))) texts.push(text)
  written = Buffer.from(texts.join(''))
  writeFileSync(join(folder, 'heads.json'), JSON.stringify({ seals: sample.heads, keys: sample.keys }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What our own proof says of these bytes as an export. */
async function faultsIn(bytes: Buffer): Promise<readonly Fault[]> {
  const path = join(folder, 'export.ndjson')
  writeFileSync(path, bytes)
  const proof = createProof({ known, keys: sample.keys.map(({ keyId }) => keyId) })
  try {
    for await (const some of readExport(path, proof)) proof.take(some)
  } catch (error) {
    if (!(error instanceof NotAnExport)) throw error
    proof.fault(error.from, error.to, error.message)
  }
  return proof.end().faults
}

// One process for all of them: a module under another address is run anew.
const STRANGER = `
for (const file of process.argv.slice(2)) {
  process.argv = ['node', 'verify.mjs', file, process.argv[1]]
  process.exitCode = 0
  await import('VERIFIER?' + file)
  console.log(file + ' exit ' + process.exitCode)
}
process.exitCode = 0`

/** What the stranger's verifier says of each of these: how it ends, and the lines that it prints. */
function strangerSays(versions: readonly Buffer[]): { exit: number; said: string }[] {
  const files = versions.map((bytes, i) => {
    writeFileSync(join(folder, `s${i}`), bytes)
    return join(folder, `s${i}`)
  })
  const script = STRANGER.replace('VERIFIER', VERIFIER).replace('process.argv[1]]', 'heads]')
  const args = ['--input-type=module', '-e', `const heads = process.argv[1]\n${script}`, join(folder, 'heads.json')]
  const { stdout } = spawnSync(process.execPath, [...args, ...files], { maxBuffer: 1 << 26 })
  const parts = stdout.toString().split(/.* exit (\d)\n/)
  return files.map((_, i) => ({ said: parts[2 * i] ?? '', exit: Number(parts[2 * i + 1]) }))
}

/** The number of the entry in whose line this byte lies: 0 the header, one past the last for the end line. */
const entryAt = (bytes: Buffer, index: number): number =>
  bytes.subarray(0, index).toString('latin1').split('\n').length - 1

/** Random, and the same at every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const asBytes = (texts: readonly string[]): Buffer => Buffer.from(texts.join('\n'))

/** One way of tampering: the bytes it leaves, and the entry that it was done to. */
function tamper(random: (below: number) => number, way: number): { bytes: Buffer; seq: number; what: string } {
  const texts = written.toString('utf8').split('\n')
  if (way % 5 === 3) {
    const seq = 1 + random(lines.length)
    return { bytes: asBytes(texts.toSpliced(seq, 1)), seq, what: `entry ${seq} removed` }
  }
  if (way % 5 === 4) {
    const seq = 1 + random(lines.length - 1)
    const [one = '', other = ''] = texts.slice(seq, seq + 2)
    return { bytes: asBytes(texts.toSpliced(seq, 2, other, one)), seq, what: `entry ${seq} swapped with the next` }
  }
  const bytes = Buffer.from(written)
  const index = random(bytes.length)
  bytes[index] = (bytes[index] ?? 0) ^ (1 << random(8))
  return { bytes, seq: entryAt(written, index), what: `byte ${index} flipped` }
}

test('goal 10 of 500 flips, removals and swaps in an export every one is found where it was done', async () => {
  const random = randomFrom(10)
  for (let way = 0; way < 500; way += 1) {
    const { bytes, seq, what } = tamper(random, way)
    const faults = await faultsIn(bytes)
    expect(faults.length, what).toBeGreaterThan(0)
    // A seal says of 20 entries at once that one is another; links say which.
    const isThere = faults.some(({ from, to }) => from - 1 <= seq && seq <= to + 1)
    expect(isThere, `${what}: ${JSON.stringify(faults)}`).toBe(true)
  }
})

test("goal 10 the stranger's verifier finds all 500, too, and where", () => {
  const random = randomFrom(11)
  const done = Array.from({ length: 500 }, (_, way) => tamper(random, way))
  const answers = strangerSays(done.map(({ bytes }) => bytes))
  done.forEach(({ seq, what }, i) => {
    const { exit, said } = answers[i] ?? { exit: -1, said: '' }
    expect(exit, what).toBe(1)
    const spans = [...said.matchAll(/entry (\d+)(-?)(\d*):/g)].map(([, from, to, end]) => ({
      from: Number(from),
      to: to && !end ? lines.length + 1 : Number(end || from),
    }))
    expect(
      spans.some(({ from, to }) => from - 1 <= seq && seq <= to + 1),
      `${what}: ${said}`,
    ).toBe(true)
  })
})

test('J6 what was not touched passes, with both', async () => {
  expect(await faultsIn(written)).toEqual([])
  const said = '195 entries, sealed to 179, linked to the end: as written\n'
  expect(strangerSays([written])).toEqual([{ exit: 0, said }])
})

/** A journal whose links and seals are all made anew by somebody who may write everything but has another key. */
const forged = createSample({ at: 1_700_000_000_001 }).take(195)

test('J6 a journal that was made anew under another key is told by the seals that are known, and by the keys', () => {
  const says = (options: Parameters<typeof createProof>[0]) => {
    const proof = createProof(options)
    proof.take(forged)
    return proof.end().faults.map((fault) => fault.says)
  }
  expect(says({})).toEqual([])
  expect(says({ known })[0]).toBe('the seal of 19 is not the one that is known')
  expect(says({ keys: sample.keys.map(({ publicKey }) => publicKey) })[0]).toMatch(/which is none of yours$/)
})

test('J6 a journal that was cut is told by a seal that is known and missing', () => {
  const proof = createProof({ known })
  proof.take(lines.slice(0, 150))
  expect(proof.end().faults.map(({ says }) => says)).toEqual([
    'the seal of 159, which is known, is missing',
    'the seal of 179, which is known, is missing',
  ])
})
