import { join } from 'node:path'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { io } from 'socket.io-client'
import * as parser from 'socket.io-msgpack-parser'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
  wholeJournal,
} from '../hub.testing.ts'
import { journalKeys } from '../journal/keys.ts'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'

const SMALL = { ARCHIVE_SEGMENT: '100', JOURNAL_KEEP: '30', CLOSED_HOURS: '0' }
const PATIENCE = { timeout: 60_000, interval: 250 }
const dataDir = newDataDir()
let hub: HubProcess
let redis: RedisClient
let dispatcher: Person
const { stream } = journalKeys('sf', 'live')

const FIRST = { type: 'medical', place: { address: 'nowhere' } }
let firstAnswer: any

/** Long enough that its beginning is archived and trimmed away. */
beforeAll(async () => {
  hub = await startHubProcess({ dataDir, env: SMALL })
  redis = await connectRedis({ address: { socket: join(dataDir, 'redis', 'redis.sock') } })
  dispatcher = await signIn(hub.url, 'dispatcher')
  const reported = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      dispatcher.command('incident.report', {
        type: 'medical',
        narrative: 'said in confidence',
        place: { address: `${i} Parnassus Av`, point: { type: 'Point', coordinates: [-122.45, 37.76 + i / 10_000] } },
      }),
    ),
  )
  firstAnswer = (await dispatcher.command('incident.report', FIRST, 'a-key-of-long-ago')).json
  for (const { json } of reported) {
    const { incidentId } = json.result
    await dispatcher.command('incident.note', { incidentId, text: 'all clear' })
    await dispatcher.command('incident.note', { incidentId, text: 'really' })
    if (json.seq % 2 === 0) await dispatcher.command('incident.close', { incidentId, outcome: 'no merit' })
  }
  await vi.waitFor(async () => {
    // Something must happen for a seal to be made.
    await dispatcher.command('incident.note', { incidentId: reported[0]?.json.result.incidentId, text: 'still here' })
    const [first] = (await redis.xRange(stream, '-', '+', { COUNT: 1 })) ?? []
    expect(Number(first?.id.split('-')[0])).toBeGreaterThan(100)
    const { json } = await dispatcher.get('/api/v1/state')
    expect(Object.values<any>(json.state.incident).filter(({ status }) => status === 'closed')).toHaveLength(0)
  }, PATIENCE)
}, 90_000)
afterAll(async () => {
  redis?.destroy()
  await hub?.stop()
  dropDataDir(dataDir)
})

test('J7 what was trimmed from the stream is read as if it were there, and any moment is the fold up to it', async () => {
  const entries = await wholeJournal(dispatcher)
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: entries.length }, (_, i) => i + 1))
  const records = createRecords()
  for (const entry of entries) {
    cityFold.apply(records, entry)
    if (![40, 100, 150, 201].includes(entry.seq)) continue
    const { status, json } = await dispatcher.get(`/api/v1/state?at=${entry.seq}`)
    expect(status).toBe(200)
    expect(json).toEqual({ seq: entry.seq, state: JSON.parse(JSON.stringify(records.plain())) })
  }
  const [, , third] = entries
  const then = await dispatcher.get(`/api/v1/state?at=${new Date(third.cityTime).toISOString()}`)
  expect(then.status).toBe(200)
  expect(then.json.seq).toBeGreaterThanOrEqual(3)
})

test('J2 the retry of a command whose entry was archived and trimmed is answered as the first time', async () => {
  const [first] = (await redis.xRange(stream, '-', '+', { COUNT: 1 })) ?? []
  expect(Number(first?.id.split('-')[0])).toBeGreaterThan(firstAnswer.seq)
  const again = await dispatcher.command('incident.report', FIRST, 'a-key-of-long-ago')
  expect([again.status, again.headers.get('idempotency-replayed'), again.json]).toEqual([200, 'true', firstAnswer])
})

test('a moment that has not come, was before the beginning or cannot be read is said in a sentence', async () => {
  for (const [at, status, code] of [
    ['99999999', 404, 'moment_ahead'],
    ['2099-01-01T00:00:00Z', 404, 'moment_ahead'],
    ['0', 404, 'moment_before'],
    ['1999-01-01T00:00:00%2B08:00', 404, 'moment_before'],
    ['yesterday', 400, 'moment_unreadable'],
    ['2017-01-04T17:00:00', 400, 'moment_unreadable'],
  ] as const)
    expect(await dispatcher.get(`/api/v1/state?at=${at}`), at).toMatchObject({
      status,
      json: { code, detail: /\w{4}/ },
    })
})

