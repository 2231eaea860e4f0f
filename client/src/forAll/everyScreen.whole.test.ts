import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf } from './axe.testing.ts'
import { type House, LANGS, openHouse, openScreen, SCREENS, type Screen, THEMES, turn } from './screens.testing.ts'

let house: House
/** Cells of screens × languages × themes that were looked at, and what was found there. */
const cells: string[] = []
const found: string[] = []

beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(async () => {
  process.stdout.write(`axe: ${cells.length} cells, ${found.length} faults of any gravity\n`)
  await house?.close()
})

/** All rules are held once a language, for a theme changes colours alone; those of colour in each theme. */
async function faultsIn(page: Page, screen: Screen): Promise<string[]> {
  const faults: string[] = []
  for (const lang of LANGS)
    for (const theme of THEMES) {
      await turn(page, screen, lang, theme)
      cells.push(`${screen.name} ${lang} ${theme}`)
      const here = await faultsOf(page, { rules: theme === 'night' ? 'all' : 'colours' })
      faults.push(...here.map((fault) => `${lang} ${theme} ${fault}`))
    }
  found.push(...faults)
  return faults
}

test.each(SCREENS)('axe finds nothing in any theme and language: $name', async (screen) => {
  const page = await house.pageOf(screen)
  await openScreen(page, house, screen)
  expect(await faultsIn(page, screen)).toEqual([])
})
