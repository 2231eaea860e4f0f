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
import { signInOn } from '../forAll/signInOn.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let dispatcher: Person
let number = ''
let incidentId = ''

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  browser = await launchPlainBrowser()
  dispatcher = await signIn(hub.url, 'dispatcher')
  const { json } = await dispatcher.command('incident.report', {
    type: 'fire',
    priority: 1,
    place: { point: { type: 'Point', coordinates: [-122.42, 37.77] }, address: '100 Block of HAIGHT ST' },
    narrative: 'CANARY-narrative',
    caller: { name: 'CANARY-name', phone: 'CANARY-phone' },
  })
  incidentId = json.result.incidentId
  number = String(json.result.number).split('-').at(-1) ?? ''
  await dispatcher.command('incident.note', { incidentId, text: 'CANARY-note' })
  await dispatcher.command('incident.take', { incidentId })
  await dispatcher.command('incident.dispatch', { incidentId, unitIds: ['E01', 'E03'] })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openAs(username: string, lang: string): Promise<{ page: Page; errors: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.goto(`${hub.url}/console/?lang=${lang}&incident=${incidentId}`)
  await signInOn(page, username)
  await page.locator('.log-lines li').first().waitFor()
  return { page, errors }
}

const HOLES = /undefined|\{\{|\[object|NaN|Invalid Date|null\b/

for (const [username, lang] of [
  ['liaison', 'en'],
  ['logistics', 'zh'],
  ['dispatcher', 'en'],
] as const)
  test(`V1 the console of ${username} (${lang}) shows the call whole, without holes and without what is not for it`, async () => {
    const { page, errors } = await openAs(username, lang)
    const shown = (await page.locator('#root').textContent()) ?? ''
    const canaries = [...new Set((await page.content()).match(/CANARY-\w+/g))].sort()
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${username}-${lang}.png` })
    expect(shown).toContain(number)
    expect(shown.toUpperCase()).toContain('HAIGHT')
    expect(shown).not.toMatch(HOLES)
    expect(canaries).toEqual(username === 'dispatcher' ? ['CANARY-narrative', 'CANARY-note'] : [])
    expect(errors).toEqual([])
    await page.context().close()
  })
