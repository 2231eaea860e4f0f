import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultOfFocus } from './focus.testing.ts'
import { type House, openHouse, openScreen, SCREENS } from './screens.testing.ts'

let house: House
let page: Page
const ratios: number[] = []
const faults = new Set<string>()

beforeAll(async () => {
  house = await openHouse()
  page = await house.pageOf({ name: 'a keyboard', at: () => '', there: '' })
}, 180_000)
afterAll(async () => {
  process.stdout.write(`focus: ${ratios.length} stops, the faintest mark ${Math.min(...ratios).toFixed(2)} to 1\n`)
  await house?.close()
})

async function look(): Promise<string> {
  const { name, fault, ratio } = await faultOfFocus(page)
  if (fault) faults.add(`${name} ${fault}`)
  if (ratio) ratios.push(ratio)
  return name
}
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
/** Goes round by Tab, looking at every stop; there is a way out where the round comes to an end. */
async function goRound(most = 400): Promise<number> {
  const seen = new Set<string>()
  for (let stops = 0; stops < most; stops += 1) {
    const at = String(
      await page.evaluate(`(() => {
        const all = (globalThis.stops ??= new WeakMap()), focus = document.activeElement
        if (!all.has(focus)) all.set(focus, Math.random())
        return focus === document.body ? 'body' : all.get(focus)
      })()`),
    )
    if (seen.has(at)) return seen.size
    seen.add(at)
    // Between the last stop and the first one lies the browser's own window.
    if (at !== 'body') await look()
    await press('Tab')
  }
  throw new Error(`the focus does not come round within ${most} stops`)
}
const thereIs = (locator: string) => page.locator(locator).first().waitFor()

test('a dispatcher works a whole call without the mouse, and sees at each step where the focus is', async () => {
  await page.goto(`${house.url}/console/?lang=en&theme=night&map=off`)
  await thereIs('input[type=password]')
  await look()
  await page.keyboard.type('dispatcher')
  await press('Tab')
  await look()
  await page.keyboard.type('muster-demo')
  await press('Enter')
  await thereIs('[role=grid]')
  await press('n')
  await look()
  await page.keyboard.type('fire 700 blk parnassus ave smoke on 3rd floor')
  await press('Enter')
  await page.getByRole('heading', { name: /^P\d Structure fire/ }).waitFor()
  await press('Escape', 'Escape')
  await page.getByRole('button', { name: /^Dispatch all/ }).waitFor()
  await press('a')
  await page.getByRole('region', { name: 'Units at work' }).waitFor()
  await press('r')
  await look()
  await page.keyboard.type('all units told')
  await press('Enter')
  await page.getByRole('listitem').getByText('all units told').first().waitFor()
  await press('Escape')
  expect([...faults]).toEqual([])
})

test.each([
  'operations, nothing selected',
  'operations, a call that waits',
  'operations, a call at work',
  'operations, a unit',
  'call taking',
  'alarms',
  'help',
  'palette',
  'shift',
  'account',
  'admin: watch',
  'admin: protocols',
  'admin: access',
  'admin: drills',
])('Tab goes round and every stop is seen: %s', async (name) => {
  faults.clear()
  const screen = SCREENS.find((one) => one.name === name)
  if (!screen) throw new Error(name)
  page = await house.pageOf(screen)
  await openScreen(page, house, screen)
  expect(await goRound()).toBeGreaterThan(1)
  expect([...faults]).toEqual([])
  if (screen.there.startsWith('dialog')) {
    await press('Escape')
    await page.locator(screen.there).waitFor({ state: 'hidden' })
  }
})
