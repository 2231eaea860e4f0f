import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

/** A console of its own, signed in; `keys` counts every key that went down. */
async function openConsole(
  username: string,
  lang: 'en' | 'zh' = 'en',
  theme = 'night',
): Promise<{ page: Page; keys: () => Promise<number> }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 660 } })).newPage()
  // Drawn without a graphics card, beside other tests, a map takes its time.
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?lang=${lang}&theme=${theme}`)
  await signInOn(page, username)
  await page.getByRole('combobox').waitFor()
  // The board holds the city: every engine is listed.
  await page.getByText('/44').first().waitFor()
  await page.evaluate(() => {
    Object.assign(window, { keysDown: 0 })
    window.addEventListener('keydown', () => Object.assign(window, { keysDown: (window as any).keysDown + 1 }), true)
  })
  return { page, keys: () => page.evaluate(() => (window as any).keysDown) }
}

/** Beside other tests a page takes its time. */
const SLOWLY = { timeout: 30_000 }
const results = (page: Page) => page.getByRole('list', { name: /newest commands|最近指令/ })

test('from N to the acknowledged assignment it takes three keys beside the words', async () => {
  const { page, keys } = await openConsole('dispatcher')
  const words = 'fire 700 Parnassus 3rd floor smoke'
  await page.keyboard.press('n')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /recommended \d/ }).waitFor()
  await page.keyboard.press('Enter')
  await results(page)
    .getByText(/^D \d+ /)
    .waitFor()
  await results(page).getByRole('button', { name: /Undo/ }).waitFor()
  expect((await keys()) - words.length).toBe(3)
  await page.context().close()
})

test('⏎ ⏎ in one go still sends the recommended units', async () => {
  const { page } = await openConsole('dispatcher', 'zh')
  await page.keyboard.press('n')
  await page.keyboard.type('胸痛 Jackson / Van Ness')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await results(page)
    .getByText(/^D \d+ /)
    .waitFor()
  await page.context().close()
})

test('what one types, another sees, and an undo too', async () => {
  const [one, other] = [await openConsole('dispatcher'), await openConsole('dispatcher2')]
  const caller = await signIn(hub.url, 'dispatcher')
  const place = { point: { type: 'Point', coordinates: [-122.41, 37.78] }, address: '900 blk Market St' }
  const { json } = await caller.command('incident.report', { type: 'vehicle-fire', place })
  const number = String(json.result.number).split('-').at(-1)
  await one.page.keyboard.press('/')
  await one.page.keyboard.type(`D E36 ${number}`)
  await one.page.getByRole('option', { name: /dispatch E36 to/ }).waitFor()
  await one.page.keyboard.press('Enter')
  await other.page.getByText('E36 sent').first().waitFor()
  await one.page.keyboard.press('Escape')
  await one.page.keyboard.press('Escape')
  await one.page.keyboard.press('u')
  await other.page.getByText('E36 sent').first().waitFor({ state: 'hidden' })
  await one.page.context().close()
  await other.page.context().close()
})

test('an unknown unit is refused with the nearest, nothing is sent, and Edit brings the line back', async () => {
  const { page } = await openConsole('dispatcher')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/commands/')) sent.push(request.url())
  })
  await page.keyboard.press('/')
  await page.keyboard.type('OOS E99 :pump')
  await page.keyboard.press('Enter')
  await results(page)
    .getByText(/no unit E99 · nearest: E\d+/)
    .waitFor()
  await results(page).getByRole('button', { name: 'Edit' }).click()
  await expect.poll(() => page.getByRole('combobox').inputValue(), { timeout: 60_000 }).toBe('OOS E99 :pump')
  expect(sent).toEqual([])
  await page.context().close()
})

/** A call that another desk reports; its number as people say it. */
async function reportCall(): Promise<string> {
  const caller = await signIn(hub.url, 'dispatcher2')
  const place = { point: { type: 'Point', coordinates: [-122.42, 37.78] }, address: '700 blk Van Ness Ave' }
  const { json } = await caller.command('incident.report', { type: 'vehicle-fire', place })
  return String(json.result.number).split('-').at(-1) ?? ''
}
const bar = (page: Page) => page.getByRole('combobox', { name: /Command line|指令栏/ })
const typed = (page: Page) => bar(page).inputValue()
/** What the hub was sent from this page, in order. */
function sentFrom(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    const [, name] = /commands\/([\w.]+)/.exec(request.url()) ?? []
    if (name) sent.push(name)
  })
  return sent
}

test('a line of several orders is shown, sent in order, and stops where the hub refuses', async () => {
  const [one, two] = [await reportCall(), await reportCall()]
  const { page } = await openConsole('dispatcher')
  const sent = sentFrom(page)
  await page.keyboard.press('/')
  await page.keyboard.type(`D E17 ${one}`)
  await page.keyboard.press('Enter')
  await results(page).getByRole('button', { name: /Undo/ }).waitFor()
  await page.keyboard.type(`R ${one} gas smell ; E99 6 ; D E17 ${two} ; R ${two} told`)
  const parts = page.getByRole('list', { name: /What the line will do/ }).getByRole('listitem')
  await expect.poll(() => parts.count(), SLOWLY).toBe(4)
  await parts.getByText(`note on ${one}: gas smell`).waitFor()
  // A no before anything is sent: the line stays, with the word that is wrong marked.
  await page.keyboard.press('Enter')
  await page.getByText(/no unit E99 · nearest/i).waitFor()
  await expect.poll(() => typed(page), SLOWLY).toMatch(/gas smell ; E99 6 ; D E17/)
  const marked = () =>
    bar(page).evaluate((field: HTMLInputElement) =>
      field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
    )
  await expect.poll(marked, SLOWLY).toBe('E99')
  expect(sent).toEqual(['incident.dispatch'])
  // What is typed replaces it; then the hub itself says no to the third, because E17 is at work.
  await page.keyboard.type('E25')
  await page.keyboard.press('Enter')
  await results(page)
    .getByText(/2 of 4 done/)
    .waitFor()
  await expect.poll(() => typed(page), SLOWLY).toBe(`D E17 ${two} ; R ${two} told`)
  expect(sent).toEqual(['incident.dispatch', 'incident.note', 'unit.status', 'incident.dispatch'])
  await page.context().close()
})

test('a reload, or a session that ends, in mid-typing loses neither the line nor those before it', async () => {
  const number = await reportCall()
  const { page } = await openConsole('dispatcher')
  await page.keyboard.press('/')
  await page.keyboard.type(`R ${number} first`)
  await page.keyboard.press('Enter')
  await page.keyboard.type(`T ${number}`)
  await page.keyboard.press('Enter')
  await results(page).getByText(`T ${number}`, { exact: true }).waitFor()
  await page.keyboard.type(`R ${number} half a sent`)
  await page.reload()
  await page.getByText('/44').first().waitFor()
  await expect.poll(() => typed(page), SLOWLY).toBe(`R ${number} half a sent`)
  await page.context().clearCookies()
  await page.keyboard.press('/')
  await page.keyboard.type('ence')
  await page.keyboard.press('Enter')
  await signInOn(page, 'dispatcher')
  // What was sent in between was held, and goes out now.
  await results(page).getByText(`R ${number} half a sentence`).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(`r ${number} f`)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => typed(page), SLOWLY).toBe(`R ${number} first`)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => typed(page), SLOWLY).toBe(`r ${number} f`)
  await page.context().close()
})

test('by mouse alone a new call has its units in at most six clicks', async () => {
  const { page } = await openConsole('dispatcher')
  let clicks = 0
  const click = async (name: string | RegExp, role: 'button' | 'option') => {
    clicks += 1
    await page.getByRole(role, { name }).first().click()
  }
  await click('All commands', 'button')
  await click(/^New incident/, 'option')
  await expect.poll(() => typed(page), SLOWLY).toBe('N ')
  await page.keyboard.type('fire 700 Parnassus smoke by mouse')
  await click(/700 blk Parnassus/, 'option')
  await click(/recommended \d/, 'option')
  await results(page)
    .getByText(/^D \d+ /)
    .waitFor()
  await results(page).getByRole('button', { name: /Undo/ }).waitFor()
  expect(clicks).toBeLessThanOrEqual(6)
  await page.context().close()
})

test('a status takes at most eight keys typed, and one with the unit selected', async () => {
  const { page, keys } = await openConsole('dispatcher')
  await page.keyboard.type('/E43 6')
  await page.keyboard.press('Enter')
  await results(page).getByText('OOS E43').waitFor()
  await results(page).getByRole('button', { name: /Undo/ }).waitFor()
  expect(await keys()).toBeLessThanOrEqual(8)
  await page.keyboard.press('/')
  await page.keyboard.type('Z E43')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: /E43/ }).getByRole('button').last().focus()
  const before = await keys()
  await page.keyboard.press('1')
  await results(page).getByText('E43 1').waitFor()
  expect((await keys()) - before).toBe(1)
  await page.context().close()
})

test('the palette runs actions and verbs by name in both languages, from inside a field too', async () => {
  const { page } = await openConsole('dispatcher', 'zh')
  await page.keyboard.press('/')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.getByRole('option', { name: /新建事件/ }).waitFor()
  await page.keyboard.type('xjsj')
  await palette.getByRole('option', { name: /新建事件/, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => typed(page), SLOWLY).toBe('N ')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('out of serv')
  await page.keyboard.press('Enter')
  await expect.poll(() => typed(page), SLOWLY).toBe('停 ')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.context().close()
})

test('a key can be moved; a conflict is told, buttons print the new key, and all can be put back', async () => {
  const { page } = await openConsole('dispatcher')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog')
  const move = (key: string) => sheet.getByRole('button', { name: new RegExp(`^${key}: New incident`) })
  await move('N').click()
  await page.keyboard.press('f')
  await sheet.getByText(/F is Find/).waitFor()
  await page.keyboard.press('4')
  await sheet.getByText(/4 cannot be moved to/).waitFor()
  await page.keyboard.press('x')
  await move('X').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('x')
  await expect.poll(() => typed(page), SLOWLY).toBe('N ')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  expect(await typed(page)).toBe('')
  await page.reload()
  await page.getByText('/44').first().waitFor()
  await page.keyboard.press('?')
  await move('X').waitFor()
  await sheet.getByRole('button', { name: 'All keys as they were' }).click()
  await move('N').waitFor()
  await page.context().close()
})