test('an archived incident is found by id, number and address, opened with its history, and opened again', async () => {
  const { json: history } = await dispatcher.get('/api/v1/history?address=parnassus%20av&limit=500')
  expect(history.incidents).toHaveLength(60)
  const gone = history.incidents.filter(({ archived }: any) => archived)
  expect(gone.length).toBeGreaterThan(20)
  const { id, number } = gone[0].incident
  for (const name of [id, number]) {
    const { json } = await dispatcher.get(`/api/v1/incidents/${name}`)
    expect(json).toMatchObject({
      archived: true,
      incident: { id, outcome: 'no merit', narrative: 'said in confidence' },
    })
    expect(json.history.map(({ type }: any) => type)).toEqual([
      ...['incident.reported', 'incident.noted', 'incident.noted', 'incident.closed', 'incident.archived'],
    ])
  }
  const socket = io(`${hub.url}/live`, {
    parser,
    transports: ['websocket'],
    extraHeaders: { cookie: dispatcher.cookie },
  })
  socket.emit('open', { aggregate: 'incident', id })
  const [detail] = await new Promise<any[]>((resolve) => socket.once('detail', (...told) => resolve(told)))
  socket.close()
  expect(detail).toMatchObject({
    id,
    history: [{}, {}, {}, { type: 'incident.closed' }, { type: 'incident.archived' }],
  })

  const near = await dispatcher.get('/api/v1/history?near=-122.45,37.7610&metres=25&limit=10')
  expect(near.json.incidents.length).toBeGreaterThan(1)
  expect(near.json.incidents.length).toBeLessThan(8)
  const { cookie } = await signIn(hub.url, 'logistics')
  const asStaff = await fetch(`${hub.url}/api/v1/incidents/${id}`, { headers: { cookie } })
  expect(asStaff.status).toBe(200)
  expect(await asStaff.text()).not.toContain('said in confidence')
  expect((await dispatcher.get('/api/v1/incidents/nobody')).status).toBe(404)
  expect((await dispatcher.get('/api/v1/history')).status).toBe(400)
  const opened = await dispatcher.command('incident.reopen', { incidentId: id })
  expect(opened.status).toBe(200)
  const { json } = await dispatcher.get('/api/v1/state')
  expect(json.state.incident[id]).toMatchObject({ number, status: 'waiting' })
  expect((await dispatcher.command('incident.dispatch', { incidentId: id, unitIds: [firstUnit(json)] })).status).toBe(
    200,
  )
})

test('too many questions to the archive at once are answered 429 or refused, and the board goes on', async () => {
  const { json } = await dispatcher.get('/api/v1/state')
  const [live] = Object.keys(json.state.incident)
  const asked = Array.from({ length: 40 }, (_, i) => i).flatMap((i) => [
    fetch(`${hub.url}/api/v1/incidents/nobody${i}`, {
      headers: { cookie: dispatcher.cookie, 'accept-language': 'zh' },
    }),
    fetch(`${hub.url}/api/v1/history?address=parnassus`, { headers: { cookie: dispatcher.cookie } }),
  ])
  expect((await dispatcher.get(`/api/v1/incidents/${live}`)).status).toBe(200)
  const answers = await Promise.all(asked)
  const busy = answers.filter(({ status }) => status === 429)
  expect(busy.length).toBeGreaterThan(0)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 404, 429]))
  for (const { headers } of busy) {
    expect(headers.get('retry-after')).toBe('5')
    expect(headers.get('content-type')).toContain('application/problem+json')
  }
  const said: any[] = await Promise.all(busy.map((answer) => answer.json()))
  expect(new Set(said.map(({ code }) => code))).toEqual(new Set(['too_many']))
  expect(said.some(({ detail }) => detail.includes('请求过多'))).toBe(true)

  const socket = io(`${hub.url}/live`, {
    parser,
    transports: ['websocket'],
    extraHeaders: { cookie: dispatcher.cookie },
  })
  const heard: any[] = []
  for (const what of ['detail', 'refused']) socket.on(what, (told) => heard.push(told))
  for (let i = 0; i < 60; i += 1) socket.emit('open', { aggregate: 'incident', id: `nobody${i}` })
  await vi.waitFor(() => expect(heard).toHaveLength(60), PATIENCE)
  socket.close()
  const refused = heard.filter(({ code }) => code)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]).toEqual({
    aggregate: 'incident',
    id: expect.stringContaining('nobody'),
    code: 'too_many',
    seconds: 5,
  })
  expect(refused.length).toBeLessThan(60)
})

