import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../scripts/browser.ts'
import { buildClient } from '../../../scripts/build.ts'
import { type LineProxy, startProxy } from '../../../server/src/faults/proxy.testing.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
} from '../../../server/src/hub.testing.ts'
import { signInOn } from '../forAll/signInOn.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let proxy: LineProxy
let person: Person
let browser: Browser

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  proxy = await startProxy(Number(new URL(hub.url).port))
  person = await signIn(hub.url, 'manager')
  // The map is proved elsewhere; without it the page costs a tenth.
  browser = await launchPlainBrowser()
}, 120_000)
afterEach(() => proxy.pass())
afterAll(async () => {
  await browser?.close()
  await proxy?.stop()
  await hub?.stop()
  dropDataDir(dataDir)
})

const strip = (page: Page) => page.getByRole('banner').first()

async function openConsole(lang: 'en' | 'zh'): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${proxy.url}/console/?lang=${lang}`)
  await signInOn(page, 'dispatcher')
  await strip(page)
    .getByText(lang === 'en' ? 'LIVE' : '实时', { exact: true })
    .waitFor()
  return page
}

async function reportCall(address: string): Promise<string> {
  const point = { type: 'Point', coordinates: [-122.42, 37.77] }
  const { json } = await person.command('incident.report', { type: 'fire', priority: 1, place: { point, address } })
  return json.result.incidentId
}

/** What the paper would say: the page as it stands while the browser prints. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const text = (await page.locator('.printed').textContent()) ?? ''
  expect(await page.locator('.frame').isVisible()).toBe(false)
  if (process.env.KEEP_PRINTS) {
    await page.screenshot({ path: `${process.env.KEEP_PRINTS}-${Date.now()}.png` })
    await page.pdf({ path: `${process.env.KEEP_PRINTS}-${Date.now()}.pdf`, preferCSSPageSize: true })
  }
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  return text
}

test('fault 8 V3 a half-open line says NOT LIVE with a countdown, prints the board, and another line is opened by itself', async () => {
  const incidentId = await reportCall('700 Block of PARNASSUS AV')
  await person.command('incident.dispatch', { incidentId, unitIds: ['E12'] })
  await reportCall('100 Block of HAIGHT ST')
  const page = await openConsole('en')
  await page.getByText('700 blk Parnassus Ave').first().waitFor()
  expect(await onPaper(page)).toMatch(/open incidents[\s\S]*LIVE[\s\S]*As of[\s\S]*100 blk Haight St[\s\S]*waiting/)

  proxy.swallow()
  await strip(page).getByText('NOT LIVE', { exact: true }).waitFor({ timeout: 60_000 })
  await strip(page)
    .getByText(/Next try in \d s/)
    .waitFor({ timeout: 60_000 })
  // The network may be gone: the board on paper is what goes on.
  expect(await onPaper(page)).toMatch(/NOT LIVE, \d+ s old[\s\S]*700 blk Parnassus Ave[\s\S]*E12 (sent|en rte)/)

  // What was open stays dead for ever; only a new line reaches the hub.
  proxy.swallowOpen()
  proxy.pass()
  await strip(page).getByText('LIVE', { exact: true }).waitFor({ timeout: 60_000 })
  await page.context().close()
}, 120_000)

test('the board on paper speaks the reader’s language', async () => {
  const page = await openConsole('zh')
  expect(await onPaper(page)).toMatch(/未结事件[\s\S]*实时[\s\S]*截至[\s\S]*待派[\s\S]*可用力量/)
  await page.context().close()
}, 60_000)
