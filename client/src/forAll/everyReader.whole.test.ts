import { afterAll, beforeAll, expect, test } from 'vitest'
import { movesOn, outOfReach } from './lookAtPage.testing.ts'
import { type House, openHouse, openScreen, SCREENS } from './screens.testing.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

const onScreen = SCREENS.filter(({ isPrint, isDrawn }) => !isPrint && !isDrawn)
// The list of alarms lies over what stands below it until Escape.
const enlarged = onScreen.filter(({ name }) => name !== 'alarms')

test('whom motion makes ill sees none: nothing moves for longer than a frame', async () => {
  const found: string[] = []
  for (const screen of onScreen) {
    const page = await house.pageOf(screen)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openScreen(page, house, screen)
    for (const one of await movesOn(page)) found.push(`${screen.name}: ${one}`)
    await page.emulateMedia({ reducedMotion: null })
  }
  expect(found).toEqual([])
})

test('at twice the size everything can still be reached, and nothing lies over it', async () => {
  const found: string[] = []
  for (const screen of enlarged) {
    const page = await house.pageOf(screen)
    await page.setViewportSize({ width: 640, height: 360 })
    await openScreen(page, house, screen)
    for (const one of await outOfReach(page)) found.push(`${screen.name}: ${one}`)
    await page.setViewportSize({ width: 1600, height: 900 })
  }
  expect(found).toEqual([])
})