test('bad input 34 a question about the past that makes no sense, or too large a one, is answered 400', async () => {
  const long = 'x'.repeat(4000)
  const day = 'from=2017-01-04T00:00:00Z&to=2017-01-05T00:00:00Z'
  const numbers = ['NaN', 'Infinity', '1e400', '1e308', '-1', '0', '50001', '12.5', '', '9007199254740993']
  const asked = {
    history: [
      ...['address=%20%20', 'address=%20a', `address=${long}`, `address=${'x'.repeat(201)}`, 'address=ab&address=cd'],
      ...['address=ab%00cd', 'near=NaN,NaN', 'near=999,37', 'near=181,37', 'near=-122,91', 'near=1e308,37', 'near=,'],
      ...['near=-122,37&near=-122,37', `near=-122.${'1'.repeat(4000)},37`],
      ...numbers.flatMap((number) => [`near=-122,37&metres=${number}`, `address=main&limit=${number}`]),
    ],
    state: [`at=${'9'.repeat(16)}`, `at=${long}`, 'at=1&at=2', 'at=', 'at=1e308', 'at=-1', 'at=2017-13-45T00:00:00Z'],
    tracks: [
      `unit=..&${day}`,
      `from=${long}&to=${long}`,
      'from=1&to=2',
      '',
      ...numbers.map((n) => `${day}&limit=${n}`),
    ],
    journal: ['after=-1', 'after=NaN', 'after=1e308', 'after=9007199254740993', 'limit=0', 'limit=1e9'],
  }
  const paths = Object.entries(asked).flatMap(([what, queries]) => queries.map((query) => `${what}?${query}`))
  for (const id of ['x'.repeat(41), '%2e%2e%2fetc', 'a%00', '%7D%7B', 'a%0D%0Ab', '%F0%A0%AE%B7', '%E2%80%AEa'])
    paths.push(`incidents/${id}`)
  for (const path of paths)
    expect(await dispatcher.get(`/api/v1/${path}`), path.slice(0, 80)).toMatchObject({
      status: 400,
      json: { code: expect.any(String), detail: expect.any(String) },
    })
  for (const query of ['address=%25_%5C%27', 'near=180,-90&metres=5000', 'near=-180,90&metres=1'])
    expect(await dispatcher.get(`/api/v1/history?${query}`), query).toMatchObject({
      status: 200,
      json: { incidents: [] },
    })
})

test('an answer about a place stays of a size, newest calls first, and says that there is more', async () => {
  const { json: all } = await dispatcher.get('/api/v1/history?address=parnassus&limit=61')
  expect(all).toMatchObject({ isWhole: true, incidents: { length: 60 } })
  const { json: some } = await dispatcher.get('/api/v1/history?address=parnassus&limit=10')
  expect(some.isWhole).toBe(false)
  expect(some.incidents).toEqual(all.incidents.slice(0, 10))
})

const firstUnit = ({ state }: any): string =>
  Object.values<any>(state.unit).find(({ status }) => status === 'available').id

test('where a unit was is kept, for those who may know', async () => {
  const admin = await signIn(hub.url, 'admin')
  const { json } = await admin.post('/api/v1/api-keys', { name: 'radios', scopes: ['feeds'] })
  const { json: now } = await dispatcher.get('/api/v1/state')
  const unitId = firstUnit(now)
  const { json: last } = await dispatcher.get(`/api/v1/journal?after=${now.seq - 1}&limit=1`)
  const at = last.entries[0].cityTime
  const sent = await fetch(`${hub.url}/api/v1/feeds/positions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${json.key}` },
    body: JSON.stringify([{ unitId, point: { type: 'Point', coordinates: [-122.41, 37.77] }, at }]),
  })
  expect(await sent.json()).toMatchObject({ accepted: 1 })
  const span = `from=${new Date(Date.parse(at) - 1000).toISOString()}&to=${new Date(Date.parse(at) + 1000).toISOString()}`
  const was = await dispatcher.get(`/api/v1/tracks?unit=${unitId}&${span}`)
  expect(was.json).toEqual({
    positions: [{ unitId, at, point: { type: 'Point', coordinates: [-122.41, 37.77] } }],
    isWhole: true,
  })
  expect((await dispatcher.get(`/api/v1/tracks?from=now&to=then`)).status).toBe(400)
  const officer = await signIn(hub.url, 'logistics')
  expect((await officer.get(`/api/v1/tracks?${span}`)).status).toBe(403)
})
