import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedCity } from '../../../../scripts/bench/harness/seedCity.ts'
import { launchPlainBrowser } from '../../../../scripts/browser.ts'
import { buildClient } from '../../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  signIn,
  startHubProcess,
} from '../../../../server/src/hub.testing.ts'
import { signInOn } from '../../forAll/signInOn.testing.ts'

const PRESSES = 50
const dataDir = newDataDir()
let hub: HubProcess

beforeAll(async () => {
  buildClient()
  await seedCity(dataDir, { units: 2000, incidents: 10_000 })
  hub = await startHubProcess({ dataDir })
}, 180_000)

afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

test('10,000 calls and 2,000 units: no key is lost while the city changes', async () => {
  const browser = await launchPlainBrowser()
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 640 } })).newPage()
  page.setDefaultTimeout(90_000)
  await page.goto(`${hub.url}/console/?lang=en&theme=night`)
  await signInOn(page, 'dispatcher')
  await page.getByText('Waiting for units').waitFor()
  await page.locator('.queue-count', { hasText: '10000' }).waitFor()
  // What a key keeps the main thread from doing: its handlers, and React's work that they lead to, before anything else runs.
  await page.evaluate(`{
    window.spent = []
    let began = 0
    addEventListener('keydown', () => { began = performance.now() }, true)
    addEventListener('keydown', () => queueMicrotask(() => window.spent.push(performance.now() - began)))
  }`)
  const other = await signIn(hub.url, 'dispatcher2')
  const changes = setInterval(() => {
    void other.command('incident.note', {
      incidentId: `bench-incident-${Math.floor(Math.random() * 10_000)}`,
      text: 'x',
    })
  }, 100)
  for (let i = 0; i < PRESSES; i += 1) await page.keyboard.press('j')
  for (let i = 0; i < 10; i += 1) await page.keyboard.press('k')
  clearInterval(changes)
  await page.keyboard.press('Enter')
  const at = await page.locator('[data-cursor]').evaluate((line) => line.getAttribute('style'))
  const spent: number[] = await page.evaluate('window.spent')
  const [median = 0, p95 = 0] = [0.5, 0.95].map(
    (share) => spent.toSorted((a, b) => a - b)[Math.floor(spent.length * share)],
  )
  process.stdout.write(
    `main thread a key, of ${spent.length}: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms\n`,
  )
  // The 40th call of lines 44 px high, below the head of its group.
  expect(at).toContain(`${22 + 39 * 44}px`)
  await browser.close()
})
