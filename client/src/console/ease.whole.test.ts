import type { Browser, Page } from 'playwright-core'
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
let other: Person
let page: Page

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  browser = await launchPlainBrowser()
  other = await signIn(hub.url, 'dispatcher2')
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

async function report(address: string): Promise<string> {
  const place = { address, point: { type: 'Point', coordinates: [-122.458, 37.763] } }
  const { json } = await other.command('incident.report', { type: 'vehicle-fire', place })
  return json.result.incidentId
}
const mark = () => page.getByRole('img', { name: 'on its way, not confirmed yet' })

/** Keeps what the console asks from the hub until it is let go. */
async function holdBack(command: string): Promise<() => Promise<void>> {
  const path = `**/commands/${command}`
  let letGo = () => {}
  const gone = new Promise<void>((done) => {
    letGo = done
  })
  await page.route(path, async (route) => {
    await gone
    await route.continue()
  })
  return async () => {
    letGo()
    await page.unrouteAll({ behavior: 'wait' })
  }
}

test('what was done shows at once, marked, while the hub is silent, and is plain when its entry has come', async () => {
  const incidentId = await report('700 blk Parnassus Ave')
  await page.getByRole('row', { name: '700 blk Parnassus Ave' }).click()
  await page.getByRole('button', { name: /^Dispatch all/ }).waitFor()
  const letGo = await holdBack('incident.take')
  await page.keyboard.press('t')
  await page.getByRole('button', { name: /^Taken/ }).waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Taken' })
    .getByRole('img', { name: /not confirmed/ })
    .waitFor()
  const { json } = await other.get('/api/v1/state')
  expect(json.state.incident[incidentId].owner).toBeUndefined()
  await letGo()
  await mark().first().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Taken/ }).waitFor()
}, 60_000)

test('what another desk did first comes back with its reason, and what was typed is kept', async () => {
  const mine = await report('100 blk Haight St')
  const theirs = await report('900 blk Market St')
  await page.getByRole('row', { name: '100 blk Haight St' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('incident')).toBe(mine)
  await page.getByRole('button', { name: /^Dispatch all/ }).waitFor()
  const { json } = await other.get(`/api/v1/recommendations?incident=${mine}`)
  const unitIds = json.units.filter(({ rank }: any) => rank !== null).map(({ id }: any) => id)
  const letGo = await holdBack('incident.dispatch')
  await page.keyboard.press('a')
  const work = page.getByRole('region', { name: 'Units at work' })
  await work
    .getByRole('img', { name: /not confirmed/ })
    .first()
    .waitFor()
  expect((await other.command('incident.dispatch', { incidentId: theirs, unitIds })).status).toBe(200)
  // Told by the journal before the refusal has come.
  await work.waitFor({ state: 'detached' })
  await letGo()
  const no = page.getByRole('list', { name: 'What became of the newest commands' }).getByRole('listitem').first()
  await no.getByText(/is dispatched on/).waitFor()
  await mark().first().waitFor({ state: 'detached' })
  await no.getByRole('button', { name: 'Edit' }).click()
  expect(await page.getByRole('combobox').first().inputValue()).toMatch(/^D \d+ \w+/)
}, 60_000)

test('the first minute goes on by what is really done, takes no focus, and is not asked about again', async () => {
  await report('300 blk Castro St')
  const fresh = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  fresh.setDefaultTimeout(60_000)
  await fresh.goto(`${hub.url}/console/?lang=en&theme=night`)
  await fresh.getByLabel('User name').fill('dispatcher')
  await fresh.getByLabel('Password').fill('muster-demo')
  await fresh.keyboard.press('Enter')
  await fresh.getByRole('button', { name: 'Not now' }).waitFor()
  await fresh.keyboard.press('Shift+G')
  const bubble = fresh.getByRole('complementary', { name: 'The first minute' })
  await bubble.getByText('Who waits is on top').waitFor()
  expect(await bubble.locator(':focus').count()).toBe(0)
  await fresh.getByRole('row', { name: '300 blk Castro St' }).click()
  await bubble.getByText('Send the recommended units').waitFor()
  await fresh.getByRole('button', { name: /^Dispatch/ }).waitFor()
  await fresh.keyboard.press('Shift+F')
  await bubble.getByText('Who waits is on top').waitFor()
  await fresh.keyboard.press('Escape')
  await bubble.waitFor({ state: 'detached' })
  // What lay on top was closed, and the call that is open stays open.
  expect(new URL(fresh.url()).searchParams.get('incident')).toBeTruthy()
  await fresh.reload()
  await fresh.getByRole('grid').waitFor()
  expect(await fresh.getByRole('button', { name: 'Not now' }).count()).toBe(0)
  await fresh.context().close()
}, 60_000)
