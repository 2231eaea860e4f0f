import { mkdirSync } from 'node:fs'
import { generate } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchPlainBrowser } from '../../../../scripts/browser.ts'
import { buildClient } from '../../../../scripts/build.ts'
import { dropDataDir, type HubProcess, newDataDir, startHubProcess } from '../../../../server/src/hub.testing.ts'
import { faultsOf } from '../../forAll/axe.testing.ts'

const ADA = { username: 'ada', password: 'correct horse battery' }
const dataDir = newDataDir()
let hub: HubProcess
let browser: Browser
let page: Page
/** Passkeys are bound to a name: a number is none. */
let url: string
const told: string[] = []

beforeAll(async () => {
  buildClient()
  hub = await startHubProcess({ dataDir, args: ['--no-demo'] })
  url = hub.url.replace('127.0.0.1', 'localhost')
  // The address is printed a moment after the hub is ready.
  const tokenIn = () => /token=(\S+)/.exec(hub.output())?.[1]
  await vi.waitFor(() => expect(tokenIn()).toBeDefined(), 20_000)
  const token = tokenIn()
  const body = JSON.stringify({ token, ...ADA })
  const made = await fetch(`${hub.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  expect(made.status).toBe(200)
  browser = await launchPlainBrowser()
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  page.setDefaultTimeout(60_000)
  page.on('console', (message) => told.push(message.text()))
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

/** A picture for whoever wants to see it: only where a folder is named. */
async function picture(name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}
async function signIn(username: string, password: string, at = url): Promise<void> {
  await page.goto(`${at}/console/?lang=en&theme=night`)
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
}

test('goal 12 an administrator sets up an app before anything else, by keyboard, and keeps the recovery codes', async () => {
  await signIn(ADA.username, ADA.password)
  await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor()
  expect(await page.locator('.rail-screen').count()).toBe(0)
  await page.getByRole('button', { name: 'Set up an app' }).focus()
  await page.keyboard.press('Enter')
  await page.getByAltText('QR code for the authenticator app').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await picture('first-totp-night')
  const line = await page.getByText(/type this key into it/).textContent()
  const secret = /: ([A-Z2-7]+)/.exec(line ?? '')?.[1] ?? ''
  await page.getByLabel('Code', { exact: true }).fill(await generate({ secret }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'I have kept them' }).waitFor()
  expect(await page.locator('.access-codes li').count()).toBe(10)
  await picture('recovery-night')
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.locator('.rail-screen').first().waitFor()
})

test('a passkey is made on the account page, and then signs in as the second half', async () => {
  await page.keyboard.press('0')
  await page.getByLabel('Name of this device').fill('desk 3')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'Remove the passkey desk 3' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await picture('account-night')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('User name').waitFor()
  await signIn(ADA.username, ADA.password)
  await page.getByRole('heading', { name: 'Second step' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await picture('second-night')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.locator('.rail-screen').first().waitFor()
})

test('a browser that can ask for no passkey says why, and another way stays open', async () => {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('User name').waitFor()
  await signIn(ADA.username, ADA.password, hub.url)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('alert').filter({ hasText: 'is an invalid domain' }).waitFor()
  await page.getByRole('button', { name: 'Use a recovery code' }).waitFor()
  await signIn(ADA.username, ADA.password)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.locator('.rail-screen').first().waitFor()
})

test('the administrator adds a person and a key; the password for once and the key are shown this once', async () => {
  await page.goto(`${url}/console/?lang=zh&theme=day&screen=admin&section=access`)
  await page.getByRole('button', { name: '添加人员' }).click()
  await page.getByLabel('用户名').fill('ben')
  await page.getByLabel('姓名').fill('Ben')
  await page.getByLabel('调度员').check()
  expect(await faultsOf(page)).toEqual([])
  await picture('people-day-zh')
  await page.getByRole('button', { name: '添加人员' }).last().click()
  const given = await page.getByRole('status').filter({ hasText: 'ben' }).textContent()
  const password = /用 (\S+) 登录/.exec(given ?? '')?.[1] ?? ''
  await page.getByRole('button', { name: '新建密钥' }).click()
  await page.getByLabel('程序').fill('wall')
  await page.getByRole('button', { name: '新建密钥' }).last().click()
  await page.getByText(/密钥仅显示一次：[0-9a-f]{12}\./).waitFor()
  await picture('keys-day-zh')
  await page.getByRole('button', { name: '吊销 wall' }).click()
  await page.getByRole('button', { name: '确定吊销？' }).click()
  await page.getByText(/尚无程序密钥/).waitFor()

  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByLabel('用户名').waitFor()
  await signIn('ben', password)
  await page.getByRole('heading', { name: 'Choose a password of your own' }).waitFor()
  await picture('first-password-night')
  await page.getByLabel('Present password').fill(password)
  await page.getByLabel(/New password/).fill('another horse battery')
  await page.keyboard.press('Enter')
  await page.locator('.rail-screen').first().waitFor()
})

test('a session that ends throws nothing away: what was typed goes out once its person is signed in again', async () => {
  await page.getByRole('status').filter({ hasText: 'LIVE' }).first().waitFor()
  await page.keyboard.press('n')
  await page.keyboard.type('fire 700 Parnassus smoke')
  // The session ends at the hub, and at this very moment the line is sent.
  await page.evaluate(async () => {
    await fetch('/api/v1/session', { method: 'DELETE' })
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    )
  })
  await page.getByLabel('User name').fill('ben')
  await page.getByLabel('Password').fill('another horse battery')
  await page.keyboard.press('Enter')
  await page.locator('.rail-screen').first().waitFor()
  const reported = () =>
    page.evaluate(async () => {
      const { entries } = await (await fetch('/api/v1/journal?after=0&limit=1000')).json()
      return entries.filter(({ command }: { command: string }) => command === 'incident.report').length
    })
  await expect.poll(reported, { timeout: 30_000 }).toBe(1)
})

test('no page breaks the policy of its headers', async () => {
  await page.goto(`${url}/api/docs`)
  await page
    .getByRole('heading', { name: /Muster/ })
    .first()
    .waitFor()
  await page.goto(`${url}/`)
  await page.getByRole('heading').first().waitFor()
  expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
  expect(told.filter((line) => /Content Security Policy|Content-Security-Policy/.test(line))).toEqual([])
})
