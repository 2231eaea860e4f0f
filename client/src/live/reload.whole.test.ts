import { cityFold } from '@muster/shared/domain/fold.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../scripts/browser.ts'
import { buildClient } from '../../../scripts/build.ts'
import { pack, unpack } from '../../../scripts/simulation/packet.ts'
import { dropDataDir, type HubProcess, newDataDir, startHubProcess } from '../../../server/src/hub.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir })
  browser = await launchPlainBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

/** A console at a hub that wants a newer fold `times` times, and then is content. Answers with how often its page began. */
async function openAtUpgradedHub(times: number) {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(60_000)
  let begun = 0
  let wanted = times
  page.on('domcontentloaded', () => {
    begun += 1
  })
  await page.routeWebSocket(/socket\.io/, (line) => {
    const toHub = line.connectToServer()
    line.onMessage((message) => {
      const isResume = typeof message !== 'string' && nameOf(message) === 'resume'
      if (!isResume || wanted === 0) return toHub.send(message)
      wanted -= 1
      line.send(pack('reload', { fold: cityFold.version + 1 }))
    })
  })
  await page.goto(`${hub.url}/console/?lang=en`)
  await page.getByLabel('User name').fill('dispatcher')
  await page.getByLabel('Password').fill('muster-demo')
  await page.keyboard.press('Enter')
  return { page, begun: () => begun }
}

function nameOf(message: Buffer): string {
  try {
    return unpack(message)[0]
  } catch {
    return ''
  }
}

test('J12 a page of an older fold is fetched again, once, and says so', async () => {
  const { page, begun } = await openAtUpgradedHub(1)
  await page.getByText('Renewed: the hub was upgraded.').waitFor()
  await page.getByRole('banner').getByText('LIVE', { exact: true }).waitFor()
  expect(begun()).toBe(2)
})

test('J12 a page that comes back as old as it was is not fetched for ever: its reader is told', async () => {
  const { page, begun } = await openAtUpgradedHub(Number.POSITIVE_INFINITY)
  await page.getByText('nothing new arrives').waitFor()
  await page.waitForTimeout(1500)
  expect(begun()).toBe(2)
})
