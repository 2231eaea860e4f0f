import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../../../scripts/browser.ts'
import { buildClient } from '../../../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
} from '../../../../../server/src/hub.testing.ts'
import { signInOn } from '../../../forAll/signInOn.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let desk: Person
let page: Page
let fire: { incidentId: string; number: string }
let earlier: { incidentId: string; number: string }

/** The smallest picture that a browser shows. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const place = { address: '700 blk Parnassus Ave', point: { type: 'Point', coordinates: [-122.4581, 37.7631] } }

beforeAll(async () => {
  buildClient()
  // What is closed leaves the board at once.
  hub = await startHubProcess({ dataDir, env: { CLOSED_HOURS: '0' } })
  desk = await signIn(hub.url, 'dispatcher2')
  const report = async (type: string) => (await desk.command('incident.report', { type, place })).json.result
  earlier = await report('alarm')
  await desk.command('incident.note', { incidentId: earlier.incidentId, text: 'toast' })
  await desk.command('incident.close', { incidentId: earlier.incidentId, outcome: 'no-merit' })
  fire = await report('fire')
  await desk.command('premise.add', { place, kind: 'hazard', text: '地下室有氯气 chlorine' })
  // The map is off: drawn without a graphics card it would take what the rest needs, and it has tests of its own.
  browser = await launchPlainBrowser()
  page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?lang=en&theme=night&incident=${fire.incidentId}`)
  await signInOn(page, 'dispatcher')
  await page.getByRole('heading', { name: /Structure fire/ }).waitFor()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

const section = (name: string) => page.getByRole('region', { name })

test('what can hurt is read first; a note of the place is written and struck by keys', async () => {
  const known = section('Known of this place')
  await known.getByText('地下室有氯气 chlorine').waitFor()
  expect(await page.locator('.call-body section h3').first().textContent()).toContain('Known of this place')
  // What comes once the page stands has its keys when it shows them.
  await page.getByRole('button', { name: /Note about this place/ }).waitFor()
  await page.keyboard.press('w')
  await page.keyboard.type('Hydrant is dry')
  await page.keyboard.press('Enter')
  await known.getByText('Hydrant is dry').waitFor()
  await known.getByRole('listitem').filter({ hasText: 'Hydrant' }).getByRole('button', { name: 'Strike' }).click()
  await known.getByText('Hydrant is dry').waitFor({ state: 'detached' })
})

test('the checklist is ticked by key, and says who ticked when', async () => {
  const list = section('Checklist')
  await list.getByText('0/7').waitFor()
  await page.keyboard.press('x')
  await page.keyboard.press('Space')
  await list.getByText('1/7').waitFor()
  await page.keyboard.press('3')
  await list.getByText('2/7').waitFor()
  await list
    .getByRole('listitem')
    .filter({ hasText: 'Water supply confirmed' })
    .getByText(/\d\d:\d\d \w/)
    .waitFor()
  await section('Log').getByText('Done: Water supply confirmed').waitFor()
  await page.keyboard.press('Escape')
})

test('a wrong note stays to be read, struck with who did so; the log is searched', async () => {
  await desk.command('incident.note', { incidentId: fire.incidentId, text: 'wrong street' })
  const log = section('Log')
  await log.getByText('wrong street').waitFor()
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await log.locator('s', { hasText: 'wrong street' }).waitFor()
  await log.getByText(/struck \d\d:\d\d /).waitFor()
  await page.keyboard.press('v')
  await page.keyboard.type('WRONG STR')
  await expect.poll(() => log.getByRole('listitem').count()).toBe(1)
  await page.keyboard.press('Escape')
})

test('a photo is put on the call by button or paste and seen; what is none is refused with its reason', async () => {
  const files = section('Photos and documents')
  const chooser = files.locator('input[type=file]')
  await chooser.setInputFiles({ name: '../烟 🔥.png', mimeType: 'image/png', buffer: PNG })
  await files.getByRole('link', { name: /烟 🔥\.png/ }).waitFor()
  await expect
    .poll(() => files.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth), { timeout: 60_000 })
    .toBe(1)
  await chooser.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') })
  await files
    .getByRole('alert')
    .getByText(/none of the kinds/)
    .waitFor()
  await files.getByRole('button', { name: 'Forget' }).click()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['said by the neighbour'], 'note.txt', { type: 'text/plain' }))
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }))
  })
  await files.getByRole('link', { name: /note\.txt/ }).waitFor()
  await files.getByRole('button', { name: 'Take off note.txt' }).click()
  await files.getByRole('link', { name: /note\.txt/ }).waitFor({ state: 'detached' })
})

test('who was where when stays to be read when a unit has left', async () => {
  await desk.command('incident.dispatch', { incidentId: fire.incidentId, unitIds: ['E12'] })
  await desk.command('unit.status', { unitId: 'E12', status: 'enroute' })
  await desk.command('incident.recall', { incidentId: fire.incidentId, unitIds: ['E12'] })
  const row = section('Who was where when').getByRole('row', { name: /E12/ })
  await row.getByText('recalled').waitFor()
  expect((await row.getByRole('cell').allInnerTexts()).every((text) => /^\d\d:\d\d/.test(text))).toBe(true)
})

test('the open call is printed, and without one the board', async () => {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const sheet = page.locator('.printed-call')
  const text = (await sheet.textContent()) ?? ''
  for (const told of [fire.number, '地下室有氯气', '烟 🔥.png', 'E12', 'wrong street', 'Checklist'])
    expect(text).toContain(told)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await sheet.waitFor({ state: 'detached' })
})

test('a call that has left the board is found by its number, read, and opened again', async () => {
  await expect
    .poll(async () => (await desk.get(`/api/v1/incidents/${earlier.number}`)).json.archived, { timeout: 60_000 })
    .toBe(true)
  await page.keyboard.press('h')
  await section('This place')
    .getByRole('button', { name: new RegExp(earlier.number) })
    .waitFor()
  await page.keyboard.press('f')
  await page.keyboard.type(earlier.number)
  await page.keyboard.press('Enter')
  await page.getByText(`Archived incident ${earlier.number}`).waitFor()
  await section('Log').getByText('toast').waitFor()
  await page.getByRole('button', { name: /^Reopen/ }).click()
  await page.getByRole('button', { name: /^Close(?!d)/ }).waitFor()
  await section('Log').getByText('Reopened').waitFor()
})
