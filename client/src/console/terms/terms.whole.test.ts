import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../../scripts/browser.ts'
import { buildClient } from '../../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  signIn,
  startHubProcess,
} from '../../../../server/src/hub.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  browser = await launchPlainBrowser()
  page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?lang=en&theme=night`)
  await page.getByLabel('User name').fill('dispatcher')
  await page.getByLabel('Password').fill('muster-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('grid').waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

const sheet = () => page.getByRole('dialog', { name: 'Terms' })
const hint = () => page.getByRole('tooltip')
/** Fetched a moment after the page; a key pressed before does nothing. */
async function openGlossary(): Promise<void> {
  await expect
    .poll(async () => {
      await page.keyboard.press('Shift+E')
      return sheet().isVisible()
    })
    .toBe(true)
}

test('a key opens the terms, those on the screen first; they are found by name and by meaning in either language', async () => {
  await openGlossary()
  const here = sheet().getByRole('heading', { name: 'On this screen' }).locator('..')
  await here.getByRole('term').filter({ hasText: 'on scene' }).waitFor()
  expect(await here.getByRole('term').filter({ hasText: 'quarantine' }).count()).toBe(0)
  expect(
    await sheet()
      .getByRole('textbox')
      .evaluate((field) => field === document.activeElement),
  ).toBe(true)
  for (const typed of ['shelve', '搁置', 'gz', 'puts an alarm aside']) {
    await sheet().getByRole('textbox').fill(typed)
    await sheet().getByText('Puts an alarm aside for everybody').waitFor()
  }
  await sheet().getByRole('textbox').fill('\u202e🚒'.repeat(100))
  await sheet().getByText('No term like it').waitFor()
  await page.keyboard.press('Escape')
  await sheet().waitFor({ state: 'hidden' })
}, 60_000)

test('a label under the pointer is explained; the words can be pointed at, and Escape takes them away and nothing else', async () => {
  const { json } = await (await signIn(hub.url, 'dispatcher2')).command('incident.report', {
    ...{ type: 'vehicle-fire', place: { address: '700 blk Parnassus Ave' } },
  })
  expect(json.result.incidentId).toBeTruthy()
  await page.getByRole('row', { name: '700 blk Parnassus Ave' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('incident')).toBeTruthy()
  await page.getByRole('heading', { name: 'On scene' }).hover({ position: { x: 12, y: 8 } })
  await hint().getByText('The unit has arrived at the incident.').waitFor()
  await hint().hover()
  await page.waitForTimeout(600)
  expect(await hint().isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await hint().waitFor({ state: 'detached' })
  expect(new URL(page.url()).searchParams.get('incident')).toBeTruthy()
  await page.getByRole('heading', { name: 'On scene' }).hover({ position: { x: 12, y: 8 } })
  await hint().waitFor()
  await page.mouse.move(800, 300)
  await hint().waitFor({ state: 'detached' })
}, 60_000)

test('a screen that cannot be fetched says so in its place, and everything else goes on', async () => {
  await page.route('**/assets/AccountScreen*', (route) => route.abort())
  // A page of its own beginning: nothing is left open over it, and no part of it was fetched before.
  await page.reload()
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('0')
  const told = page.getByRole('alert').filter({ hasText: 'This part could not be loaded' })
  await told.getByText('Everything else works.').waitFor()
  await page.keyboard.press('Shift+L')
  await page.getByRole('alert').filter({ hasText: '此部分未能加载' }).waitFor()
  await page.keyboard.press('Shift+L')
  await page.keyboard.press('1')
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('0')
  await page.unrouteAll({ behavior: 'wait' })
  await told.getByRole('button', { name: 'Load the page again' }).click()
  await page.getByRole('heading', { name: 'My account' }).waitFor()
}, 120_000)
