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
import { signInOn } from '../../forAll/signInOn.testing.ts'

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

async function openConsole(username: string, query: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?${query}`)
  await signInOn(page, username)
  await page.getByRole('grid').waitFor()
  return page
}

type Reported = { readonly incidentId: string; readonly number: string; readonly short: string }

async function report(address: string, point: readonly [number, number], narrative: string): Promise<Reported> {
  const place = { address, point: { type: 'Point', coordinates: point } }
  const { status, json } = await caller.command('incident.report', { type: 'flooding', place, narrative })
  expect(status).toBe(200)
  const { incidentId, number } = json.result
  return { incidentId, number, short: String(number).split('-').at(-1) ?? '' }
}

const row = (page: Page, address: string) => page.getByRole('row', { name: address })
const bar = (page: Page) => page.getByRole('combobox')
const picture = async (page: Page, name: string) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` })
}

test('two consoles: one merges what is proposed, both see one row, and the old number opens the one that lives on', async () => {
  const older = await report('900 blk Irving St', [-122.4655, 37.7641], 'water over the kerb')
  const newer = await report('930 blk Irving St', [-122.4659, 37.7641], 'cars are floating')
  const [here, there] = await Promise.all([
    openConsole('dispatcher', `lang=en&theme=night&incident=${newer.incidentId}`),
    openConsole('manager', 'lang=zh&theme=day'),
  ])
  await row(there, 'Irving St 930').waitFor()
  await row(here, '930 blk Irving St').getByTitle(`perhaps the same call as ${older.short}`).waitFor()
  await here.getByRole('heading', { name: 'Perhaps the same call' }).waitFor()
  await here.getByText(/ft away · 0 min apart · both Flooding/).waitFor()
  await picture(here, 'alike-night-en')
  await here.keyboard.press('=')
  // The pane follows the number, and shows what the other caller said.
  await expect.poll(() => new URL(here.url()).searchParams.get('incident')).toBe(older.incidentId)
  const merged = here.getByRole('region', { name: '1 call merged into this' })
  await merged.getByText('cars are floating').waitFor()
  await here.getByRole('listitem').getByText(`${newer.short} merged into ${older.short}`).waitFor()
  for (const [page, gone, left] of [
    [here, '930 blk Irving St', '900 blk Irving St'],
    [there, 'Irving St 930', 'Irving St 900'],
  ] as const) {
    await row(page, gone).waitFor({ state: 'detached' })
    expect(await row(page, left).count()).toBe(1)
  }
  // Typed at the other desk, where nobody has looked at either.
  await bar(there).click()
  await there.keyboard.type(`Z ${newer.short}`)
  await there.keyboard.press('Enter')
  await expect.poll(() => new URL(there.url()).searchParams.get('incident')).toBe(older.incidentId)
  await there.getByRole('region', { name: '已并入 1 起报警' }).getByText('cars are floating').waitFor()
  await picture(there, 'merged-day-zh')
  const { json } = await caller.get(`/api/v1/incidents/${newer.number}`)
  expect(json.incident).toMatchObject({ id: older.incidentId, number: older.number })
  await merged.getByRole('button', { name: 'Take out' }).click()
  await row(there, 'Irving St 930').waitFor()
  await here.context().close()
  await there.context().close()
})

test('a call that is being typed says before ⏎ that one like it is there; two are linked by a line', async () => {
  const known = await report('2000 blk Chestnut St', [-122.4367, 37.8006], 'hydrant sheared off')
  const other = await report('3600 blk Fillmore St', [-122.4358, 37.8033], 'basement full of water')
  const page = await openConsole('dispatcher', 'lang=en&theme=night')
  await row(page, '2000 blk Chestnut St').waitFor()
  await bar(page).click()
  await page.keyboard.type('N flooding 2000 blk Chestnut St ')
  await page.getByText(`${known.short} is like it`).waitFor()
  await picture(page, 'typing-night-en')
  await page.keyboard.press('Escape')
  await page.keyboard.type(`LK ${known.short} ${other.short}`)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await row(page, '3600 blk Fillmore St').click()
  await page.getByRole('region', { name: 'Linked calls' }).getByRole('button', { name: known.short }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('incident')).toBe(known.incidentId)
  await page.getByRole('region', { name: 'Linked calls' }).getByText('3600').waitFor()
  await picture(page, 'linked-night-en')
  await page.context().close()
})
