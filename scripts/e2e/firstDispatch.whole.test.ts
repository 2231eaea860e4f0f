import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, freePort, newDataDir } from '../../server/src/hub.testing.ts'
import { launchPlainBrowser } from '../browser.ts'

const LAUNCH = fileURLToPath(new URL('../launch.mjs', import.meta.url))
const dataDir = newDataDir()
let city: ChildProcess
let url: string
let browser: Browser

/** The whole sample city as a person starts it: hub, Redis, callers and fleet. */
beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  city = spawn(process.execPath, [LAUNCH, 'start', '--port', String(port), '--data', dataDir], { stdio: 'ignore' })
  // Two consoles draw two maps in software here: the map is off, and the board works without it.
  browser = await launchPlainBrowser()
  for (let ready = false; !ready; await sleep(100))
    ready = (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200
}, 120_000)
afterAll(async () => {
  await browser?.close()
  const ended = new Promise((resolve) => city?.once('exit', resolve))
  city?.kill('SIGTERM')
  await ended
  dropDataDir(dataDir)
})

/** A person at a console of their own, signed in through the page. */
async function atConsole(username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(90_000)
  await page.goto(`${url}/console/`)
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill('muster-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: /command/i }).waitFor()
  return page
}

/** Counts every key that the page is given. */
async function countKeys(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate('pressedKeys = []; addEventListener("keydown", ({ key }) => pressedKeys.push(key), true)')
  return () => page.evaluate('pressedKeys')
}

const stateOf = async (page: Page) =>
  (await (await page.request.get(`${url}/api/v1/state`)).json()).state as {
    incident: Record<string, any>
    unit: Record<string, any>
    assignment: Record<string, any>
  }

test('a real call arrives, D sends units, and a second browser shows them', async () => {
  const first = await atConsole('dispatcher')
  const second = await atConsole('dispatcher2')
  const queue = first.getByRole('grid').or(first.getByRole('table')).first()
  await queue.waitFor()
  await expect
    .poll(
      async () => Object.values((await stateOf(first)).incident).filter(({ status }) => status === 'waiting').length,
      { timeout: 90_000 },
    )
    .toBeGreaterThan(0)
  // The newest: one that has waited may be called off, as the record of that day has it, while the pages load.
  const waiting = Object.values((await stateOf(first)).incident)
    .filter(({ status, place }) => status === 'waiting' && place.point)
    .sort((one, other) => one.receivedAt - other.receivedAt)
    .at(-1)
  expect(waiting?.source?.feed).toBe('incidents')
  await first.goto(`${url}/console/?incident=${waiting?.id}`)
  await second.goto(`${url}/console/?incident=${waiting?.id}`)
  await first.getByText(/Recommended/).waitFor()
  await first.waitForTimeout(1500)

  await first.keyboard.press('d')
  await first.keyboard.press('Enter')
  await expect.poll(async () => (await stateOf(first)).incident[waiting?.id].status, { timeout: 60_000 }).toBe('active')
  const { incident, assignment, unit } = await stateOf(first)
  const sent = incident[waiting?.id].assignmentIds.map((id: string) => unit[assignment[id].unitId].callSign)
  expect(sent.length).toBeGreaterThan(0)
  const pane = second.getByRole('complementary').or(second.getByRole('region')).filter({ hasText: sent[0] })
  await pane.first().waitFor()
})

test('from N to the acknowledged assignment: at most three keys besides the words, nothing pre-filled', async () => {
  const page = await atConsole('manager')
  await page
    .getByText(/Waiting for units/)
    .first()
    .waitFor()
  await page.waitForTimeout(2000)
  const before = new Set(Object.keys((await stateOf(page)).incident))
  const pressed = await countKeys(page)
  const words = 'fire 700 blk parnassus ave smoke on 3rd floor'

  await page.keyboard.press('n')
  expect(await page.getByRole('combobox', { name: /command/i }).inputValue()).toMatch(/^N ?$/i)
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  const made = async () =>
    Object.values((await stateOf(page)).incident).find(
      ({ id, narrative }) => !before.has(id) && /3rd floor/.test(narrative ?? ''),
    )
  await expect.poll(async () => (await made())?.type, { timeout: 60_000 }).toBe('fire')
  await page.getByText(/Recommended/).waitFor()
  await page.waitForTimeout(1500)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await made())?.assignmentIds.length, { timeout: 60_000 }).toBeGreaterThan(0)

  const incident = await made()
  expect(incident).toMatchObject({ type: 'fire', priority: 1, place: { point: { type: 'Point' } } })
  const keys = await pressed()
  expect(keys.length - words.length).toBeLessThanOrEqual(3)
})
