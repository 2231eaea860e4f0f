import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  signIn,
  startHubProcess,
  wholeJournal,
} from '../../server/src/hub.testing.ts'
import { runOps } from './run.ts'

const OPS = fileURLToPath(new URL('./ops.ts', import.meta.url))
const VERIFIER = fileURLToPath(new URL('../verifier/verify.mjs', import.meta.url))
const place = newDataDir()
const [data, backup, restored] = ['data', 'backup', 'restored'].map((name) => join(place, name)) as [
  string,
  string,
  string,
]
let hub: HubProcess
let reported: any
let feedKey: string
let fileHash: string

type Ended = { status: number; said: string }

/** Runs one of them as `npm run ops` does, but in this process: starting one takes longer than most of them. */
async function ops(...args: string[]): Promise<Ended> {
  const lines: string[] = []
  const hear = (line: string) => lines.push(line)
  return { status: await runOps(args, hear, hear), said: `${lines.join('\n')}\n` }
}

const report = {
  type: 'fire',
  place: { address: '700 Block of PARNASSUS AVE' },
  narrative: 'smoke on 3rd floor',
  caller: { name: 'Zhao Ming', phone: '+1 415 555 0199' },
}

beforeAll(async () => {
  // Small segments: then archive and stream each hold a part.
  hub = await startHubProcess({ dataDir: data, env: { ARCHIVE_SEGMENT: '100' } })
  const dispatcher = await signIn(hub.url, 'dispatcher')
  reported = await dispatcher.command('incident.report', report, 'the-key-of-before')
  const call = (i: number) => dispatcher.command('incident.report', { ...report, narrative: `call ${i}` })
  await Promise.all(Array.from({ length: 150 }, (_, i) => call(i)))
  await call(150)
  const body = new FormData()
  body.set('file', new File(['floor plan'], 'plan.txt'))
  const { cookie } = dispatcher
  const sent = await fetch(`${hub.url}/api/v1/attachments`, { method: 'POST', headers: { cookie }, body })
  fileHash = ((await sent.json()) as any).hash
  const { incidentId } = reported.json.result
  await dispatcher.command('incident.attach', { incidentId, hash: fileHash, name: 'plan.txt' })
  const admin = await signIn(hub.url, 'admin')
  feedKey = (await admin.post('/api/v1/api-keys', { name: 'stock', scopes: ['feeds'] })).json.key
})
afterAll(async () => {
  await hub.stop()
  dropDataDir(place)
})

test('each of them says what it does and refuses with what would work', async () => {
  const asked: [number, string, ...string[]][] = [
    [0, 'restore'],
    [2, 'There is no "nonsense"', 'nonsense'],
    [0, 'npm run ops -- backup --out', 'backup', '--help'],
    [1, 'npm run ops -- verify', 'verify', '--dta', 'x'],
    [1, '--data', 'verify', '--data', '/no/such/folder'],
    [1, '--out FILE', 'export', '--data', data],
    [1, 'new folder', 'backup', '--data', data, '--out', place],
    [1, 'ROLE', 'user', 'promote', 'dispatcher'],
  ]
  const answers = await Promise.all(asked.map(([, , ...args]) => ops(...args)))
  const alone = spawnSync(process.execPath, [OPS, 'nonsense'], { encoding: 'utf8' })
  expect(alone).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no "nonsense"') })
  answers.forEach((answer, i) => {
    expect(answer).toMatchObject({ status: asked[i]?.[0], said: expect.stringContaining(asked[i]?.[1] ?? '') })
  })
})

/** What the journal tells of this person's rights. */
async function rightsOf(username: string): Promise<unknown[]> {
  const entries = await wholeJournal(await signIn(hub.url, 'admin'))
  const told = entries
    .flatMap(({ events }) => events)
    .filter(({ type, id }) => /^person\./.test(type) && id === username)
  return told.map(({ type, data }) => [type, data.roles, data.by])
}

