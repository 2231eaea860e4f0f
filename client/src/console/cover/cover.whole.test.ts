import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../../scripts/browser.ts'
import { buildClient } from '../../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
} from '../../../../server/src/hub.testing.ts'
import { faultsOf } from '../../forAll/axe.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let desk: Person

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  // The map is off: what it draws is pure and has tests of its own.
  browser = await launchPlainBrowser()
  desk = await signIn(hub.url, 'dispatcher2')
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openScreen(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?screen=coverage&map=off&lang=en&theme=night`)
  await page.getByRole('button', { name: 'dispatcher', exact: true }).click()
  await page.getByRole('heading', { name: 'Proposed moves' }).waitFor()
  return page
}

type Moves = {
  before: { units: number; reached: number }
  moves: { unitId: string; postId: string; reached: number }[]
}
const movesNow = async (): Promise<Moves> => (await desk.get('/api/v1/moves?capability=medic')).json

test('medics go, their hole shows, and the move that mends it is accepted and another declined by keys', async () => {
  const all = await movesNow()
  // Who covers the west is sent away, until moving the rest is worth its driving.
  const west = [
    'KM01',
    'KM03',
    'M72',
    'M74',
    'M75',
    'M78',
    'M84',
    'M88',
    'M91',
    'M93',
    'AM08',
    'AM10',
    'RA48',
    'M70',
    'KM11',
    'KM13',
    'M71',
    'M83',
    'M82',
    'M86',
    'M87',
    'M73',
    'AM20',
    'KM12',
    'M56',
    'M89',
  ]
  for (const unitId of west)
    expect((await desk.command('unit.status', { unitId, status: 'outofservice' })).status).toBe(200)
  const holed = await movesNow()
  expect(holed.before.reached).toBeLessThan(all.before.reached)
  const [first] = holed.moves
  expect(first).toBeDefined()
  // What is told of the first move alone is what the cover is with it.
  const moved = `${first?.unitId}:${first?.postId}`
  expect((await desk.get(`/api/v1/coverage?capability=medic&moved=${moved}`)).json.reached).toBe(first?.reached)

  const page = await openScreen()
  const proposals = page.getByRole('list').filter({ has: page.locator('.coverage-proposal') })
  await proposals.getByRole('button', { name: new RegExp(`^1 ${first?.unitId}`) }).waitFor()
  expect(await page.locator('.coverage-bands dd').allTextContents()).not.toEqual(['0', '0', '0', '0'])
  expect(await faultsOf(page)).toEqual([])

  await page.keyboard.press('a')
  await page.getByRole('region', { name: 'Waiting away from home' }).getByText('Station').waitFor()
  const units = (await desk.get('/api/v1/state')).json.state.unit
  expect(units[first?.unitId ?? ''].post).toBe(first?.postId)

  // The next one is declined with its reason, and is not proposed again.
  const second = (await movesNow()).moves[0]
  if (second) {
    await proposals.getByRole('button', { name: new RegExp(`^1 ${second.unitId}`) }).waitFor()
    await page.keyboard.press('x')
    await page.keyboard.type('crew needs rest')
    await page.keyboard.press('Enter')
    const isGone = async () =>
      (await movesNow()).moves.every(({ unitId, postId }) => unitId !== second.unitId || postId !== second.postId)
    await expect.poll(isGone, { timeout: 20_000 }).toBe(true)
  }

  // Typed, it is the same command; the move is taken back by its own.
  await page.keyboard.press('/')
  await page.keyboard.type(`MV ${first?.unitId} >${first?.postId}`)
  await page.keyboard.press('Enter')
  await page.getByText('is to wait there already').waitFor()
}, 90_000)

test('what is lacking is told with what would close it, and what is thought otherwise is told apart from the city', async () => {
  const page = await openScreen()
  const enough = page.getByRole('table', { name: 'Sufficiency' })
  // The west has lost its ambulances: each district that lacks one says who could come.
  await enough.getByRole('row', { name: /^ambulance .*\d short/ }).waitFor()
  const recall = enough.getByRole('button', { name: /^AV / }).first()
  const callSign = (await recall.textContent())?.slice(3) ?? ''
  await recall.click()
  const statusNow = async () => (await desk.get('/api/v1/state')).json.state.unit[callSign]?.status
  await expect.poll(statusNow, { timeout: 20_000 }).toBe('available')

  const asked = '/api/v1/sufficiency?capability=medic'
  const needOf = ({ json }: { json: { capabilities: { capability: string; required: number }[] } }) =>
    json.capabilities.find(({ capability }) => capability === 'medic')?.required ?? 0
  const [now, ifSo] = [needOf(await desk.get(asked)), needOf(await desk.get(`${asked}&calls=10`))]
  expect(ifSo).toBeGreaterThan(now)
  const slider = page.getByRole('slider', { name: 'More calls an hour' })
  for (let step = 0; step < 5; step++) await slider.press('ArrowRight')
  await page.getByRole('status').getByText('+10 calls an hour').waitFor()
  expect(new URL(page.url()).searchParams.get('whatif')).toBe('calls:10')
  await enough.getByRole('row', { name: new RegExp(`^ambulance ${now} .*need ${ifSo},`) }).waitFor()
  await page
    .getByRole('row', { name: /^What if/ })
    .getByText('%')
    .first()
    .waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'End', exact: true }).click()
  await enough.getByRole('columnheader', { name: '12 h' }).waitFor()
  expect(new URL(page.url()).searchParams.has('whatif')).toBe(false)

  // A bridge is thought closed by its streets, with the figures that its closure would give; no road is closed by it.
  await page.keyboard.press('Shift+C')
  const road = page.getByRole('combobox', { name: 'Close a road or bridge' })
  await road.pressSequentially('3rd St Berry Ch')
  await page.getByRole('option', { name: /^3rd St Berry Channel St/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /^3rd St, Berry St – Channel St/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('3rd St, Berry St – Channel St closed').waitFor()
  await page.getByRole('heading', { name: /^Moves then/ }).waitFor()
  const line = '-122.39113,37.77754;-122.38994,37.77537;-122.38982,37.77453'
  expect(new URL(page.url()).searchParams.get('whatif')).toContain(line.replaceAll(',', ';'))
  const { reached } = (await desk.get(`/api/v1/coverage?capability=medic&closed=${line}`)).json
  const people = `${reached.toLocaleString('en').replaceAll(',', '\u2009')} people`
  await page
    .getByRole('row', { name: /^What if/ })
    .getByText(people)
    .waitFor()
  expect((await desk.get('/api/v1/state')).json.state.closure ?? {}).toEqual({})
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Take out: 3rd St/ }).click()
  await page.getByRole('heading', { name: /^Moves then/ }).waitFor({ state: 'detached' })

  // The selected unit is thought away, for a look, and nothing is changed by it.
  await page.keyboard.press('/')
  await page.keyboard.type('F M50')
  await page.keyboard.press('Enter')
  await page
    .getByRole('row', { name: /^Without M50/ })
    .getByText('%')
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  expect((await desk.get('/api/v1/state')).json.state.unit.M50.status).toBe('available')
}, 90_000)

test('a unit is locked by key with its reason, is advised to nobody, can still be sent by name, and its reach is told', async () => {
  const page = await openScreen()
  await page.keyboard.press('/')
  await page.keyboard.type('F E36')
  await page.keyboard.press('Enter')
  const chosen = page.getByRole('region', { name: 'Selected unit E36' })
  await chosen.getByRole('row', { name: /within 4 min.*people/ }).waitFor()
  const reach = (await desk.get('/api/v1/reach?unit=E36')).json
  expect(reach.within.map(({ persons }: { persons: number }) => persons)).toEqual(
    reach.within.map(({ persons }: { persons: number }) => persons).toSorted((a: number, b: number) => a - b),
  )
  // A road that is closed before its door is felt at once.
  const { coordinates } = (await desk.get('/api/v1/state')).json.state.facility['st-36'].point
  const ring = [-1, 1].flatMap((y) => [-y, y].map((x) => [coordinates[0] + x * 0.004, coordinates[1] + y * 0.004]))
  const { json } = await desk.command('closure.add', {
    ...{ kind: 'closed', geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } },
  })
  const shut = (await desk.get('/api/v1/reach?unit=E36')).json
  expect(shut.within[0].persons).toBeLessThan(reach.within[0].persons)
  await desk.command('closure.lift', { closureId: json.result?.closureId ?? json.closureId })

  await page.keyboard.press('Escape')
  await page.keyboard.press('h')
  await chosen.getByRole('textbox').waitFor()
  await page.keyboard.type('stand-by')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Locked: proposed to nobody' }).getByText('stand-by').waitFor()
  const call = (
    await desk.command('incident.report', {
      ...{ type: 'fire', priority: 1, place: { point: { type: 'Point', coordinates }, address: 'AT STATION 36' } },
    })
  ).json.result
  const advice = (await desk.get(`/api/v1/recommendations?incident=${call.incidentId}`)).json
  expect(advice.units.map(({ id }: { id: string }) => id)).not.toContain('E36')
  expect(advice.notChosen).toContainEqual({
    ...{ id: 'E36', code: 'locked', facts: { by: expect.any(String), reason: 'stand-by' } },
  })
  expect((await desk.command('incident.dispatch', { incidentId: call.incidentId, unitIds: ['E36'] })).status).toBe(200)

  await page.keyboard.press('/')
  await page.keyboard.type('UNLOCK E36')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Locked: proposed to nobody' }).waitFor({ state: 'detached' })
  expect(await faultsOf(page)).toEqual([])

  // What the shift has come to, in place of the map: a picture, its table, and each unit's strip.
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await page.getByRole('heading', { name: /too few for a share/ }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Shift+T')
  await page.getByRole('region', { name: 'Each time, the latest first' }).waitFor()
  await page.goto(`${hub.url}/console/?screen=coverage&section=engine&plot=units&map=off&lang=en&theme=night`)
  const strips = page.getByRole('listbox', { name: 'Units of the shift' })
  await strips.focus()
  for (const key of ['PageDown', 'PageDown', 'PageDown']) await page.keyboard.press(key)
  await strips.getByRole('option', { name: /^E36 dispatched now, 1 calls/ }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  for (const key of ['Home', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await page.getByRole('region', { name: /^Selected unit E02/ }).waitFor()
}, 90_000)

test('a day is planned by key: need, shifts and posts by hour, on paper as well; and nothing in the city is changed', async () => {
  const postsNow = async () =>
    Object.values<any>((await desk.get('/api/v1/state')).json.state.unit).map(({ id, post, stationId }) => [
      ...[id, post, stationId],
    ])
  const before = await postsNow()
  const page = await openScreen()
  await page.keyboard.press('p')
  const hours = page.getByRole('table', { name: 'Hours of the day' })
  await hours.waitFor()
  await hours.getByRole('button', { name: '17', exact: true }).click()
  const { json: plan } = await desk.get('/api/v1/plan?capability=medic&day=3')
  const { need, planned, now, moved } = plan.hours[17]
  const least = Math.min(...plan.hours.map((hour: { need: number }) => hour.need))
  expect(new URL(page.url()).searchParams.get('plot')).toBe('plan,3,17')
  await page.getByRole('heading', { name: new RegExp(`^Wednesday: ${least} to `) }).waitFor()
  await hours.getByRole('row', { name: new RegExp(`^Need.* ${need} `) }).waitFor()
  const percent = (share: number) => `${(Math.floor(1000 * share + 1e-6) / 10).toFixed(1)} %`
  const posts = page.getByRole('region', {
    name: `17:00: ${percent(moved.share)} in time with these posts, ${percent(now)} with`,
  })
  const rows = posts.getByRole('row').filter({ hasNot: page.getByRole('columnheader') })
  const last = await rows.locator('td:last-child').allTextContents()
  expect(last.reduce((sum, count) => sum + Number(count), 0)).toBe(planned.units)
  await page.getByRole('region', { name: `Shifts: ${plan.shifts.unitHours} unit hours` }).waitFor()
  expect(await faultsOf(page)).toEqual([])

  await page.keyboard.press(']')
  await page.getByRole('region', { name: /^18:00/ }).waitFor()
  await page.keyboard.press('Shift+D')
  await page.getByRole('heading', { name: /^Thursday/ }).waitFor()
  expect(new URL(page.url()).searchParams.get('plot')).toBe('plan,4,18')
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const paper = page.locator('main.printed')
  await paper.getByText('San Francisco: plan of a day, a proposal').waitFor({ state: 'attached' })
  await paper.getByText(/^Thursday/).waitFor({ state: 'attached' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.keyboard.press('p')
  await page.getByRole('group', { name: 'Cover shown on the map' }).waitFor()
  expect(await postsNow()).toEqual(before)
}, 90_000)
