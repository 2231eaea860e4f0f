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
import { faultsOf } from '../forAll/axe.testing.ts'
import { signInOn } from '../forAll/signInOn.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let page: Page
let caller: Person
const seqs: Record<string, number> = {}
let incidentId: string

/** Does one step of a call, twelve seconds after the last one: this city runs 60 times as fast as ours. */
async function tell(step: string, name: string, input: object): Promise<any> {
  const { status, json } = await caller.command(name, input)
  expect(status, JSON.stringify(json)).toBe(200)
  seqs[step] = json.seq
  await new Promise((done) => setTimeout(done, 200))
  return json.result
}

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir, args: ['--speed', '60'] })
  browser = await launchPlainBrowser()
  caller = await signIn(hub.url, 'dispatcher2')
  const place = { address: '900 blk Market St', point: { type: 'Point', coordinates: [-122.41, 37.78] } }
  incidentId = (await tell('reported', 'incident.report', { type: 'vehicle-fire', place })).incidentId
  await tell('noted', 'incident.note', { incidentId, text: 'smoke from the bonnet' })
  await tell('sent', 'incident.dispatch', { incidentId, unitIds: ['E01'] })
  await tell('later', 'incident.note', { incidentId, text: 'all out' })
  await tell('other', 'incident.report', { type: 'alarm', place: { ...place, address: '500 blk Castro St' } })
  page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?lang=en&theme=night&incident=${incidentId}`)
  await signInOn(page, 'dispatcher')
  await row('500 blk Castro St').waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

const row = (address: string) => page.getByRole('row', { name: address })
const strip = () => page.getByRole('banner')
const note = (text: string) => page.getByRole('listitem').getByText(text)
const results = () => page.getByRole('list', { name: 'What became of the newest commands' })
const at = () => new URL(page.url()).searchParams.get('at')
/** Steps back, event by event, to what was told in that step: the hub writes down things of its own between. */
async function backTo(step: string): Promise<void> {
  for (let tries = 0; at() !== `${seqs[step]}`; tries += 1) {
    expect(tries, `${step} of ${JSON.stringify(seqs)}, now ${at()}`).toBeLessThan(8)
    const before = at()
    await page.keyboard.press('<')
    await expect.poll(at, { timeout: 30_000 }).not.toBe(before)
    await page.locator('html[data-past]').waitFor()
  }
}
const isLive = () => expect.poll(at, { timeout: 30_000 }).toBeNull()

test('stepping back shows queue, pane and board as they were, says REPLAY, and sends nothing', async () => {
  await note('all out').waitFor()
  await backTo('other')
  await strip().getByText('REPLAY', { exact: true }).waitFor()
  await row('500 blk Castro St').waitFor()
  await backTo('later')
  await row('500 blk Castro St').waitFor({ state: 'detached' })
  await note('all out').waitFor()
  await backTo('sent')
  await note('all out').waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Units at work' }).waitFor()
  await backTo('noted')
  await page.getByRole('region', { name: 'Units at work' }).waitFor({ state: 'detached' })
  await note('smoke from the bonnet').waitFor()
  expect(await page.title()).toMatch(/^REPLAY/)

  const head = Number((await caller.get('/api/v1/state')).json.seq)
  await page.keyboard.press('a')
  await results()
    .getByText(/Nothing is sent from .*Shift G/)
    .waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('D 1 E02')
  await page
    .getByText(/Nothing is sent from .*: AT live first/i)
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await results()
    .getByText(/nothing is sent from .*: AT live first/i)
    .waitFor()
  await page.keyboard.press('Escape')
  await expect(caller.get(`/api/v1/journal?after=${head}&limit=100`)).resolves.toMatchObject({
    json: { entries: expect.not.arrayContaining([expect.objectContaining({ actor: { id: 'dispatcher' } })]) },
  })
})

test('the time bar is a slider with keys, and nothing on the screen hinders a screen reader', async () => {
  const slider = page.getByRole('slider', { name: 'Moment shown' })
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/before now$/)
  for (const within of ['.timebar', '.strip']) expect(await faultsOf(page, { within })).toEqual([])
  await slider.focus()
  await page.keyboard.press('End')
  await isLive()
  await strip().getByText('LIVE', { exact: true }).waitFor()
  await note('all out').waitFor()
  await page.goBack()
  await expect.poll(at).toBe(`${seqs.noted}`)
  await strip().getByText('REPLAY', { exact: true }).waitFor()
  await note('all out').waitFor({ state: 'detached' })
})

test('played from the past, things happen again in their order, until it is live', async () => {
  await page.keyboard.press('Shift+Y')
  await page.keyboard.press('Shift+F')
  await row('500 blk Castro St').waitFor()
  await note('all out').waitFor()
  await page.keyboard.press('Shift+F')
  await isLive()
  await strip().getByText('LIVE', { exact: true }).waitFor()
})

test('an address opens at its moment, a pane follows its desk, and AT finds a time', async () => {
  const pane = await page.context().newPage()
  await pane.goto(`${hub.url}/console/?lang=en&theme=night&pane=queue&at=${seqs.sent}`)
  const inPane = (address: string) => pane.getByRole('row', { name: address })
  await pane.getByRole('banner').getByText('REPLAY', { exact: true }).waitFor()
  await inPane('900 blk Market St').waitFor()
  expect(await inPane('500 blk Castro St').count()).toBe(0)
  await page.bringToFront()
  await page.keyboard.press('<')
  await inPane('500 blk Castro St').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('AT live')
  await page.keyboard.press('Enter')
  await pane.getByRole('banner').getByText('LIVE', { exact: true }).waitFor()
  await pane.close()
})

test('a moment before the journal is refused with where it begins, in either language, and the live city stays', async () => {
  await page.goto(`${hub.url}/console/?lang=zh&theme=day&at=1999-01-01T00:00:00-08:00`)
  const notice = page.getByRole('status').filter({ hasText: '无法显示' })
  await notice.getByText(/日志始于/).waitFor()
  await strip().getByText('实时', { exact: true }).waitFor()
  await notice.getByRole('button', { name: '前往' }).click()
  await strip().getByText('回放', { exact: true }).waitFor()
})