test('a person is added, gets another role and password, and is removed, beside a running hub', async () => {
  const user = (...args: string[]) => ops('user', ...args, '--data', data)
  const added = await user('add', 'zhao', '--roles', 'dispatcher', '--says', '赵 Zhao')
  const password = /: (\S+)\n$/.exec(added.said)?.[1]
  const signIn = async () => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json', origin: hub.url } }
    return fetch(`${hub.url}/api/v1/session`, { ...options, body: JSON.stringify({ username: 'zhao', password }) })
  }
  expect((await signIn()).status).toBe(200)
  const [again, sample] = await Promise.all([user('add', 'zhao', '--roles', 'field'), user('remove', 'dispatcher')])
  expect(again).toMatchObject({ status: 1, said: expect.stringContaining('already') })
  expect(sample).toMatchObject({ status: 1, said: expect.stringContaining('no account') })
  expect((await user('role', 'zhao', '--roles', 'logistics')).status).toBe(0)
  expect((await user('list')).said).toMatch(/^zhao {2}赵 Zhao {2}logistics$/m)
  expect((await user('password', 'zhao')).status).toBe(0)
  expect((await signIn()).status).toBe(401)
  expect((await user('remove', 'zhao')).status).toBe(0)
  expect((await user('list')).said).not.toMatch(/^zhao/m)
  expect(await user('add', 'hub', '--roles', 'field')).toMatchObject({
    status: 1,
    said: expect.stringContaining('kept'),
  })
  // Whoever has the machine asks nobody; that it was done is told all the same.
  await vi.waitFor(
    async () =>
      expect(await rightsOf('zhao')).toEqual([
        ['person.granted', ['dispatcher'], 'ops'],
        ['person.granted', ['logistics'], 'ops'],
        ['person.granted', ['logistics'], 'ops'],
        ['person.removed', undefined, 'ops'],
      ]),
    20_000,
  )
})

test('J6 verify proves the journal of a hub that runs, and what it exports', async () => {
  // Within a second of its last entry everything is sealed.
  const seals = async (): Promise<any> => (await fetch(`${hub.url}/public/journal-heads.json`)).json()
  await vi.waitUntil(async () => ((h) => h.seals.at(-1)?.seq === h.head.seq)(await seals()), { timeout: 60_000 })
  expect(await ops('verify', '--data', data)).toMatchObject({ status: 0, said: expect.stringContaining('As written') })
  const file = join(place, 'export.ndjson')
  expect((await ops('export', '--data', data, '--out', file)).status).toBe(0)
  expect(await ops('verify', file)).toMatchObject({ status: 0, said: expect.stringContaining('As written') })

  // A stranger needs that file, what is public, and none of our code.
  const heads = join(place, 'heads.json')
  writeFileSync(heads, await (await fetch(`${hub.url}/public/journal-heads.json`)).text())
  const stranger = () => spawnSync(process.execPath, [VERIFIER, file, heads], { encoding: 'utf8' })
  expect(stranger()).toMatchObject({ status: 0, stdout: expect.stringContaining('as written') })
  const byHeads = await ops('verify', file, '--heads', heads)
  expect(byHeads).toMatchObject({ status: 0, said: expect.stringContaining('seals by') })

  writeFileSync(file, readFileSync(file, 'utf8').replace('3rd floor', '2nd floor'))
  expect(stranger().status).toBe(1)
  expect(await ops('verify', file)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^entry .*\n[\s\S]*NOT AS WRITTEN/),
  })
})

