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
let admin: Person

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir, env: { TLS_CERT_FILE: `${dataDir}/gone.pem` } })
  browser = await launchPlainBrowser()
  admin = await signIn(hub.url, 'admin')
  const { key } = (await admin.post('/api/v1/api-keys', { name: 'test', scopes: ['feeds'] })).json
  const bad = [{ unitId: 'E12', point: { type: 'Point', coordinates: [0, 0] }, at: 0, note: '\u202e<img onerror=x>' }]
  const sent = await fetch(`${hub.url}/api/v1/feeds/positions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(bad),
  })
  expect(await sent.json()).toMatchObject({ quarantined: 1 })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

async function openConsole(username: string, search: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/${search}`)
  await signInOn(page, username)
  await page.locator('.rail-screen').first().waitFor()
  return page
}

/** Tries the one item in quarantine again, by keyboard; what is told of its bytes can do nothing. */
async function tryAgain(page: Page, told: string, refused: RegExp): Promise<void> {
  await page.getByRole('button', { expanded: false, name: /invalid/ }).waitFor()
  await page.keyboard.press('j')
  await page.getByText(told).waitFor()
  await page.keyboard.press('r')
  await page.getByText(refused).waitFor()
}

test('by keyboard alone: how the hub is, what wants a person, why an item was refused and what trying again does', async () => {
  const page = await openConsole('admin', '?lang=en&theme=night')
  // The one feed that ever spoke was refused, and the certificate is gone.
  await page.getByRole('button', { name: '2 things about the hub to see to' }).waitFor()
  await page.keyboard.press('9')
  await page.getByText('Ready, and what it acknowledges is on disk').waitFor()
  await page.getByText(/The certificate .*gone\.pem cannot be read/).waitFor()
  await page.getByRole('row', { name: /^Positions much refused/ }).waitFor()
  await page.getByRole('img', { name: /^Command answered, last 10 minutes/ }).waitFor()
  for (const name of ['Journal', 'Machine', 'Consoles']) await page.getByRole('region', { name }).waitFor()
  await page.getByRole('button', { name: /of Positions: show the quarantine/ }).focus()
  await page.keyboard.press('Enter')
  await tryAgain(page, 'a supervisor or auditor can read it', /Still refused: It does not fit/)
  await page.goBack()
  await page.goBack()
  await page.getByText('/44').first().waitFor()
  await page.context().close()
})

test('the same by day and in Chinese, by its address', async () => {
  const page = await openConsole('manager', '?lang=zh&theme=day&screen=admin&section=quarantine')
  await tryAgain(page, '\\u202e<img onerror=x>', /仍被拒收： 不符合/)
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})

test('a dispatcher has no such screen: its address shows operations', async () => {
  const page = await openConsole('dispatcher', '?lang=en&screen=admin')
  await page.getByText('/44').first().waitFor()
  expect(await page.getByRole('button', { name: '9 Admin' }).count()).toBe(0)
  await page.context().close()
})

test('V3 figures of a hub that does not answer look old and say how old', async () => {
  const page = await openConsole('admin', '?lang=en&screen=admin')
  await page.locator('.watch-cards').waitFor()
  hub.child.kill('SIGSTOP')
  try {
    await page.getByText(/NOT LIVE\. These figures are \d+ s old/).waitFor({ timeout: 30_000 })
  } finally {
    hub.child.kill('SIGCONT')
  }
  await page.context().close()
})
