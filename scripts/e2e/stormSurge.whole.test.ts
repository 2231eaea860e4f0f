import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInOn } from '../../client/src/forAll/signInOn.testing.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
  wholeJournal,
} from '../../server/src/hub.testing.ts'
import { launchPlainBrowser } from '../browser.ts'
import { buildClient } from '../build.ts'

const SIM = fileURLToPath(new URL('../sim/sim.ts', import.meta.url))
const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let dispatcher: Person
let storm: ChildProcess

/** San Francisco's evening at thirty seconds a second, and the storm in it. */
beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir, args: ['--speed', '30'] })
  browser = await launchPlainBrowser()
  dispatcher = await signIn(hub.url, 'dispatcher')
  const admin = await signIn(hub.url, 'admin')
  const wish = { name: 'storm', scopes: ['read', 'command', 'feeds'] }
  const MUSTER_KEY = (await admin.post('/api/v1/api-keys', wish)).json.key
  storm = spawn(process.execPath, [SIM, '--url', hub.url, '--scenario', 'storm-surge'], {
    env: { ...process.env, MUSTER_KEY },
    stdio: 'ignore',
  })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  storm?.kill('SIGKILL')
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openConsole(query: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(90_000)
  await page.goto(`${hub.url}/console/?${query}`)
  await signInOn(page, 'dispatcher')
  await page.getByRole('grid').waitFor()
  return page
}

const stateOf = async () => (await dispatcher.get('/api/v1/state')).json.state
const calls = async (): Promise<any[]> =>
  Object.values((await stateOf()).incident as Record<string, any>).filter(({ narrative = '' }) =>
    narrative.startsWith('Sample: '),
  )
const callSaying = (words: string) =>
  expect.poll(async () => (await calls()).find(({ narrative }) => narrative.includes(words)), {
    timeout: 90_000,
    interval: 200,
  })

test('the storm fills the board: two calls become one with its street drawn, and two keys send to the child in the car', async () => {
  const page = await openConsole('lang=en&theme=night')
  await callSaying('water up to the bumpers').toMatchObject({ mergedInto: expect.any(String) })
  const kerb = (await calls()).find(({ narrative }) => narrative.includes('over the kerb'))
  await callSaying('over the kerb').toMatchObject({ outlines: [{ kind: 'hazard', residents: expect.any(Number) }] })
  await page.goto(`${hub.url}/console/?lang=en&theme=night&incident=${kerb.id}`)
  await page.getByRole('region', { name: '1 call merged into this' }).getByText('up to the bumpers').waitFor()
  await page.getByRole('region', { name: 'Linked calls' }).waitFor()

  await callSaying('two adults and a child').toBeDefined()
  const car = (await calls()).find(({ narrative }) => narrative.includes('two adults and a child'))
  // Taken at once, so that the other desk leaves it alone.
  expect((await dispatcher.command('incident.take', { incidentId: car.id })).status).toBe(200)
  await page.goto(`${hub.url}/console/?lang=en&theme=night&incident=${car.id}`)
  await page.getByText(/Recommended/).waitFor()
  await page.waitForTimeout(1500)
  await page.keyboard.press('d')
  await page.keyboard.press('Enter')
  await callSaying('two adults and a child').toMatchObject({ status: 'active' })
  const sent = (await wholeJournal(dispatcher)).find(
    ({ command, events }: any) => command === 'incident.dispatch' && events[0].data.incidentId === car.id,
  )
  expect(sent.actor.id).toBe((await dispatcher.get('/api/v1/session')).json.id)
})
