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
import { signInOn } from '../../forAll/signInOn.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let caller: Person

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  // The map is off: drawn without a graphics card it would take what the rest needs, and it has tests of its own.
  browser = await launchPlainBrowser()
  caller = await signIn(hub.url, 'dispatcher2')
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openConsole(query: string, width = 1600, height = 900): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage()
  // Drawn without a graphics card, beside other tests, a map takes its time.
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?${query}`)
  await signInOn(page, 'dispatcher')
  await page.getByRole('grid').waitFor()
  return page
}

/** Reports a call as another desk would. */
async function report(type: string, address: string, point?: readonly [number, number]): Promise<void> {
  const place = { address, ...(point && { point: { type: 'Point', coordinates: point } }) }
  expect((await caller.command('incident.report', { type, place })).status).toBe(200)
}

const row = (page: Page, address: string) => page.getByRole('row', { name: address })

test('a call is opened, taken, noted, sent to, worked and closed by keys alone', async () => {
  const page = await openConsole('lang=en&theme=night')
  await report('vehicle-fire', '900 blk Market St', [-122.41, 37.78])
  await row(page, '900 blk Market St').waitFor()
  await page.keyboard.press(']')
  await page.getByRole('heading', { name: /Vehicle fire/ }).waitFor()
  await page.keyboard.press('t')
  await page.getByRole('button', { name: /^Taken/ }).waitFor()
  await page.keyboard.press('r')
  await page.keyboard.type('smoke from the bonnet')
  await page.keyboard.press('Enter')
  await page
    .getByRole('listitem')
    .getByText(/^smoke from the bonnet/)
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Dispatch all 2/ }).waitFor()
  await page.keyboard.press('a')
  const work = page.getByRole('region', { name: 'Units at work' })
  await work.waitFor()
  // Each unit goes on by the digits of the radio while one of its buttons has the focus.
  for (const unit of await work.getByRole('listitem').all()) {
    await unit.getByRole('button').first().focus()
    await page.keyboard.press('4')
    await unit.getByText('scene', { exact: true }).waitFor()
  }
  await work.getByRole('listitem').first().getByRole('button').first().focus()
  await page.keyboard.press('1')
  await work.getByRole('listitem').nth(1).waitFor({ state: 'detached' })
  await work.getByRole('listitem').first().getByRole('button').first().focus()
  await page.keyboard.press('Delete')
  await work.waitFor({ state: 'detached' })
  await page.keyboard.press('c')
  await page.getByRole('group', { name: 'Outcome' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(/^Outcome: /).waitFor()
  await page.context().close()
})

test('j and ⏎ open the next call, the address says which, and Escape leaves it', async () => {
  const page = await openConsole('lang=en&theme=day')
  await report('alarm', '500 blk Castro St', [-122.435, 37.76])
  await row(page, '500 blk Castro St').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('incident')).toBeTruthy()
  await page.keyboard.press('Escape')
  await expect.poll(() => new URL(page.url()).searchParams.get('incident')).toBeNull()
  await page.context().close()
})

test('a call whose place nobody knows waits in the queue, says so, and gets its place by E', async () => {
  const page = await openConsole('lang=en&theme=night', 1280, 720)
  await report('outside-fire', 'behind the old mint')
  await row(page, 'behind the old mint').click()
  await page.getByText('Nobody can be chosen before it has a place').waitFor()
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'Set place' }).fill('712 Parnassus Ave')
  await page.keyboard.press('Enter')
  await page.getByText('not on the map yet').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Dispatch 1/ }).waitFor()
  await page.context().close()
})

test('V3 a unit at work whose position is older than two minutes is marked as last known where it is listed', async () => {
  await report('vehicle-fire', '1000 blk Market St', [-122.412, 37.781])
  const { state } = (await caller.get('/api/v1/state')).json
  const call = Object.values<any>(state.incident).find(({ place }) => place.address === '1000 blk Market St')
  const unit = Object.values<any>(state.unit).find(({ status }) => status === 'available')
  await caller.command('incident.dispatch', { incidentId: call.id, unitIds: [unit.id] })
  const admin = await signIn(hub.url, 'admin')
  const { key } = (await admin.post('/api/v1/api-keys', { name: 'fleet', scopes: ['feeds'] })).json
  const told = async (agoSec: number) => {
    const [{ cityTime }] = (await caller.get('/api/v1/journal?after=0&limit=1')).json.entries
    const at = new Date(Date.parse(cityTime) - agoSec * 1000).toISOString()
    const answer = await fetch(`${hub.url}/api/v1/feeds/positions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify([{ unitId: unit.id, point: { type: 'Point', coordinates: [-122.41, 37.78] }, at }]),
    })
    return (await answer.json()).accepted
  }
  await expect.poll(() => told(300)).toBe(1)
  const page = await openConsole('lang=en&theme=night')
  const chip = page.getByRole('button', { name: new RegExp(`^${unit.callSign} .*, last known position$`) })
  await chip.waitFor()
  await page.context().close()
})

test('waiting calls that a filter hides are counted, never silent', async () => {
  const page = await openConsole('lang=en&theme=night&battalions=B99')
  await report('alarm', '600 blk Castro St', [-122.435, 37.759])
  await page
    .getByText(/\d+ filtered out/)
    .first()
    .waitFor()
  await page.context().close()
})

test('nothing hinders a screen reader where the screen is narrow and the call lies over the map', async () => {
  const page = await openConsole('lang=en&theme=day', 1024, 640)
  await report('fire', '1024 blk Parnassus Ave', [-122.458, 37.763])
  await row(page, '1024 blk Parnassus Ave').click()
  await page.getByRole('button', { name: /^Dispatch all/ }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})
