import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sample, sampleLines } from '../feeds/reading.testing.ts'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'

const NOW = Date.parse('2017-01-04T17:00:00-08:00')
const JSON_TYPE = 'application/json'
const dataDir = newDataDir()
let hub: HubProcess
let admin: Person
let manager: Person
let key: string

async function newKey(scopes: readonly string[], deviceId?: string): Promise<string> {
  const { json } = await admin.post('/api/v1/api-keys', { name: 'a feed', scopes, deviceId })
  return json.key
}

/** How often a feed was told what a pressed hub left out (J9): on a slow machine it is told again. */
const spared = new Map<string, number>()

async function tell(path: string, init: RequestInit = {}) {
  for (;;) {
    const answer = await fetch(`${hub.url}/api/v1/feeds/${path}`, init)
    const { status } = answer
    const json: any = await answer.json()
    const [feed = ''] = path.split('/')
    if (json.reasons?.[0]?.code !== 'spared') return { status, json, type: answer.headers.get('content-type') ?? '' }
    spared.set(feed, (spared.get(feed) ?? 0) + 1)
    await setTimeout(500)
  }
}
const send = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  tell(path, {
    ...{ method: 'POST', body },
    headers: { authorization: `Bearer ${key}`, 'content-type': JSON_TYPE, ...headers },
  })
const sums = ({ json }: Awaited<ReturnType<typeof send>>) => [json.accepted, json.duplicates, json.quarantined]
const told = (body: unknown) => JSON.stringify(body)
const state = async () => (await manager.get('/api/v1/state')).json.state
const position = (more: object = {}) => ({
  ...{ unitId: 'E36', at: new Date(NOW + 1000).toISOString(), headingDeg: 90 },
  ...{ point: { type: 'Point', coordinates: [-122.4194, 37.7763] } },
  ...more,
})

beforeAll(async () => {
  hub = await startHubProcess({ dataDir, args: ['--epoch', new Date(NOW).toISOString()] })
  admin = await signIn(hub.url, 'admin')
  manager = await signIn(hub.url, 'manager')
  key = await newKey(['feeds'])
})
afterAll(async () => {
  await hub.stop()
  dropDataDir(dataDir)
})

test('the same words are a duplicate, newer words a note, another call under a used id a conflict', async () => {
  const real = sample('incidents', 'real.json')
  expect(sums(await send('incidents', real))).toEqual([3, 0, 0])
  expect(sums(await send('incidents', real))).toEqual([0, 3, 0])
  const [, collision] = JSON.parse(real.toString())
  const newer = told({ ...collision, priority: 1, narrative: 'Now a fire too' })
  expect(sums(await send('incidents', newer))).toEqual([1, 0, 0])
  expect(sums(await send('incidents', newer))).toEqual([0, 1, 0])
  const other = await send('incidents', told({ ...collision, receivedAt: '2017-01-04T07:14:03-08:00' }))
  expect(sums(other)).toEqual([0, 0, 1])
  expect(other.json.reasons).toMatchObject([{ index: 0, code: 'conflict' }])
  const { entries } = (await manager.get('/api/v1/journal?after=0&limit=1000')).json
  const notes = entries.filter(({ command }: any) => command === 'incident.note')
  expect(notes.map(({ events }: any) => events[0].data.text)).toEqual(['170040607-17170:\npriority: 1\nNow a fire too'])
})

test('J8 a bad item spoils no good one, and each is in quarantine with its reason and its bytes', async () => {
  const mixed = [
    { id: 'good-1', type: 'fire' },
    { id: 'bad', type: 'no such type!' },
    { id: 'good-2', type: 'fire', lat: 0, lon: 0 },
  ]
  const answer = await send('incidents', told(mixed))
  expect(sums(answer)).toEqual([2, 0, 1])
  expect(answer.json.reasons.map(({ index, code }: any) => [index, code])).toEqual([
    [1, 'invalid'],
    [2, 'null_island'],
  ])
  const garbage = Buffer.from([0, 1, 0xff, 0xfe])
  expect(await send('incidents', garbage)).toMatchObject({ status: 400, json: { code: 'unreadable' } })
  const { json } = await manager.get('/api/v1/quarantine?limit=2')
  expect(json.entries).toMatchObject([
    { feed: 'incidents', code: 'unreadable', bytes: garbage.toString('base64'), isCut: false },
    {
      feed: 'incidents',
      code: 'invalid',
      bytes: Buffer.from(told(mixed[1])).toString('base64'),
      contentType: JSON_TYPE,
    },
  ])
  // They may be a caller's words: an administrator sees that something was refused, and why.
  const [unread] = (await admin.get('/api/v1/quarantine?limit=1')).json.entries
  expect([unread.code, unread.bytes]).toEqual(['unreadable', undefined])
})

