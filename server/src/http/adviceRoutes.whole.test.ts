import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let dispatcher: Person

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  dispatcher = await signIn(hub.url, 'dispatcher')
}, 120_000)
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

test('a situation that is told in full is advised on without the live city, by a key of its own scope', async () => {
  const point = { type: 'Point', coordinates: [-122.4526, 37.7638] }
  const units = [{ id: 'X1', capabilities: ['medic'], point, status: 'available' }]
  const situation = { time: '2017-01-04T17:00:00-08:00', units, posts: [{ id: 'p', point }] }
  const incidents = [{ id: 'c', point, needs: [{ capability: 'medic', count: 2 }] }]
  const sent = await dispatcher.post('/api/v1/recommendations', { situation, incidents })
  expect(sent.json).toMatchObject({
    incidents: [{ id: 'c', units: [{ id: 'X1' }], unmet: [{ capability: 'medic', count: 1, reason: 'noneFree' }] }],
  })
  expect((await dispatcher.post('/api/v1/moves', { situation })).json).toEqual({ moves: [] })
  const coverage = await dispatcher.post('/api/v1/coverage', { situation, capability: 'medic', seconds: 480 })
  expect(coverage.json.reached).toBeGreaterThan(1000)
  expect(coverage.json.reached).toBeLessThan(coverage.json.persons)
  const [west, south, east, north] = [-122.456, 37.761, -122.449, 37.766]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const shutIn = { ...situation, closures: [{ type: 'Polygon', coordinates: [ring] }] }
  const far = [{ id: 'c', point: { type: 'Point', coordinates: [-122.41, 37.78] }, needs: incidents[0]?.needs }]
  const shut = await dispatcher.post('/api/v1/recommendations', { situation: shutIn, incidents: far })
  expect(shut.json.incidents[0]).toMatchObject({ units: [], notChosen: [{ id: 'X1', code: 'noRoad' }] })
  const open = await dispatcher.post('/api/v1/recommendations', { situation, incidents: far })
  expect(open.json.incidents[0].units).toMatchObject([{ id: 'X1' }])

  const many = Array.from({ length: 11 }, (_, i) => ({
    id: `c${i}`,
    point,
    needs: [{ capability: 'medic', count: 100 }],
  }))
  const over = await dispatcher.post('/api/v1/recommendations', { situation, incidents: many })
  expect([over.status, over.json.code, over.json.detail]).toEqual([
    413,
    'situation_too_large',
    expect.stringContaining('1000'),
  ])

  const noMoment = { situation: { ...situation, time: '2017-13-45T00:00:00Z' }, incidents }
  for (const body of [
    {},
    { situation: { ...situation, time: 'now' }, incidents },
    noMoment,
    { situation, incidents: [{}] },
  ])
    expect((await dispatcher.post('/api/v1/recommendations', body)).status).toBe(400)
  const admin = await signIn(hub.url, 'admin')
  const ask = async (scopes: string[]) => {
    const { json } = await admin.post('/api/v1/api-keys', { name: 'a partner', scopes })
    const headers = { authorization: `Bearer ${json.key}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ situation })
    return (await fetch(`${hub.url}/api/v1/moves`, { method: 'POST', headers, body })).status
  }
  expect([await ask(['advice']), await ask(['read'])]).toEqual([200, 403])
})

test('the live city tells whom it reaches, what if a unit went, and who should wait elsewhere', async () => {
  const all = (await dispatcher.get('/api/v1/coverage?capability=medic')).json
  expect(all).toMatchObject({ capability: 'medic', seconds: 480 })
  expect(all.reached).toBeGreaterThan(all.persons * 0.8)
  const { state } = (await dispatcher.get('/api/v1/state')).json
  const medics = Object.values<any>(state.unit).filter(({ capabilities }) => capabilities.includes('medic'))
  const without = medics.slice(0, 50).map(({ id }) => id)
  const fewer = (await dispatcher.get(`/api/v1/coverage?capability=medic&without=${without.join(',')}`)).json
  expect(fewer.reached).toBeLessThan(all.reached)
  expect(fewer.units).toBeLessThan(all.units)
  expect(Array.isArray((await dispatcher.get('/api/v1/moves')).json.moves)).toBe(true)
})

test('what if a bridge closed is what is told once it is closed, and until then nothing is changed by it', async () => {
  // Third Street over Mission Creek.
  const bridge = [
    [-122.39113, 37.77754],
    [-122.38994, 37.77537],
    [-122.38982, 37.77453],
  ]
  const closed = `&closed=${bridge.map((place) => place.join()).join(';')}`
  const figures = async (thought = '') => {
    const asked = ['coverage?capability=engine&seconds=120', 'sufficiency?capability=engine', 'moves?capability=engine']
    const answers = await Promise.all(asked.map((path) => dispatcher.get(`/api/v1/${path}${thought}`)))
    return answers.map(({ json: { seq: _seq, time: _time, ...told } }) => told)
  }
  const open = await figures()
  const thought = await figures(closed)
  expect(thought[0]).not.toEqual(open[0])
  expect(await figures()).toEqual(open)
  const geometry = { type: 'LineString', coordinates: bridge }
  const { json } = await dispatcher.command('closure.add', { kind: 'closed', geometry })
  expect(await figures()).toEqual(thought)
  await dispatcher.command('closure.lift', { closureId: json.result.closureId })
  expect(await figures()).toEqual(open)
})

test('a day is planned hour by hour on the thread: where units wait, how many it takes, which shifts; and nothing is changed by it', async () => {
  const { json: before } = await dispatcher.get('/api/v1/state')
  const { json: plan } = await dispatcher.get('/api/v1/plan?capability=medic&day=3')
  expect(plan).toMatchObject({ capability: 'medic', day: 3, standardSec: 480, inTime: 0.9, seq: expect.any(Number) })
  expect(plan.hours).toHaveLength(24)
  const home = plan.posts.reduce((sum: number, post: { home: number }) => sum + post.home, 0)
  expect(home).toBe(plan.onDuty)
  for (const { need, now, moved, planned, holds } of plan.hours) {
    expect(moved.share).toBeGreaterThanOrEqual(now)
    expect(moved.counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(plan.onDuty)
    expect(holds && planned.units >= need && planned.share >= 0.9).toBe(true)
  }
  expect(plan.shifts.unitHours).toBeLessThan(plan.nowUnitHours)
  expect(plan.shifts.unitHours).toBeGreaterThanOrEqual(plan.shifts.leastUnitHours)
  // Asked again it is the same; whoever goes out of service is planned for no more.
  expect((await dispatcher.get('/api/v1/plan?capability=medic&day=3')).json.hours).toEqual(plan.hours)
  expect((await dispatcher.get('/api/v1/state')).json.state.unit).toEqual(before.state.unit)
  await dispatcher.command('unit.status', { unitId: 'M50', status: 'outofservice' })
  expect((await dispatcher.get('/api/v1/plan?day=3')).json).toMatchObject({
    capability: 'medic',
    onDuty: plan.onDuty - 1,
  })
  await dispatcher.command('unit.status', { unitId: 'M50', status: 'available' })

  const nobody = (await dispatcher.get('/api/v1/plan?capability=submarine')).json
  expect(nobody.reasons.map(({ code }: { code: string }) => code)).toEqual(['noneHave', 'noWork'])
  expect((await dispatcher.get('/api/v1/plan?day=8')).status).toBe(400)
}, 120_000)

test('J9 a question of a thousand units holds up no command, and more than can be answered are told to come later', async () => {
  const point = { type: 'Point', coordinates: [-122.4526, 37.7638] }
  const spread = (i: number) => ({
    type: 'Point',
    coordinates: [-122.49 + (i % 32) * 0.003, 37.72 + Math.floor(i / 32) * 0.002],
  })
  const units = Array.from({ length: 1000 }, (_, i) => ({
    ...{ id: `u${i}`, capabilities: ['medic'], point: spread(i), status: 'available' },
  }))
  const situation = { time: '2017-01-04T17:00:00-08:00', units }
  const incidents = Array.from({ length: 300 }, (_, i) => ({
    ...{ id: `c${i}`, point: spread(i * 3), needs: [{ capability: 'medic', count: 3 }] },
  }))
  const asking = dispatcher.post('/api/v1/recommendations', { situation, incidents })
  let isAnswered = false
  const answered = asking.then((answer) => {
    isAnswered = true
    return answer
  })
  let between = 0
  while (!isAnswered) {
    expect((await dispatcher.command('incident.report', { type: 'fire', place: { point } })).status).toBe(200)
    between += 1
  }
  expect((await answered).json.incidents).toHaveLength(300)
  // On the hub's own loop not one would have come through before it.
  expect(between).toBeGreaterThan(10)

  // Behind three that take their time.
  const long = Array.from({ length: 3 }, () => dispatcher.post('/api/v1/recommendations', { situation, incidents }))
  const short = Array.from({ length: 40 }, () => dispatcher.post('/api/v1/moves', { situation }))
  const crowd = await Promise.all([...long, ...short])
  const statuses = new Set(crowd.map(({ status }) => status))
  expect(statuses).toEqual(new Set([200, 429]))
  expect(crowd.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1')
}, 240_000)
