import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../scripts/browser.ts'
import { buildClient } from '../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
} from '../../../server/src/hub.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let caller: Person

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  // Without a map: what is tested here are the panes around it.
  browser = await launchPlainBrowser()
  caller = await signIn(hub.url, 'dispatcher2')
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function enter(page: Page, path: string): Promise<void> {
  await page.goto(`${hub.url}${path}`)
  await page.getByRole('button', { name: 'dispatcher', exact: true }).click()
}
async function openConsole(query = 'lang=en&theme=night', width = 1600, height = 900): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage()
  page.setDefaultTimeout(60_000)
  await enter(page, `/console/?${query}`)
  await page.getByRole('grid').waitFor()
  return page
}
async function report(address: string): Promise<string> {
  const { json } = await caller.command('incident.report', { type: 'medical', place: { address } })
  return json.result.incidentId
}
const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)
const boxOf = async (page: Page, pane: string) => {
  const { width, height } = (await page.locator(`#pane-${pane}`).boundingBox()) ?? { width: 0, height: 0 }
  return [width, height]
}
const row = (page: Page, address: string) => page.getByRole('row', { name: address })
async function popOut(context: BrowserContext, keys: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([context.waitForEvent('page'), keys()])
  await opened.waitForLoadState()
  return opened
}

test.each([
  [1600, 900, { queue: [480, 804], map: [690, 627], detail: [380, 627], board: [1071, 176] }],
  [1280, 720, { queue: [400, 624], map: [490, 447], detail: [340, 447], board: [831, 176] }],
  [1024, 640, { queue: [360, 544], map: [615, 507], board: [615, 36] }],
])('panes that nobody moved are as large as they are drawn, %i px', async (width, height, sizes) => {
  const page = await openConsole('lang=en&theme=night', width, height)
  for (const [pane, size] of Object.entries(sizes))
    expect([pane, ...(await boxOf(page, pane))]).toEqual([pane, ...size])
  await page.context().close()
})

test('an edge is moved by keys, by dragging and by clicks, is remembered, and put back', async () => {
  const page = await openConsole()
  const edge = page.getByRole('separator', { name: 'Width of the incident list' })
  await edge.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe('496')
  const { x = 0, y = 0 } = (await edge.boundingBox()) ?? {}
  await page.mouse.move(x + 4, y + 300)
  await page.mouse.down()
  await page.mouse.move(x + 104, y + 300, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe('596')
  await page.reload()
  await page.getByRole('grid').waitFor()
  expect(await boxOf(page, 'queue')).toEqual([596, 804])
  await page.getByRole('button', { name: /^Incidents: size/ }).click()
  await page.getByRole('button', { name: 'Narrower' }).click()
  await expect.poll(async () => (await boxOf(page, 'queue'))[0]).toBe(532)
  await page.keyboard.press('Escape')
  await edge.dblclick()
  await expect.poll(async () => (await boxOf(page, 'queue'))[0]).toBe(480)
  await page.context().close()
})

test('a pane is hidden by its key, said so by the address, and comes back by going back or from the rail', async () => {
  const page = await openConsole()
  await page.keyboard.press('Shift+B')
  await page.locator('#pane-board').waitFor({ state: 'detached' })
  expect(param(page, 'hidden')).toBe('board')
  await page.goBack()
  await page.locator('#pane-board').waitFor()
  await page.getByRole('button', { name: /^Units: size/ }).click()
  await page.getByRole('button', { name: /^Hide/ }).click()
  await page.locator('#pane-board').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('button', { name: 'Show again: Units' }).click()
  await page.locator('#pane-board').waitFor()
  for (const key of ['Shift+Q', 'Shift+M', 'Shift+D', 'Shift+B']) await page.keyboard.press(key)
  expect(await page.locator('.pane-box').count()).toBe(1)
  await page.context().close()
})

test('a pane in a window of its own shares the selection, says whether it is live, and comes back when closed', async () => {
  const id = await report('100 blk Page St')
  const page = await openConsole()
  const context = page.context()
  await page.getByRole('grid').focus()
  const queue = await popOut(context, () => page.keyboard.press('Shift+P'))
  expect(param(queue, 'pane')).toBe('queue')
  await page.locator('#pane-queue').waitFor({ state: 'detached' })
  await queue.getByRole('banner').getByText('LIVE', { exact: true }).waitFor()
  await row(queue, '100 blk Page St').click()
  await expect.poll(() => param(page, 'incident')).toBe(id)
  await page.getByRole('heading', { name: /Medical/ }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => param(queue, 'incident')).toBeNull()
  await queue.reload()
  await row(queue, '100 blk Page St').waitFor()
  await page.waitForTimeout(2000)
  expect(await page.locator('#pane-queue').count()).toBe(0)
  await queue.close({ runBeforeUnload: true })
  await page.locator('#pane-queue').waitFor()
  expect(param(page, 'hidden')).toBeNull()
  await context.close()
})

test('V4 what is selected in a drill is nothing to a live window', async () => {
  const page = await openConsole()
  await page.evaluate(() => {
    new BroadcastChannel('muster.drill:0123456789').postMessage({ kind: 'selection', incident: 'of-a-drill' })
    new BroadcastChannel('muster.live').postMessage({ kind: 'selection', unit: 'E12' })
  })
  await expect.poll(() => param(page, 'unit')).toBe('E12')
  expect(param(page, 'incident')).toBeNull()
  await page.context().close()
})

test.each([
  ['en', 'wall', 1920, 1080],
  ['zh', 'day', 1280, 720],
])('the wall tells its findings and has nothing to press (%s, %s)', async (lang, theme, width, height) => {
  await report('200 blk Oak St')
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage()
  page.setDefaultTimeout(60_000)
  await enter(page, `/wall/?lang=${lang}${theme === 'wall' ? '' : `&theme=${theme}`}`)
  await page.getByRole('heading', { name: /units free|支可用/ }).waitFor()
  await page
    .getByRole('banner')
    .getByText(/^(LIVE|实时)$/)
    .waitFor()
  expect(await page.locator('html').getAttribute('data-theme')).toBe(theme)
  expect(await page.locator('.wall-column button, .wall-column a').count()).toBe(0)
  // Everything has room: a figure below the foot is a figure that nobody sees.
  const hidden = await page
    .locator('.wall-column')
    .evaluateAll((columns) => columns.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight).length)
  expect(hidden).toBe(0)
  await page.context().close()
})