test('J8 what was refused is replayed once its cause is mended, by those who may', async () => {
  const fix = told(position({ unitId: 'X99' }))
  expect((await send('positions', fix)).json.reasons).toMatchObject([{ code: 'unknown_unit' }])
  const [{ id }] = (await manager.get('/api/v1/quarantine?limit=1')).json.entries
  const dispatcher = await signIn(hub.url, 'dispatcher')
  expect((await dispatcher.post(`/api/v1/quarantine/${id}/replay`, {})).status).toBe(403)
  expect((await manager.post(`/api/v1/quarantine/${id}/replay`, {})).json).toMatchObject({
    accepted: 0,
    quarantined: 1,
  })
  const unit = {
    unitId: 'X99',
    callSign: 'X99',
    kind: 'support',
    capabilities: [],
    crew: 1,
    agencyId: Object.keys((await state()).agency)[0],
  }
  expect((await manager.command('unit.register', unit)).status).toBe(200)
  expect((await manager.post(`/api/v1/quarantine/${id}/replay`, {})).json).toMatchObject({
    accepted: 1,
    quarantined: 0,
  })
  expect((await manager.post(`/api/v1/quarantine/${id}/replay`, {})).status).toBe(404)
})

test('positions: new, known, and too fast to be true', async () => {
  expect(sums(await send('positions', told(position())))).toEqual([1, 0, 0])
  expect(sums(await send('positions', told(position())))).toEqual([0, 1, 0])
  const far = position({
    at: new Date(NOW + 2000).toISOString(),
    point: { type: 'Point', coordinates: [-122.39, 37.7763] },
  })
  expect((await send('positions', told(far))).json.reasons).toMatchObject([{ code: 'too_fast' }])
})

