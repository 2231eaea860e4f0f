import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../../../server/src/hub.testing.ts'
import { cutText, movesOn, outOfReach, textsOf } from './lookAtPage.testing.ts'
import { outside, speakPseudo } from './pseudo.testing.ts'
import { type House, openHouse, openScreen, SCREENS } from './screens.testing.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

const onScreen = SCREENS.filter(({ isPrint, isDrawn }) => !isPrint && !isDrawn)

test('whom motion makes ill sees none; at twice the size everything can be reached, and nothing lies over it', async () => {
  const found: string[] = []
  for (const screen of onScreen) {
    const page = await house.pageOf(screen)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openScreen(page, house, screen)
    for (const one of await movesOn(page)) found.push(`${screen.name} moves: ${one}`)
    await page.emulateMedia({ reducedMotion: null })
    // The list of alarms lies over what stands below it until Escape.
    if (screen.name === 'alarms') continue
    await page.setViewportSize({ width: 640, height: 360 })
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    for (const one of await outOfReach(page)) found.push(`${screen.name}, enlarged: ${one}`)
    await page.setViewportSize({ width: 1600, height: 900 })
  }
  expect(found).toEqual([])
}, 300_000)

test('with the colours of the reader, what is selected still is seen to be', async () => {
  const page = await house.pageOf({ name: '', who: 'dispatcher', at: () => '', there: '' })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`${house.url}/console/?incident=${house.fire}&map=off&lang=en&theme=night`)
  const outlineOf = (row: string) =>
    page
      .locator(row)
      .first()
      .evaluate((one) => getComputedStyle(one).outlineStyle)
  expect(await outlineOf('.queue-row[aria-selected=true]')).toBe('solid')
  expect(await outlineOf('.queue-row[aria-selected=false]')).toBe('none')
  await page.emulateMedia({ forcedColors: null })
})

/** What is data on a screen: the city's own names and types, days, and keys. */
async function ownNames(): Promise<ReadonlySet<string>> {
  const { json } = await (await signIn(house.url, 'manager')).get('/api/v1/state')
  const pack = ['city.json', 'neighbourhoods.geojson'].map((file) =>
    readFileSync(new URL(`../../../server/src/cities/sf/${file}`, import.meta.url), 'utf8'),
  )
  return new Set(
    [JSON.stringify(json), ...pack, 'Mon Tue Wed Thu Fri Sat Sun Jan Ctrl Enter fleet'].join(' ').match(/[A-Za-z'’]+/g),
  )
}

test('in a language of no people every text is translated, and none is cut without a way to read it', async () => {
  const names = await ownNames()
  const [hard, cut] = [new Set<string>(), new Set<string>()]
  const isHard = (text: string) =>
    outside(text)
      .split(/[^A-Za-z'’]+/)
      .some((word) => word.length > 2 && !names.has(word))
  let texts = 0
  const speaking = new Set<Page>()
  for (const screen of onScreen.filter(({ name }) => name !== 'front page')) {
    const page = await house.pageOf(screen)
    if (!speaking.has(page)) {
      // What it has loaded already speaks English.
      await page.goto('about:blank')
      await speakPseudo(page)
      speaking.add(page)
    }
    await openScreen(page, house, screen)
    const said = await textsOf(page)
    expect(said.some((text) => text.includes('⟦'))).toBe(true)
    texts += said.length
    for (const text of said.filter(isHard)) hard.add(`${screen.name}: ${text}`)
    for (const one of await cutText(page)) cut.add(`${screen.name}: ${one}`)
  }
  for (const page of speaking) await page.unrouteAll({ behavior: 'wait' })
  process.stdout.write(`pseudo: ${texts} texts, ${hard.size} hard-coded, ${cut.size} cut\n`)
  expect([...hard]).toEqual([])
  expect([...cut]).toEqual([])
}, 300_000)
