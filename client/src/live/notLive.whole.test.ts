import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../scripts/browser.ts'
import { buildClient } from '../../../scripts/build.ts'
import {
  dropDataDir,
  freePort,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
  wholeJournal,
} from '../../../server/src/hub.testing.ts'

const dataDir = newDataDir()
let port: number
let hub: HubProcess
let browser: Browser

beforeAll(async () => {
  buildClient()
  port = await freePort()
  hub = await startHubProcess({ dataDir, port })
  // The map is proved elsewhere; without it the page costs a tenth.
  browser = await launchPlainBrowser()
}, 120_000)

// A hub that was left standing still would keep everything after it waiting.
afterEach(() => {
  hub.child.kill('SIGCONT')
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openConsole(search = ''): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?lang=en${search}`)
  await page.getByLabel('User name').fill('dispatcher')
  await page.getByLabel('Password').fill('muster-demo')
  await page.keyboard.press('Enter')
  await strip(page).getByText('LIVE', { exact: true }).waitFor()
  return page
}
const strip = (page: Page) => page.getByRole('banner')

async function reportCall(person: Person): Promise<{ incidentId: string; number: string }> {
  const { status, json } = await person.command('incident.report', {
    type: 'fire',
    priority: 1,
    place: { point: { type: 'Point', coordinates: [-122.42, 37.77] }, address: '100 Block of HAIGHT ST' },
  })
  expect(status).toBe(200)
  return json.result
}
const notesOf = async (person: Person, incidentId: string) =>
  (await wholeJournal(person)).flatMap(({ events }) =>
    events
      .filter(({ type, id }: any) => type === 'incident.noted' && id === incidentId)
      .map(({ data }: any) => data.text),
  )

/** One note, typed into the command bar. */
async function note(page: Page, number: string, text: string): Promise<void> {
  await page.getByRole('combobox').fill(`R ${number.split('-').at(-1)} ${text}`)
  await page.keyboard.press('Enter')
}

test('V3 three seconds without a heartbeat the console says NOT LIVE, holds what is typed, and sends it once, in order', async () => {
  const person = await signIn(hub.url, 'manager')
  const { incidentId, number } = await reportCall(person)
  const page = await openConsole(`&incident=${incidentId}`)
  await page.getByText('100 blk Haight St').first().waitFor()
  hub.child.kill('SIGSTOP')
  await strip(page).getByText('NOT LIVE', { exact: true }).waitFor({ timeout: 60_000 })
  // Three seconds after the last heartbeat, neither sooner nor much later.
  expect(
    await strip(page)
      .getByText(/old\. Use radio/)
      .textContent(),
  ).toMatch(/^[3-5] s/)
  await note(page, number, 'first')
  await note(page, number, 'second')
  await strip(page).getByText('2 commands held, sent in order on reconnect.').waitFor()
  await strip(page)
    .getByRole('button', { name: /^What works/ })
    .click()
  const sheet = page.getByRole('dialog', { name: /^Not live since \d\d:\d\d:\d\d/ })
  await sheet.getByText(/on the screen are as of \d\d:\d\d:\d\d/).waitFor()
  // In the order in which they will go out, which is that of typing.
  expect(await sheet.locator('ol strong').allTextContents()).toEqual([
    expect.stringContaining('first'),
    expect.stringContaining('second'),
  ])
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  hub.child.kill('SIGCONT')
  await strip(page).getByText('LIVE', { exact: true }).waitFor({ timeout: 60_000 })
  await expect.poll(() => notesOf(person, incidentId), { timeout: 60_000 }).toEqual(['first', 'second'])
  await page.getByRole('complementary').getByText('second').waitFor()
  await page.context().close()
}, 240_000)

test('J5 a console outlives a hub that is killed: what it held is done once, and it shows what it missed', async () => {
  const { incidentId, number } = await reportCall(await signIn(hub.url, 'manager'))
  const page = await openConsole(`&incident=${incidentId}`)
  await page.getByText('100 blk Haight St').first().waitFor()
  hub.child.kill('SIGKILL')
  await strip(page).getByText('NOT LIVE', { exact: true }).waitFor({ timeout: 60_000 })
  await note(page, number, 'third')
  await strip(page).getByText('1 command held, sent on reconnect.').waitFor()
  hub = await startHubProcess({ dataDir, port })
  const person = await signIn(hub.url, 'manager')
  await reportCall(person)
  await strip(page).getByText('LIVE', { exact: true }).waitFor({ timeout: 60_000 })
  await expect.poll(() => notesOf(person, incidentId), { timeout: 60_000 }).toEqual(['third'])
  const { json } = await person.get('/api/v1/state')
  // A seal may have come after it.
  const head = page.getByText(/Journal \d+/).first()
  const shown = async (): Promise<number> => Number((await head.textContent())?.match(/\d+/)?.[0])
  await expect.poll(shown).toBeGreaterThanOrEqual(json.seq)
  await expect
    .poll(() => page.getByText('100 blk Haight St').count())
    .toBeGreaterThanOrEqual(Object.keys(json.state.incident).length)
  await page.context().close()
}, 240_000)

test('V3 a console that never reached the hub’s live line says so of calls, units, positions and clock, and counts nothing', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close())
  await page.route(/socket\.io/, (route) => route.abort())
  await page.goto(`${hub.url}/console/?lang=en`)
  await page.getByLabel('User name').fill('dispatcher')
  await page.getByLabel('Password').fill('muster-demo')
  await page.keyboard.press('Enter')
  await strip(page).getByText('NOT LIVE', { exact: true }).waitFor()
  await page.getByText('The calls are not here yet').waitFor()
  const said = await page.locator('.frame').textContent()
  expect(said).not.toContain('No call in the last 24 hours')
  expect(said).not.toMatch(/\d\d:\d\d:\d\d/)
  expect(await page.getByRole('region', { name: 'Available' }).textContent()).toMatch(/–/)
  await page.context().close()
}, 240_000)
