import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, launchPlainBrowser } from '../../../../scripts/browser.ts'
import { buildClient } from '../../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
} from '../../../../server/src/hub.testing.ts'

// Station 4 of San Francisco, and a call some 700 m south of it.
const STATION = '-122.38913,37.77280,16'
const CALL = [-122.3893, 37.7663] as const
const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let plain: Browser
let manager: Person
let incidentId: string

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir, args: ['--epoch', '2017-01-04T21:15:00-08:00'] })
  ;[browser, plain] = await Promise.all([launchBrowser(), launchPlainBrowser()])
  manager = await signIn(hub.url, 'manager')
  const { json } = await manager.command('incident.report', {
    ...{ type: 'fire', priority: 1 },
    place: { point: { type: 'Point', coordinates: CALL }, address: '2200 Block of 3RD ST' },
  })
  incidentId = json.result.incidentId
}, 120_000)

afterAll(async () => {
  await Promise.all([browser?.close(), plain?.close()])
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openConsole(on: Browser, who: string, search: string): Promise<Page> {
  const page = await (await on.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?lang=en&${search}`)
  await page.getByLabel('User name').fill(who)
  await page.getByLabel('Password').fill('muster-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('banner').getByText('LIVE', { exact: true }).waitFor()
  return page
}

const advised = (page: Page) => page.getByRole('group', { name: 'Recommended' }).getByRole('button')

/** Keeps, in the page, since when (epoch ms) the texts of a kind of row are there and no longer hold `text`. */
const noteLeaving = (page: Page, row: string, text: string) =>
  page.evaluate(`(() => {
    const rows = () => [...document.querySelectorAll('${row}')].map((row) => row.textContent).join()
    window.leftAt = undefined
    const timer = setInterval(() => {
      if (rows() === '' || rows().includes('${text}')) return
      clearInterval(timer)
      window.leftAt = Date.now()
    }, 10)
  })()`)
/** Asked from outside: the page's own policy forbids it to wait for a condition that is told as text. */
async function leftAt(page: Page): Promise<number> {
  await expect.poll(() => page.evaluate('window.leftAt')).toBeDefined()
  return Number(await page.evaluate('window.leftAt'))
}
/** Whom the free engines reach, on the coverage screen. */
const REACHED = '.coverage-bar:has([data-of=now]) span'

/** The newest closure in the journal, and when it was written there. */
async function lastAdded() {
  const { json } = await manager.get('/api/v1/journal?limit=5000')
  const { at, events } = json.entries.findLast(({ command }: { command: string }) => command === 'closure.add')
  return { at: Date.parse(at), id: events[0].id, data: events[0].data }
}
const told = ({ geometry, kind, reason }: Record<string, unknown>) => ({ geometry, kind, reason })

test('an area drawn by keys in one browser changes whom others are advised to send, when they would be there and who is reached, within a second', async () => {
  const [drawer, reader, coordinator] = await Promise.all([
    openConsole(browser, 'dispatcher', `view=${STATION}`),
    openConsole(plain, 'dispatcher2', `incident=${incidentId}&map=off`),
    openConsole(plain, 'manager', 'screen=coverage&section=engine&map=off'),
  ])
  await advised(reader).filter({ hasText: 'E04' }).waitFor()
  const reached = coordinator.locator(REACHED)
  await reached.filter({ hasText: /\d/ }).waitFor()
  const open = String(await reached.textContent())
  const noteAll = () =>
    Promise.all([noteLeaving(reader, '.advice-row', 'E04'), noteLeaving(coordinator, REACHED, open)])
  await noteAll()

  const map = drawer.getByRole('region', { name: 'Map', exact: true })
  await map.getByRole('listbox', { name: /On the map/ }).waitFor({ state: 'attached' })
  await drawer.keyboard.press('#')
  await drawer.getByText('No road is closed.').waitFor()
  await drawer.getByRole('button', { name: 'Draw a closure' }).click()
  const panel = drawer.getByRole('region', { name: 'Close a road or an area' })
  await panel.getByRole('radio', { name: 'Flooded' }).check()
  await panel.getByLabel('Why (public)').fill('king tide')
  await panel.getByRole('application').focus()
  const sides = [
    ['ArrowLeft', 1],
    ['ArrowUp', 1],
    ['ArrowRight', 2],
    ['ArrowDown', 2],
    ['ArrowLeft', 2],
  ] as const
  for (const [i, [key, times]] of sides.entries()) {
    for (let step = 0; step < times; step += 1) await drawer.keyboard.press(`Shift+${key}`)
    if (i > 0) await drawer.keyboard.press('Enter')
  }
  await drawer.keyboard.press('Control+Enter')
  await advised(reader).filter({ hasText: 'E04' }).waitFor({ state: 'detached' })

  const first = await lastAdded()
  const slowest = async (): Promise<number> => Math.max(await leftAt(reader), await leftAt(coordinator))
  const tookMs = [(await slowest()) - first.at]
  // A machine that several tests share may hold one of them up: the quickest of three is what the console can do.
  for (let closureId = first.id; tookMs.length < 3 && Math.min(...tookMs) >= 1000; ) {
    await manager.command('closure.lift', { closureId })
    await advised(reader).filter({ hasText: 'E04' }).waitFor()
    await reached.filter({ hasText: open }).waitFor()
    // The coverage screen asks at most once a second.
    await coordinator.waitForTimeout(1000)
    await noteAll()
    closureId = (await manager.command('closure.add', told(first.data))).json.result.closureId
    await advised(reader).filter({ hasText: 'E04' }).waitFor({ state: 'detached' })
    tookMs.push((await slowest()) - (await lastAdded()).at)
  }
  expect(Math.min(...tookMs)).toBeLessThan(1000)
  const advice = (await manager.get(`/api/v1/recommendations?incident=${incidentId}`)).json
  expect(advice.notChosen).toContainEqual({ id: 'E04', code: 'noRoad', facts: { shut: 'from' } })
  expect(first.data).toMatchObject({ kind: 'flooded', reason: 'king tide', by: { name: 'Desk 3' } })

  // It is on the map's list, and its Enter leads to where it is lifted; the other advises as before.
  const features = map.getByRole('listbox', { name: /On the map/ })
  await features.getByRole('option', { name: 'king tide, flooded, in force' }).waitFor({ state: 'attached' })
  await drawer.keyboard.press('#')
  await drawer.getByRole('button', { name: 'Lift: king tide' }).click()
  await advised(reader).filter({ hasText: 'E04' }).waitFor()
  await drawer.getByText('No road is closed.').waitFor()
  await Promise.all([drawer, reader, coordinator].map((page) => page.context().close()))
}, 120_000)

test('a road is closed by its name in the command bar, and opened again, with the mouse nowhere', async () => {
  const page = await openConsole(plain, 'dispatcher', `incident=${incidentId}&map=off`)
  await advised(page).first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('CL 3rd St Channel 16th until 23:30 :water on the road')
  await page.getByRole('option', { name: /closed: 3rd St, Channel St – 16th St → 23:30/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => Object.values((await manager.get('/api/v1/state')).json.state.closure ?? {}))
    .toMatchObject([{ street: '3rd St', crossings: ['Channel St', '16th St'], reason: 'water on the road' }])
  const [{ stretches }] = Object.values<any>((await manager.get('/api/v1/state')).json.state.closure)
  expect(stretches).toBeGreaterThan(10)
  await page.keyboard.press('/')
  await page.keyboard.type('OP 3rd')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => Object.values((await manager.get('/api/v1/state')).json.state.closure ?? {}))
    .toEqual([])
  await page.context().close()
}, 120_000)
