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
let cityTime = 0

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  browser = await launchPlainBrowser()
  other = await signIn(hub.url, 'manager')
  cityTime = Date.parse((await other.get('/api/v1/journal?after=0&limit=1')).json.entries[0].cityTime)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openConsole(query: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?${query}`)
  await page.locator('input[type=password]').waitFor()
  await page.getByRole('button', { name: 'dispatcher', exact: true }).click()
  await page.getByText('/44').first().waitFor()
  return page
}
const report = async (priority: number, address: string): Promise<string> => {
  const call = { type: 'fire', priority, place: { address }, receivedAt: cityTime - 1_300_000 }
  return (await other.command('incident.report', call)).json.result.incidentId
}
const option = (page: Page, address: string) => page.getByRole('option', { name: address })

test('an alarm is shelved by keys, others see who and why, and priority 1 is refused', async () => {
  await report(1, '100 blk Hayes St')
  const low = await report(4, '200 blk Hayes St')
  const page = await openConsole('lang=en&theme=night')
  await page.keyboard.press('!')
  await option(page, '200 blk Hayes St').waitFor()
  await page.keyboard.press('s')
  await page.getByRole('status').getByText('which is never shelved').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('s')
  await page.getByRole('textbox', { name: /^Why/ }).waitFor()
  await page.keyboard.type('caller <b>rang</b> back 🚒')
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: 'Shelved' }).getByText('caller <b>rang</b> back 🚒').waitFor()
  const { alarm } = (await other.get('/api/v1/state')).json.state
  expect(alarm[`callOver--${low}`].shelved).toMatchObject({ by: { id: 'dispatcher' } })
  await other.command('alarm.unshelve', { alarmId: `callOver--${low}` })
  await page.getByRole('group', { name: 'Shelved' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.context().close()
})

test('in a flood priority 1 keeps its lines, the rest is a few; what is muted and taken is told equally', async () => {
  const page = await openConsole('lang=en&theme=day&alarms=open')
  await page.getByRole('listbox').waitFor()
  for (let i = 0; i < 6; i += 1) await report(1, `${i}00 blk Fell St`)
  for (let i = 0; i < 4; i += 1) await report(2, `${i}00 blk Oak St`)
  for (let i = 0; i < 5; i += 1) await report(4, `${i}00 blk Page St`)
  await page.getByText(/^Flood: 1\d new alarms/).waitFor()
  await page.getByRole('option', { name: '4 calls over limit' }).waitFor()
  await page.getByRole('option', { name: /more of low priority, without sound/ }).waitFor()
  for (let i = 0; i < 6; i += 1) await option(page, `${i}00 blk Fell St`).waitFor()
  await option(page, '300 blk Fell St').click()
  await page.keyboard.press('t')
  await option(page, '300 blk Fell St').getByText('taken by Desk 3').waitFor()
  await page.keyboard.press('m')
  await option(page, '300 blk Fell St').getByText('muted').waitFor()
  expect(await page.getByText('1 muted by you or shelved').count()).toBe(2)
  await page.context().close()
})
