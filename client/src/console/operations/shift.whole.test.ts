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
import { faultsOf } from '../../forAll/axe.testing.ts'
import { signInOn } from '../../forAll/signInOn.testing.ts'

/** A loaded machine is waited for. */
const PATIENTLY = { timeout: 30_000 }
const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  browser = await launchPlainBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openAs(name: string, query = 'lang=en&theme=night'): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 640 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?${query}`)
  await signInOn(page, name)
  await page.getByRole('grid').waitFor()
  return page
}

/** A line in the command bar, by keys. */
async function type(page: Page, line: string): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
  await page.evaluate('document.activeElement.blur()')
}

const row = (page: Page, address: string) => page.getByRole('row', { name: address })
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('gridcell') })

test('a shift is handed over in two steps, by keys; its sectors and open calls go along', async () => {
  const desk3 = await openAs('dispatcher')
  const desk4 = await openAs('dispatcher2')
  const caller = await signIn(hub.url, 'manager')
  const report = (address: string, point: readonly [number, number]) =>
    caller.command('incident.report', {
      type: 'alarm',
      place: { address, point: { type: 'Point', coordinates: point } },
    })
  await report('500 blk Castro St', [-122.435, 37.76])
  const call = await report('900 blk Market St', [-122.41, 37.78])
  const { battalion } = call.json.events[0].data.area
  await row(desk3, '900 blk Market St').waitFor()

  // Desk 3 works the sector of Market St and sees whose the others are; Desk 4 takes another one and sees the rest go.
  await type(desk3, `ON ${battalion}`)
  await desk3.getByText('9 uncovered', { exact: true }).waitFor()
  await type(desk4, 'ON B99')
  await desk4.getByText(/no sector B99/).waitFor()
  await type(desk4, 'ON B06')
  await expect.poll(() => row(desk4, '900 blk Market St').count(), PATIENTLY).toBe(0)
  await desk4.getByText(/1 filtered out/).waitFor()
  await desk4.keyboard.press('Shift+S')
  await desk4.getByRole('group', { name: 'Sectors' }).getByText('Desk 3').waitFor()
  await desk4.keyboard.press('Escape')

  await row(desk3, '900 blk Market St').click()
  await desk3.keyboard.press('t')
  await desk3.getByRole('button', { name: /^Taken/ }).waitFor()
  // Signing out with a sector in hand says so.
  await desk3.getByRole('button', { name: 'Sign out' }).click()
  await desk3.getByRole('heading', { name: `You still work ${battalion}` }).waitFor()
  await desk3.getByRole('button', { name: 'Hand over the shift' }).click()
  await desk3.getByRole('combobox', { name: 'To' }).selectOption('Desk 4')
  await desk3.getByRole('textbox', { name: 'Notes' }).fill('水压低 hydrant out 🚒')
  await desk3.getByRole('region', { name: 'Open calls that go along' }).getByText('900 blk Market St').waitFor()
  await desk3.keyboard.press('Control+Enter')
  await desk3.getByRole('heading', { name: /^Offered to Desk 4/ }).waitFor()
  await desk3.keyboard.press('Escape')

  await desk4.getByRole('button', { name: /^Desk 3 hands over to you/ }).waitFor()
  await desk4.keyboard.press('Shift+H')
  await desk4.getByText('水压低 hydrant out 🚒').waitFor()
  expect(await faultsOf(desk4, { within: '.shift' })).toEqual([])
  await desk4.keyboard.press('Enter')
  await row(desk4, '900 blk Market St').waitFor()
  const { json } = await caller.get('/api/v1/state')
  expect(json.state.sector[battalion].worker.name).toBe('Desk 4')
  expect(json.state.shift.dispatcher).toMatchObject({ state: 'accepted', notes: '水压低 hydrant out 🚒' })
  await desk3.context().close()
  await desk4.context().close()
})

test('views, order and filter are pressed, typed, in the address, and kept under a name', async () => {
  const page = await openAs('officer')
  await row(page, '500 blk Castro St').waitFor()
  await page.keyboard.press('Shift+V')
  await expect.poll(() => new URL(page.url()).searchParams.get('filter'), PATIENTLY).toBe('pending')
  await page.keyboard.press('z')
  await page.locator('th[aria-sort=ascending]', { hasText: 'No.' }).waitFor()
  await page.getByRole('columnheader', { name: 'Place' }).getByRole('button').click()
  await page.locator('th[aria-sort=ascending]', { hasText: 'Place' }).waitFor()
  await page.keyboard.press('\\')
  await page.keyboard.type('castro')
  await expect.poll(() => rows(page).count(), PATIENTLY).toBe(1)
  await page.getByText('1 filtered out').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+W')
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Castro')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Castro', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await type(page, 'V available')
  await expect.poll(() => page.getByRole('heading', { name: 'On scene' }).count(), PATIENTLY).toBe(0)
  await page.reload()
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('Shift+W')
  await page.getByRole('button', { name: 'Castro', exact: true }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('find'), PATIENTLY).toBe('castro')
  await page.context().close()
})

test('a supervisor overrules a rule with a reason, and the log says so', async () => {
  const page = await openAs('manager')
  await type(page, 'OOS E01 :pump')
  await row(page, '500 blk Castro St').click()
  await type(page, 'D E01')
  await page.getByRole('button', { name: /^Overrule/ }).waitFor()
  await page.keyboard.press('Shift+U')
  await page.getByRole('textbox', { name: /^Reason/ }).fill('the only one near')
  await page.keyboard.press('Enter')
  await page
    .getByRole('listitem')
    .getByText(/Overruled: unit out of service “the only one near”/)
    .waitFor()
  await page.context().close()
})
