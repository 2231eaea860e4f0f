import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { feeds } from '../feeds/index.ts'
import { dropDataDir, type HubProcess, newDataDir, startHubProcess } from '../hub.testing.ts'
import { type Answer, CSV_TYPE, codesOf, type Doors, openDoors } from './doors.testing.ts'

// Bad inputs by the numbers that `npm run check` counts, as feeds bring them: time, place, files and streams.
const NOW = Date.parse('2017-01-04T17:00:00-08:00')
const dataDir = newDataDir()
let hub: HubProcess
let doors: Doors
let facilityId = ''

beforeAll(async () => {
  hub = await startHubProcess({ dataDir, args: ['--epoch', new Date(NOW).toISOString()] })
  doors = await openDoors(hub)
  facilityId = Object.keys((await doors.state()).facility)[0] ?? ''
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

const fix = (more: object = {}) => ({
  ...{ unitId: 'E36', at: new Date(NOW).toISOString(), point: { type: 'Point', coordinates: [-122.4194, 37.7763] } },
  ...more,
})
const at = (ms: number) => fix({ at: new Date(NOW + ms).toISOString() })
const point = (...coordinates: number[]) => fix({ point: { type: 'Point', coordinates } })
const incident = (id: string, more: object = {}) => ({ id, type: 'fire', ...more })

test.each([
  ['bad input 27 a time far ahead of the city', 'positions', at(3_600_000), [0, 'future']],
  ['bad input 28 older than the feed takes', 'positions', at(-3 * 86_400_000), [0, 'stale']],
  [
    'bad input 28 a call of last year',
    'incidents',
    incident('old', { receivedAt: '2016-11-01T00:00:00Z' }),
    [0, 'stale'],
  ],
  ['bad input 29 a time without a zone', 'positions', fix({ at: '2017-01-04T17:00:00' }), [0, 'no_zone']],
  ['bad input 31 second 60', 'incidents', incident('leap', { receivedAt: '2016-12-31T23:59:60Z' }), [1]],
  ['bad input 32 0, 0', 'positions', point(0, 0), [0, 'null_island']],
  ['bad input 33 longitude and latitude swapped', 'positions', point(37.77, -122.42), [0, 'swapped']],
  ['bad input 34 latitude 91', 'positions', point(-122, 91), [0, 'place']],
  [
    'bad input 32 a call at 0, 0 is still a call',
    'incidents',
    incident('null', { lat: 0, lon: 0 }),
    [1, 'null_island'],
  ],
  [
    'bad input 17 a count beyond 2⁵³−1',
    'stock',
    '{"facilityId":"s01","item":"water","onHand":9007199254740993}',
    [0, 'invalid'],
  ],
  ['bad input 18 a negative count', 'stock', { facilityId: 's01', item: 'water', onHand: -1 }, [0, 'invalid']],
  ['bad input 4 keys that mean a prototype', 'positions', '{"__proto__":{"unitId":"E36"}}', [0, 'invalid']],
  ['bad input 13 NUL in a text', 'incidents', '{"id":"nul","type":"fire","narrative":"\\u0000"}', [0, 'invalid']],
])('%s', async (_, id, body, expected) => {
  expect(codesOf(await doors.feed(id, body))).toEqual(expected)
})

const calls = (received: string, call: string) =>
  'Call Number,Unit ID,Call Type,Received DtTm,Available DtTm\n' +
  `${call},E36,Alarms,${received},${received.replace(/:\d\d [AP]M/, ':59 AM')}\n`

test('bad input 30 an hour that the clocks left out is refused; one that they showed twice is the earlier, marked', async () => {
  expect(codesOf(await doors.feed('sffd-calls', calls('03/13/2016 02:30:00 AM', '1'), CSV_TYPE))).toEqual([
    0,
    'missing_hour',
  ])
  const twice = await doors.feed('sffd-calls', calls('11/06/2016 01:30:00 AM', '2'), CSV_TYPE)
  expect(twice.json.accepted).toBe(1)
  expect(codesOf(twice)).toContain('repeated_hour')
  const state = await doors.state()
  const call: any = Object.values(state.incident).find(({ source }: any) => source?.id === '2')
  expect(new Date(call.receivedAt).toISOString()).toBe('2016-11-06T08:30:00.000Z')
})

const TABLE = 'facilityId,item,onHand,nameEn,nameZh\n'

test('bad input 50 a formula in a table is text', async () => {
  expect(codesOf(await doors.feed('stock', `${TABLE}${facilityId},cups,5,=1+1,\n`, CSV_TYPE))).toEqual([1])
  const state = await doors.state()
  expect(state.stock[`${facilityId}--cups`].name).toEqual({ en: '=1+1', zh: '=1+1' })
})

test('bad input 51 undeclared GB18030 is told as what it seems to be, kept, and read once a person confirms it', async () => {
  // “帐篷,5” and “矿泉水,6” in GB18030, as a spreadsheet in China saves it.
  const rows = [
    [Buffer.from('d5cac5f1', 'hex'), 'tents', 5],
    [Buffer.from('bff3c8aacbae', 'hex'), 'bottles', 6],
  ] as const
  const lines = rows.map(([name, item, onHand]) =>
    Buffer.concat([Buffer.from(`${facilityId},${item},${onHand},${item},`), name, Buffer.from('\n')]),
  )
  const table = Buffer.concat([Buffer.from(TABLE), ...lines])
  const refused = await doors.feed('stock', table, CSV_TYPE)
  expect([refused.status, refused.json.code]).toEqual([400, 'unreadable'])
  const [entry] = (await doors.manager.get('/api/v1/quarantine?limit=1')).json.entries
  expect(entry).toMatchObject({ feed: 'stock', code: 'charset', bytes: table.toString('base64') })
  expect(entry.message).toMatch(/GB18030/)
  expect((await doors.manager.post(`/api/v1/quarantine/${entry.id}/replay?charset=klingon`, {})).status).toBe(400)
  expect((await doors.manager.post(`/api/v1/quarantine/${entry.id}/replay?charset=gb18030`, {})).json.accepted).toBe(2)
  const state = await doors.state()
  expect(state.stock[`${facilityId}--tents`].name.zh).toBe('帐篷')
  expect(codesOf(await doors.feed('stock', table, { 'content-type': 'text/csv; charset="GB18030"' }))).toEqual([0])
})

test('bad input 52 a quote that is never closed costs its row alone; 10⁶ columns are answered 413', async () => {
  const rows = `${facilityId},a1,5,,\n${facilityId},a2,6,"never closed,\n${facilityId},a3,7,,\n`
  expect(codesOf(await doors.feed('stock', TABLE + rows, CSV_TYPE))).toEqual([2, 'invalid'])
  expect((await doors.feed('stock', `${'a,'.repeat(1_000_000)}z\n1\n`, CSV_TYPE)).status).toBe(413)
})

test('bad input 38 a million of anything in one body is answered 413, and the hub goes on', async () => {
  const million = `[${'1,'.repeat(999_999)}1]`
  expect((await doors.feed('positions', million)).status).toBe(413)
  const [entry] = (await doors.manager.get('/api/v1/quarantine?limit=1')).json.entries
  expect(entry).toMatchObject({ feed: 'positions', code: 'too_large', isCut: true })
  const many = await doors.feed('incidents', `[${'1,'.repeat(6000)}1]`)
  expect([many.status, many.json.quarantined]).toEqual([200, 6001])
  expect((await doors.manager.get('/api/v1/quarantine?limit=1')).json.dropped).toBeGreaterThan(1000)
})

test('bad input 56 a position back in time is dropped and counted; one over 300 km/h is marked, the last good one kept', async () => {
  const counters = async () => {
    const text = await (await fetch(`${hub.url}/metrics`)).text()
    return ['dropped', 'marked'].map((name) =>
      Number(new RegExp(`^muster_positions_${name} (\\d+)`, 'm').exec(text)?.[1]),
    )
  }
  const e10 = async (ms: number, lng: number): Promise<Answer> => {
    const body = { ...at(ms), unitId: 'E10', point: { type: 'Point', coordinates: [lng, 37.78] } }
    const answer = await doors.feed('positions', body)
    if (!codesOf(answer).includes('spared')) return answer
    // A hub that is pressed by the tests before leaves positions out for a moment (J9).
    await sleep(500)
    return e10(ms, lng)
  }
  const [dropped = 0, marked = 0] = await counters()
  expect(codesOf(await e10(0, -122.44))).toEqual([1])
  expect(codesOf(await e10(-5000, -122.43))).toEqual([0, 'old'])
  expect(codesOf(await e10(2000, -122.4))).toEqual([0, 'too_fast'])
  expect(codesOf(await e10(3000, -122.4401))).toEqual([1])
  expect(await counters()).toEqual([dropped + 1, marked + 1])
})

const NOT_TEXT = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x80, 0x0d, 0x0a])

