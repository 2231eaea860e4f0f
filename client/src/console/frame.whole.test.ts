import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../scripts/browser.ts'
import { buildClient } from '../../../scripts/build.ts'
import { dropDataDir, type HubProcess, newDataDir, signIn, startHubProcess } from '../../../server/src/hub.testing.ts'

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

async function openPage(search: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/${search}`)
  await page.locator('input[type=password]').waitFor()
  return page
}
async function enter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'dispatcher', exact: true }).click()
  // The board holds the city: every engine is listed.
  await page.getByText('/44').first().waitFor()
}
async function closeHelp(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('a wrong password is refused in the language of the reader, and the page stays', async () => {
  const page = await openPage('?lang=zh&theme=day')
  await page.getByLabel('用户名').fill('dispatcher')
  await page.getByLabel('密码').fill('wrong')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('alert').textContent()).toMatch(/密码/)
  await page.context().close()
})

test('language and theme are places of the address, kept by a reload, and the selection can be gone back from', async () => {
  const { json } = await (await signIn(hub.url, 'manager')).command('incident.report', {
    type: 'medical',
    priority: 3,
    place: { address: '300 Block of PAGE ST' },
  })
  const page = await openPage('?lang=en&theme=night')
  await enter(page)
  await page.getByRole('button', { name: /switch to Chinese/ }).click()
  await page.getByRole('button', { name: /切换为日间/ }).click()
  await expect.poll(() => page.url()).toContain('lang=zh&theme=day')
  await page.reload()
  await page.getByRole('heading', { name: '旧金山' }).waitFor()
  await page.getByText('Page St 300').first().click()
  await expect.poll(() => page.url()).toContain(`incident=${json.result.incidentId}`)
  await page.goBack()
  await expect.poll(() => page.url()).not.toContain('incident=')
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  await page.context().close()
})

test('single keys can be switched off, and help says which ones there are', async () => {
  const page = await openPage('?lang=en&theme=night')
  await enter(page)
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('New incident').waitFor()
  await page.getByLabel('Single keys act').uncheck()
  await closeHelp(page)
  await page.keyboard.press('n')
  expect(await page.getByRole('combobox').inputValue()).toBe('')
  await page.keyboard.press('?')
  await page.getByLabel('Single keys act').check()
  await closeHelp(page)
  await page.keyboard.press('n')
  await expect.poll(() => page.getByRole('combobox').inputValue()).toMatch(/^N/)
  await page.context().close()
})

test('the alarm shows the worst call over its limit; taking tells everybody, muting only this desk', async () => {
  const manager = await signIn(hub.url, 'manager')
  const cityTime = Date.parse((await manager.get('/api/v1/journal?after=0&limit=1')).json.entries[0].cityTime)
  const { json } = await manager.command('incident.report', {
    type: 'fire',
    priority: 1,
    place: { address: '700 Block of PARNASSUS AV' },
    receivedAt: cityTime - 120_000,
  })
  const [first, second] = [await openPage('?lang=en'), await openPage('?lang=en')]
  await enter(first)
  await enter(second)
  const alarm = (page: Page) => page.getByRole('banner').getByRole('alert')
  await alarm(first).getByText('nobody has taken it').waitFor()
  await first.keyboard.press('t')
  await alarm(second).getByText('taken by Desk 3').waitFor()
  const state = (await manager.get('/api/v1/state')).json.state
  expect(state.incident[json.result.incidentId].owner.id).toBe('dispatcher')
  await first.keyboard.press('m')
  await alarm(first).waitFor({ state: 'hidden' })
  await first.getByText('1 muted by you or shelved').waitFor({ state: 'attached' })
  expect(await alarm(second).count()).toBe(1)
  await first.context().close()
  await second.context().close()
})