test('each feed signs in by its own rule: bearer, Basic, a token in the path bound to one unit', async () => {
  const body = told([position({ at: new Date(NOW + 5000).toISOString() })])
  expect((await send('positions', body, { authorization: '' })).status).toBe(401)
  expect((await send('positions', body, { authorization: 'Bearer 0123456789ab.nonsense' })).status).toBe(401)
  expect((await send('positions', body, { authorization: `Bearer ${await newKey(['read'])}` })).status).toBe(403)
  expect((await manager.post('/api/v1/feeds/positions', body)).status).toBe(403)
  expect((await send('positions', body, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await send('nothing', body)).status).toBe(404)

  const bound = await newKey(['feeds'], 'E01')
  expect((await send('positions', body, { authorization: `Bearer ${bound}` })).json.reasons).toMatchObject([
    { code: 'other_device' },
  ])
  const basic = `Basic ${Buffer.from(`phone:${bound}`).toString('base64')}`
  const fix = told({ _type: 'location', lat: 37.77, lon: -122.41, tst: NOW / 1000 })
  expect(await send('owntracks', fix, { authorization: basic })).toMatchObject({ status: 200, json: [] })
  expect(await send('owntracks', '', { authorization: basic })).toMatchObject({ status: 200, json: [] })

  const query = `?id=ignored&lat=37.771&lon=-122.411&timestamp=${NOW / 1000 + 60}&speed=20&bearing=90`
  const byGet = await tell(`osmand/${bound}${query}`)
  expect(byGet).toMatchObject({ status: 200, json: { accepted: 1 } })
  const byPost = await tell(`osmand/${bound}${query}`, { method: 'POST' })
  expect(byPost).toMatchObject({ status: 200, json: { duplicates: 1 } })
  expect((await tell(`osmand/nonsense${query}`)).status).toBe(401)
})

test('a phone that is lost speaks for its own unit alone: its key is no key to calls, counts or rows', async () => {
  const phone = { authorization: `Bearer ${await newKey(['feeds'], 'E36')}` }
  for (const feed of ['incidents', 'stock', 'sffd-calls']) {
    const type = feed === 'sffd-calls' ? 'text/csv' : JSON_TYPE
    expect([feed, (await send(feed, '[]', { ...phone, 'content-type': type })).status]).toEqual([feed, 403])
  }
  for (const feed of ['positions', 'unit-status']) expect((await send(feed, '[]', phone)).status).toBe(200)
})

test('a body of more than 16 MiB is 413', async () => {
  expect((await send('incidents', Buffer.alloc(16 * 1024 * 1024 + 1, 32))).status).toBe(413)
})

test('work under way of another centre is dispatched, brought on, ended at its times, and the incident closed', async () => {
  const [header = '', row = ''] = sampleLines('sffd-calls', 'real-2017.csv').map(String)
  const live = row.replaceAll('01/01/2017', '01/04/2017').replaceAll('07:03:39 PM', '04:50:00 PM')
  const over = live.replace(',Fire,,', ',Fire,01/04/2017 04:58:00 PM,')
  const csv = { 'content-type': 'text/csv' }
  expect(sums(await send('sffd-calls', `${header}\n${live}`, csv))).toEqual([1, 0, 0])
  expect(sums(await send('sffd-calls', `${header}\n${live}`, csv))).toEqual([0, 1, 0])
  const at = (clock: string) => Date.parse(`2017-01-04T${clock}-08:00`)
  const open = await state()
  expect(open.unit.E03).toMatchObject({ status: 'onscene', since: at('16:50:00') })
  expect(open.incident[open.unit.E03.incidentId]).toMatchObject({
    status: 'active',
    source: { feed: 'sffd-calls', id: '170013368' },
  })
  expect(sums(await send('sffd-calls', `${header}\n${over}`, csv))).toEqual([1, 0, 0])
  expect(sums(await send('sffd-calls', `${header}\n${over}`, csv))).toEqual([0, 1, 0])
  const done = await state()
  expect(done.unit.E03).toMatchObject({ status: 'available', since: at('16:58:00') })
  expect(done.assignment[open.unit.E03.assignmentId]).toMatchObject({
    status: 'ended',
    times: { dispatched: at('16:50:00'), ended: at('16:58:00') },
  })
  expect(done.incident[open.unit.E03.incidentId]).toMatchObject({ status: 'closed', outcome: 'fire-handled' })
})

test('finished rows are accounted for however they are cut, and again are duplicates', async () => {
  const [header = '', ...rows] = sampleLines('sffd-calls', 'real-2017.csv').map(String)
  const csv = { 'content-type': 'text/csv' }
  const [first, ...others] = rows.slice(1)
  expect(sums(await send('sffd-calls', [header, first].join('\n'), csv))).toEqual([1, 0, 0])
  expect(sums(await send('sffd-calls', [header, ...others, 'not,a,row', first].join('\n'), csv))).toEqual([1, 1, 1])
  expect(sums(await send('sffd-calls', [header, first, ...others].join('\n'), csv))).toEqual([0, 2, 0])
  const { incident, assignment } = await state()
  const call: any = Object.values(incident).find(({ source }: any) => source?.id === '170042328')
  expect(call).toMatchObject({ status: 'closed', outcome: 'transported', assignmentIds: [] })
  const work = Object.values(assignment).filter(({ incidentId }: any) => incidentId === call.id)
  expect(work.map(({ unitId }: any) => unitId).sort()).toEqual(['74', 'E41'])
})

test('the health of each feed is shown', async () => {
  const { feeds } = (await manager.get('/api/v1/feeds')).json
  const byId = Object.fromEntries(feeds.map((feed: any) => [feed.id, feed]))
  expect(Object.keys(byId)).toEqual([
    'incidents',
    'sffd-calls',
    'unit-status',
    'positions',
    'owntracks',
    'osmand',
    'stock',
  ])
  const accepted = 1 + (spared.get('osmand') ?? 0)
  expect(byId.osmand).toMatchObject({ state: 'ok', accepted, duplicates: 1, quarantined: 0 })
  expect(byId.incidents).toMatchObject({ state: 'bad', accepted: 6, duplicates: 4, quarantined: 3 })
  expect(byId.stock).toMatchObject({ state: 'idle' })
  expect(Date.now() - Date.parse(byId.incidents.lastAt)).toBeLessThan(120_000)
})