test('goal 14 a backup of a running hub is restored, proven, and goes on where it was', async () => {
  const archived = join(data, 'archive', 'sf', 'live', '000000000001-000000000100.json')
  await vi.waitUntil(() => existsSync(archived), { timeout: 30_000 })
  expect((await ops('verify', '--data', data)).status).toBe(0)
  const apart = join(place, 'keys.ndjson')
  expect(await ops('backup', '--data', data, '--out', backup, '--personal', apart)).toMatchObject({
    status: 0,
    said: expect.stringMatching(/[12]00 of them from the archive/),
  })
  // No private key leaves the hub.
  const files = readdirSync(backup, { recursive: true }).map(String)
  expect(files.filter((name) => /key|pem/.test(name))).toEqual([])
  const whole = files.filter((name) => /\./.test(name)).map((name) => readFileSync(join(backup, name), 'utf8'))
  expect([...whole, readFileSync(apart, 'utf8')].filter((text) => /Zhao Ming|PRIVATE KEY/.test(text))).toEqual([])
  await hub.stop()
  expect(await ops('restore', '--from', backup, '--data', data)).toMatchObject({
    status: 1,
    said: expect.stringContaining('not empty'),
  })
  expect(await ops('restore', '--from', backup, '--data', restored, '--personal', apart)).toMatchObject({
    status: 0,
    said: expect.stringContaining('restored and proven'),
  })

  expect((await ops('user', 'add', 'shan', '--roles', 'field', '--data', restored)).status).toBe(0)
  hub = await startHubProcess({ dataDir: restored, env: { ARCHIVE_SEGMENT: '100' } })
  const dispatcher = await signIn(hub.url, 'dispatcher')
  const again = await dispatcher.command('incident.report', report, 'the-key-of-before')
  expect(again.status).toBe(200)
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(again.json).toEqual(reported.json)
  const other = await dispatcher.command('incident.report', { type: 'medical', place: {} }, 'the-key-of-before')
  expect(other).toMatchObject({ status: 422, json: { code: 'idempotency_conflict' } })

  // Numbers go on behind those that were given, and what was decided on is as it was.
  const next = await dispatcher.command('incident.report', report)
  const numberOf = ({ json }: any) => Number(json.events[0].data.number.split('-')[1])
  expect(numberOf(next)).toBeGreaterThan(numberOf(reported))
  const { incidentId } = reported.json.result
  // Who called is in no backup; it is read again with the keys that were kept apart.
  const { json: told } = await dispatcher.get(`/api/v1/incidents/${incidentId}/caller`)
  expect(told.caller).toEqual(report.caller)
  const file = await fetch(`${hub.url}/api/v1/attachments/${fileHash}`, { headers: { cookie: dispatcher.cookie } })
  expect(await file.text()).toBe('floor plan')
  expect((await dispatcher.command('incident.close', { incidentId, outcome: 'done' })).status).toBe(200)
  const sent = { headers: { authorization: `Bearer ${feedKey}`, 'content-type': 'application/json' }, body: '[]' }
  expect((await fetch(`${hub.url}/api/v1/feeds/stock`, { method: 'POST', ...sent })).status).toBe(200)
  // What was done while no hub ran is written down by the next.
  await vi.waitFor(async () => expect(await rightsOf('shan')).toEqual([['person.granted', ['field'], 'ops']]), 20_000)
  expect(await ops('verify', '--data', restored)).toMatchObject({
    status: 0,
    said: expect.stringContaining('As written'),
  })
})

test('goal 14 a backup that was altered is not restored', async () => {
  const tail = join(backup, 'worlds', 'live', 'tail.ndjson')
  const written = readFileSync(tail)
  appendFileSync(tail, ' ')
  const damaged = join(place, 'damaged')
  expect(await ops('restore', '--from', backup, '--data', damaged)).toMatchObject({
    status: 1,
    said: expect.stringContaining('tail.ndjson'),
  })
  expect(existsSync(damaged)).toBe(false)

  // Somebody who mends the sums as well is told by the links, and in the archive by its manifests.
  const mendSums = () => {
    const manifest = JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8'))
    for (const name of Object.keys(manifest.files))
      manifest.files[name] = hash('sha256', readFileSync(join(backup, name)))
    writeFileSync(join(backup, 'backup.json'), JSON.stringify(manifest))
  }
  writeFileSync(tail, written.toString('utf8').replaceAll('call 150', 'call 151'))
  mendSums()
  expect(await ops('restore', '--from', backup, '--data', damaged)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/its link is another[\s\S]*Nothing was restored/),
  })
  expect(existsSync(damaged)).toBe(false)

  writeFileSync(tail, written)
  const segment = join(backup, 'worlds', 'live', 'archive', '000000000001-000000000100.parquet')
  const bytes = readFileSync(segment)
  bytes[1000] = (bytes[1000] ?? 0) ^ 1
  writeFileSync(segment, bytes)
  mendSums()
  expect(await ops('restore', '--from', backup, '--data', damaged)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/entry 1–100: .* is not the one that its manifest names[\s\S]*Nothing was restored/),
  })
  expect(existsSync(damaged)).toBe(false)
})
