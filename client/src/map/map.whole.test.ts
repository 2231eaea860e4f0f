import { roundResidents } from '@muster/shared/geo/residents.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, launchPlainBrowser } from '../../../scripts/browser.ts'
import { buildClient } from '../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
} from '../../../server/src/hub.testing.ts'

/** A slow machine is waited for. */
const PATIENTLY = { timeout: 60_000 }
const EPOCH = '2017-01-04T17:00:00-08:00'
const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let manager: Person
let key: string
let incidentId: string
let startedAt: number

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir, args: ['--epoch', EPOCH] })
  startedAt = Date.now()
  browser = await launchBrowser()
  manager = await signIn(hub.url, 'manager')
  const admin = await signIn(hub.url, 'admin')
  key = (await admin.post('/api/v1/api-keys', { name: 'a fleet', scopes: ['feeds'] })).json.key
  const { json } = await manager.command('incident.report', {
    type: 'fire',
    priority: 1,
    place: { point: { type: 'Point', coordinates: [-122.43, 37.77] }, address: '100 Block of HAIGHT ST' },
  })
  incidentId = json.result.incidentId
  await manager.command('incident.dispatch', { incidentId, unitIds: ['E36'] })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openConsole(on = browser, search = ''): Promise<Page> {
  const page = await (await on.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?lang=en${search}`)
  await page.getByLabel('User name').fill('dispatcher')
  await page.getByLabel('Password').fill('muster-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('banner').getByText('LIVE', { exact: true }).waitFor({ timeout: 60_000 })
  return page
}

const features = (page: Page) => page.getByRole('listbox', { name: /On the map/ })

/** Tells the hub where E36 is: with each step some 9 m farther east. A hub that is pressed may spare a position: told again. */
async function drive(step: number): Promise<void> {
  const { json } = await manager.get('/api/v1/state')
  expect(json.state.unit.E36.incidentId).toBe(incidentId)
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const tell = async () => {
    const now = Date.parse(EPOCH) + (Date.now() - startedAt)
    const body = JSON.stringify([
      {
        unitId: 'E36',
        point: { type: 'Point', coordinates: [-122.445 + step * 1e-4, 37.775] },
        at: new Date(now).toISOString(),
        headingDeg: 90,
      },
    ])
    const reply = await fetch(`${hub.url}/api/v1/feeds/positions`, { method: 'POST', headers, body })
    return reply.json()
  }
  await expect.poll(tell, { timeout: 60_000, interval: 250 }).toMatchObject({ accepted: 1, reasons: [] })
}

test('the map lists what is in view, and the keyboard walks through it and selects', async () => {
  const page = await openConsole()
  const incident = features(page).getByRole('option', { name: /^Incident .* P1 Structure fire, units assigned/ })
  await incident.waitFor({ state: 'attached', timeout: 60_000 })
  await features(page).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => incident.getAttribute('aria-selected'), PATIENTLY).toBe('true')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('incident') === incidentId)
  await page.getByText('© OpenStreetMap').waitFor()
  // It is in view already: the map stays where it is.
  await page.waitForTimeout(1000)
  expect(new URL(page.url()).searchParams.has('view')).toBe(false)
  await page.context().close()
}, 120_000)

test('the keyboard alone walks by direction, hears where a unit is and how far from the selection, and selects it', async () => {
  await drive(0)
  const page = await openConsole(browser, `&incident=${incidentId}`)
  const unit = features(page).getByRole('option', { name: /^E36, moving/ })
  await unit.waitFor({ state: 'attached', timeout: 60_000 })
  const list = features(page)
  const isInList = () => list.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 150 && !(await isInList()); presses += 1) await page.keyboard.press('Tab')
  expect(await isInList()).toBe(true)
  // The order of the list: the open incident, then units.
  await page.keyboard.press('PageDown')
  expect(await list.getByRole('option', { selected: true }).textContent()).toMatch(/^Incident .*100 blk Haight St$/)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => list.getByRole('option', { selected: true }).textContent()).not.toMatch(/^Incident/)
  for (let presses = 0; presses < 40 && (await unit.getAttribute('aria-selected')) !== 'true'; presses += 1)
    await page.keyboard.press('PageDown')
  expect(await unit.textContent()).toMatch(/^E36, moving, near .+, [\d.]+ (mi|ft) from the selection$/)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('unit') === 'E36')
  await page.keyboard.press('ArrowRight')
  await page.waitForURL((url) => url.searchParams.has('view'))
  await page.context().close()
}, 120_000)

test('a unit on its way to a call has its way by road, and nobody else has one', async () => {
  await drive(20)
  const { json } = await manager.get('/api/v1/ways?units=E36,E12,nobody')
  expect(json.ways).toHaveLength(1)
  const [{ unitId, seconds, metres, route }] = json.ways
  expect(unitId).toBe('E36')
  // The call is 1.4 km away as the crow flies, and no road flies.
  expect(metres).toBeGreaterThan(1400)
  expect(seconds).toBeGreaterThan(metres / 30)
  const [lng, lat] = route.coordinates.at(-1)
  expect(Math.hypot(lng + 122.43, lat - 37.77)).toBeLessThan(0.002)
  expect(route.coordinates.length).toBeGreaterThan(5)
})

test('G keeps the selected unit in the middle with its way and its trail, and G again lets it go', async () => {
  await drive(20)
  const page = await openConsole(browser, '&unit=E36&view=-122.43,37.76,14&theme=night')
  const map = page.getByRole('region', { name: 'Map', exact: true })
  await features(page).getByRole('option', { name: /^E36/ }).waitFor({ state: 'attached', timeout: 60_000 })
  await page.keyboard.press('g')
  await map.getByRole('status').filter({ hasText: 'Following E36' }).waitFor()
  await drive(60)
  const legend = map.getByRole('list', { name: 'Legend' })
  await legend.getByText('way to the call').waitFor()
  await legend.getByText('trail, 15 min').waitFor()
  // The address bar rests meanwhile; it says where the unit led once it is let go. A machine that is pressed draws few
  // frames a second: it is followed on until one of them has shown where the unit is by then.
  const following = map.getByText('Following E36')
  const whereItLed = async (): Promise<string | null> => {
    if ((await following.count()) === 0) await page.keyboard.press('g')
    await following.waitFor()
    await page.waitForTimeout(3500)
    await page.keyboard.press('g')
    await following.waitFor({ state: 'detached' })
    await page.waitForTimeout(1000)
    return new URL(page.url()).searchParams.get('view')
  }
  await expect.poll(whereItLed, { timeout: 90_000, interval: 0 }).toMatch(/^-122.439\d*,37.775\d*,14/)
  await page.context().close()
}, 180_000)

test('an incident outside the view has a pointer that leads to it', async () => {
  const page = await openConsole(browser, '&view=-122.5,37.72,14')
  await page.getByRole('button', { name: /^Incident .* lies outside this view$/ }).click({ timeout: 60_000 })
  await features(page)
    .getByRole('option', { name: /^Incident/ })
    .waitFor({ state: 'attached', timeout: 60_000 })
  await page.context().close()
}, 120_000)

test('frames of positions move a plate without rendering anything around it', async () => {
  const page = await openConsole()
  await drive(0)
  await features(page)
    .getByRole('option', { name: /^E36, moving/ })
    .waitFor({ state: 'attached', timeout: 60_000 })
  const map = page.getByRole('region', { name: 'Map', exact: true })
  await page.waitForTimeout(3000)
  const before = await map.screenshot()
  await map.evaluate((element) => {
    const counted = { changes: 0 }
    Object.assign(window, { counted })
    const count = (changes: unknown[]) => {
      counted.changes += changes.length
    }
    new MutationObserver(count).observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
  })
  for (let step = 1; step <= 12; step += 1) {
    await drive(step)
    await page.waitForTimeout(400)
  }
  expect(await page.evaluate(() => Reflect.get(window, 'counted'))).toEqual({ changes: 0 })
  expect((await map.screenshot()).equals(before)).toBe(false)
  await page.context().close()
}, 120_000)

test('keys alone draw a hazard area that every map shows, keep a view, and switch the map off', async () => {
  const page = await openConsole(browser, `&incident=${incidentId}&view=-122.43,37.77,14`)
  await features(page)
    .getByRole('option', { name: /^Incident/ })
    .first()
    .waitFor({ state: 'attached', timeout: 60_000 })
  await page.keyboard.press('Shift+A')
  const panel = page.getByRole('region', { name: /^Draw for/ })
  const crosshair = panel.getByRole('application')
  await expect.poll(() => crosshair.evaluate((element) => element === document.activeElement), PATIENTLY).toBe(true)
  // The circle stands around the call: the next point is its radius.
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  const counted = await panel.locator('output').filter({ hasText: 'residents' }).textContent()
  await page.keyboard.press('Control+Enter')
  const drawn = features(page).getByRole('option', { name: /^hazard area \d+, about [\d,]+ residents$/ })
  await drawn.waitFor({ state: 'attached', timeout: 60_000 })
  const { json } = await manager.get('/api/v1/state')
  const [{ residents, radiusM }] = json.state.incident[incidentId].outlines
  expect(radiusM).toBeGreaterThan(50)
  // Hub and console count alike.
  expect(counted).toContain(`about ${roundResidents(residents).toLocaleString('en')} residents`)
  expect(await panel.count()).toBe(0)

  await page.keyboard.press('Shift+K')
  await page.getByLabel('Name of this view').fill('唐人街 <b>')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('-')
  const zoomOf = (url: URL) => Number(url.searchParams.get('view')?.split(',')[2])
  await page.waitForURL((url) => zoomOf(url) < 14)
  await page.keyboard.press('Shift+K')
  await page.keyboard.press('1')
  await page.waitForURL((url) => zoomOf(url) >= 14)

  await page.keyboard.press('Shift+O')
  await page.getByText('You have switched it off.').waitFor()
  expect(new URL(page.url()).searchParams.get('map')).toBe('off')
  await page.getByRole('button', { name: /^Switch the map on/ }).click()
  await drawn.waitFor({ state: 'attached', timeout: 60_000 })
  await page.context().close()
}, 120_000)

test('without WebGL the console says why there is no map, and the queue works', async () => {
  const blind = await launchPlainBrowser()
  const page = await openConsole(blind)
  await page.getByText('The map is off').waitFor({ timeout: 60_000 })
  await page.getByText('100 blk Haight St').first().click()
  await page.waitForURL((url) => url.searchParams.get('incident') === incidentId)
  await blind.close()
}, 120_000)
