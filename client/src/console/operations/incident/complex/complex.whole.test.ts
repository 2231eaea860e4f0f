import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../../../../scripts/browser.ts'
import { buildClient } from '../../../../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
} from '../../../../../../server/src/hub.testing.ts'
import { faultsOf } from '../../../../forAll/axe.testing.ts'
import { signInOn } from '../../../../forAll/signInOn.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let caller: Person

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  browser = await launchPlainBrowser()
  caller = await signIn(hub.url, 'dispatcher2')
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function report(type: string, address: string, lng: number): Promise<string> {
  const place = { address, point: { type: 'Point', coordinates: [lng, 37.78] } }
  const { status, json } = await caller.command('incident.report', { type, place })
  expect(status).toBe(200)
  return json.result.incidentId
}

const line = (page: Page) =>
  page.getByRole('list', { name: 'Incident complexes' }).getByRole('button', { name: /flood/ })

test('calls of one cause come under one line by one key each, are triaged, folded and taken out again', async () => {
  const first = await report('flooding', '100 blk Jefferson St', -122.41)
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?lang=en&theme=night&incident=${first}`)
  await signInOn(page, 'dispatcher')
  const name = page.getByRole('textbox', { name: /Name, as the radio/ })
  // What is fetched once the page stands answers to its key from then on.
  await expect
    .poll(async () => {
      await page.keyboard.press('@')
      return name.isVisible()
    })
    .toBe(true)
  await name.fill('Marina 🌊')
  await page.keyboard.press('Enter')
  await line(page).waitFor()
  expect(await line(page).textContent()).toContain('1 open · P3 ×1')

  await report('flooding', '200 blk Jefferson St', -122.4112)
  await page.getByRole('row', { name: /200/ }).first().click()
  await page.getByText('Seems to belong to').waitFor()
  await page.keyboard.press('&')
  await page.getByText('2 open · P3 ×2').waitFor()
  await page.getByText('Put under Marina').waitFor()
  expect(await faultsOf(page)).toEqual([])

  // What can wait gets nobody by the city's rule, and says so.
  const third = await report('service', '300 blk Jefferson St', -122.4114)
  const { json } = await caller.get('/api/v1/state')
  const [complexId = ''] = Object.keys(json.state.complex)
  expect((await caller.command('complex.add', { complexId, incidentIds: [third] })).status).toBe(200)
  await page.getByText('3 open · P3 ×2 · P4 ×1').waitFor()
  await page.getByRole('row', { name: /300/ }).first().click()
  await page.getByText(/Triaged under Marina .*no unit now/).waitFor()

  // A crew goes there by itself.
  await page.keyboard.press('/')
  await page.keyboard.type('SD E12')
  await page.keyboard.press('Enter')
  await page.getByText('on its own').first().waitFor()

  await page.keyboard.press('Escape')
  await page.keyboard.press('%')
  await expect.poll(() => page.getByRole('row', { name: /Jefferson/ }).count()).toBe(0)
  expect(page.url()).toContain(`folded=${complexId}`)
  await page.keyboard.press('%')
  await page
    .getByRole('row', { name: /Jefferson/ })
    .first()
    .waitFor()
}, 90_000)
