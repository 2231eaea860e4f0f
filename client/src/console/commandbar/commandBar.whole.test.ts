import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../../../scripts/browser.ts'
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

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

/** A console of its own, signed in; `keys` counts every key that went down. */
async function openConsole(
  username: string,
  lang: 'en' | 'zh' = 'en',
  theme = 'night',
): Promise<{ page: Page; keys: () => Promise<number> }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 660 } })).newPage()
  // Drawn without a graphics card, beside other tests, a map takes its time.
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?lang=${lang}&theme=${theme}`)
  await page.locator('input').first().fill(username)
  await page.locator('input[type=password]').fill('muster-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox').waitFor()
  // The board holds the city: every engine is listed.
  await page.getByText('/44').first().waitFor()
  await page.evaluate(() => {
    Object.assign(window, { keysDown: 0 })
    window.addEventListener('keydown', () => Object.assign(window, { keysDown: (window as any).keysDown + 1 }), true)
  })
  return { page, keys: () => page.evaluate(() => (window as any).keysDown) }
}

const results = (page: Page) => page.getByRole('list', { name: /newest commands|最近指令/ })

test('from N to the acknowledged assignment it takes three keys beside the words', async () => {
  const { page, keys } = await openConsole('dispatcher')
  const words = 'fire 700 Parnassus 3rd floor smoke'
  await page.keyboard.press('n')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /recommended \d/ }).waitFor()
  await page.keyboard.press('Enter')
  await results(page)
    .getByText(/^D \d+ /)
    .waitFor()
  await results(page).getByRole('button', { name: /Undo/ }).waitFor()
  expect((await keys()) - words.length).toBe(3)
  await page.context().close()
})

test('⏎ ⏎ in one go still sends the recommended units', async () => {
  const { page } = await openConsole('dispatcher', 'zh')
  await page.keyboard.press('n')
  await page.keyboard.type('胸痛 Jackson / Van Ness')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await results(page)
    .getByText(/^D \d+ /)
    .waitFor()
  await page.context().close()
})

test('what one types, another sees, and an undo too', async () => {
  const [one, other] = [await openConsole('dispatcher'), await openConsole('dispatcher2')]
  const caller = await signIn(hub.url, 'dispatcher')
  const place = { point: { type: 'Point', coordinates: [-122.41, 37.78] }, address: '900 blk Market St' }
  const { json } = await caller.command('incident.report', { type: 'vehicle-fire', place })
  const number = String(json.result.number).split('-').at(-1)
  await one.page.keyboard.press('/')
  await one.page.keyboard.type(`D E36 ${number}`)
  await one.page.getByRole('option', { name: /dispatch E36 to/ }).waitFor()
  await one.page.keyboard.press('Enter')
  await other.page.getByText('E36 sent').first().waitFor()
  await one.page.keyboard.press('Escape')
  await one.page.keyboard.press('Escape')
  await one.page.keyboard.press('u')
  await other.page.getByText('E36 sent').first().waitFor({ state: 'hidden' })
  await one.page.context().close()
  await other.page.context().close()
})

test('an unknown unit is refused with the nearest, nothing is sent, and Edit brings the line back', async () => {
  const { page } = await openConsole('dispatcher')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/commands/')) sent.push(request.url())
  })
  await page.keyboard.press('/')
  await page.keyboard.type('OOS E99 :pump')
  await page.keyboard.press('Enter')
  await results(page)
    .getByText(/no unit E99 · nearest: E\d+/)
    .waitFor()
  await results(page).getByRole('button', { name: 'Edit' }).click()
  await expect.poll(() => page.getByRole('combobox').inputValue(), { timeout: 10_000 }).toBe('OOS E99 :pump')
  expect(sent).toEqual([])
  await page.context().close()
})

test.each(['night', 'day'])('nothing in the bar hinders a screen reader, %s', async (theme) => {
  const { page } = await openConsole('dispatcher', 'en', theme)
  await page.keyboard.press('/')
  await page.keyboard.type('D E12 ')
  await page.getByRole('listbox', { name: 'What the line could become' }).waitFor()
  const { violations } = await new AxeBuilder({ page }).include('.commandbar').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await page.context().close()
})
