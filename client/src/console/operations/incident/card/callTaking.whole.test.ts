import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchPlainBrowser } from '../../../../../../scripts/browser.ts'
import { buildClient } from '../../../../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  signIn,
  startHubProcess,
  wholeJournal,
} from '../../../../../../server/src/hub.testing.ts'
import { signInOn } from '../../../../forAll/signInOn.testing.ts'

const PHONE = '415-555-0134'
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

async function openConsole(username: string, query: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${hub.url}/console/?${query}`)
  await signInOn(page, username)
  await page.locator('.rail-screen').first().waitFor()
  return page
}
const asked = (page: Page, name: string) => page.getByRole('group', { name })
const known = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'Questions' }).getByRole('button', { name })

test('a call is taken and its questions answered by keys alone; the priority rises, and another desk sees it', async () => {
  const page = await openConsole('dispatcher', 'lang=en&theme=night')
  await page.keyboard.press('n')
  await page.keyboard.type(`fall 700 blk parnassus ave on the stairs ☎${PHONE}`)
  await page.getByRole('timer', { name: 'Time since this call began to be typed' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^P3 Medical/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.keyboard.press('q')
  await asked(page, 'Is the patient breathing normally?').waitFor()
  await page.keyboard.press('n')
  await asked(page, 'Is the patient awake and answering?').waitFor()
  await page.keyboard.press('y')
  await asked(page, 'How old is the patient?').waitFor()
  await page.keyboard.type('34')
  await page.keyboard.press('Enter')
  await asked(page, 'What is the main trouble?').waitFor()
  // No answer to this question, and no order to close the call either.
  await page.keyboard.press('x')
  await page.keyboard.press('Escape')
  await asked(page, 'What is the main trouble?').waitFor({ state: 'detached' })

  const other = await openConsole('dispatcher2', new URL(page.url()).search.slice(1))
  for (const desk of [page, other]) {
    await desk.getByRole('heading', { name: /^P1 Medical/ }).waitFor()
    await known(desk, /breathing no/).waitFor()
    await known(desk, /age 34 years/).waitFor()
    await desk.getByText('Priority set to 1: breathing, no').waitFor()
  }
  // Corrected in the bar, several at once; the last is taken back, and what raised the priority does not lower it.
  await page.keyboard.press('/')
  await page.keyboard.type('Q breathing y age 35')
  await page.keyboard.press('Enter')
  const newest = page.getByRole('list', { name: 'What became of the newest commands' }).getByRole('listitem').first()
  await newest.filter({ hasText: 'age 35' }).getByRole('button', { name: /^Undo/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('u')
  for (const fact of [/breathing yes/, /age 34 years/]) await known(other, fact).waitFor()
  await other.getByRole('heading', { name: /^P1 Medical/ }).waitFor()

  // Who called stands in no line, log or entry, and is told to who asks.
  await page.keyboard.press('/')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  expect(await page.getByRole('combobox').inputValue()).toMatch(/^N fall .* on the stairs$/)
  expect(await page.locator('body').textContent()).not.toContain('0134')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await page.keyboard.type('415-555-0199 Maria')
  await page.keyboard.press('Enter')
  await page.getByText('Who called was written down').waitFor()
  await page.getByRole('button', { name: 'Show (goes on record)' }).click()
  expect(await page.getByRole('link', { name: 'Call back 415-555-0199' }).getAttribute('href')).toBe('tel:4155550199')
  const journal = JSON.stringify(await wholeJournal(await signIn(hub.url, 'manager')))
  expect(journal).toContain('on the stairs')
  expect(journal).not.toMatch(/0134|0199|Maria/)
  await page.context().close()
  await other.context().close()
})

test('an administrator changes a card; what is missing is said, and every desk has it', async () => {
  const page = await openConsole('admin', 'lang=en&theme=day&screen=admin&section=protocols')
  const save = page.getByRole('button', { name: 'Save all cards' })
  const question = page.getByRole('textbox', { name: 'Question in English' }).first()
  await question.fill('')
  await page.getByText(/1 · Both languages must be filled in/).waitFor()
  expect(await save.isDisabled()).toBe(true)
  await question.fill('Is the chest moving?')
  await page.getByRole('button', { name: 'Ask question 2 earlier' }).click()
  await save.click()
  await page.getByText('Saved. Every desk has them now.').waitFor()
  const { json } = await (await signIn(hub.url, 'dispatcher')).get('/api/v1/state')
  const [card] = json.state.world.world.settings.protocols
  expect(card.questions.slice(0, 2).map(({ text }: { text: { en: string } }) => text.en)).toEqual([
    'Is the patient awake and answering?',
    'Is the chest moving?',
  ])
  await page.context().close()
})