test.each(feeds.flatMap(({ id, contentTypes }) => contentTypes.map((type) => [id, type] as const)))(
  'J8 %s keeps bytes that are no text, as they came, with feed, reason and time: %s',
  async (id, type) => {
    expect((await doors.feed(id, NOT_TEXT, { 'content-type': type })).status).toBe(400)
    const { entries, kept, dropped } = (await doors.manager.get('/api/v1/quarantine?limit=1')).json
    expect(entries).toMatchObject([{ feed: id, code: 'unreadable', bytes: NOT_TEXT.toString('base64'), isCut: false }])
    expect(Date.now() - Date.parse(entries[0].at)).toBeLessThan(60_000)
    expect(entries[0].message).toMatch(/\S/)
    expect([kept > 0, Number.isInteger(dropped)]).toEqual([true, true])
    expect((await doors.manager.post(`/api/v1/quarantine/${entries[0].id}/replay`, {})).json.quarantined).toBe(1)
  },
)

test('J8 what one item of a list lacks is kept of that item alone, for every feed', async () => {
  for (const { id, contentTypes } of feeds.filter(({ contentTypes }) => contentTypes.includes('application/json'))) {
    const answer = await doors.feed(id, [{ nonsense: 7 }, 'x'])
    const told = answer.json.quarantined ?? 2
    const { entries } = (await doors.manager.get('/api/v1/quarantine?limit=2')).json
    const bodies = entries.map(({ bytes }: { bytes: string }) => JSON.parse(Buffer.from(bytes, 'base64').toString()))
    expect([id, told, ...bodies]).toEqual([id, 2, 'x', { nonsense: 7 }])
    expect(contentTypes).toContain(entries[0].contentType)
  }
})

test('J8 a row that is refused is kept as a table of its own, and is taken once its cause is mended', async () => {
  const rows = [`${facilityId},good,5,,`, 'no-such-place,bad,6,,', `${facilityId},short`]
  expect((await doors.feed('stock', `${TABLE}${rows.join('\n')}\n`, CSV_TYPE)).json).toMatchObject({
    accepted: 1,
    quarantined: 2,
  })
  const { entries } = (await doors.manager.get('/api/v1/quarantine?limit=2')).json
  const kept = entries.map(({ contentType, bytes }: any) => [contentType, Buffer.from(bytes, 'base64').toString()])
  expect(kept.toReversed()).toEqual([
    ['text/csv', `${TABLE}${rows[1]}\n`],
    ['text/csv', `${TABLE}${rows[2]}\n`],
  ])
})
