import { fileURLToPath } from 'node:url'
import { freePort } from '@muster/server/hub.testing.ts'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, launchPlainBrowser } from '../../browser.ts'
import { buildClient } from '../../build.ts'
import { check, defineBenchmark, type Figure, type Found } from '../benchmark.ts'
import { inPlace, syncTime } from '../harness/place.ts'
import { startProgram } from '../harness/program.ts'
import { quantile, ratioOf } from '../harness/statistics.ts'
import { takeTurns } from '../harness/turns.ts'

const LAUNCH = fileURLToPath(new URL('../../launch.mjs', import.meta.url))
const PROBE = fileURLToPath(new URL('./probe.mjs', import.meta.url))
const READY = /(http:\/\/127\.0\.0\.1:\d+)/
/** A person is no machine: pause between two keys, ms. */
const BETWEEN_MS = 90
/** What Event Timing does not tell was quicker than this, ms. */
const UNTOLD_MS = 16

/** What a dispatcher does in a minute: walk, open, type a call, recommend, look up, search, change views, sheets. */
const MINUTE: readonly string[] = [
  ...['j', 'j', 'j', 'k', 'Enter', 'j', 'Enter', 'Escape', 'k', 'Enter'],
  ...['n', ...'fire 700 blk parnassus ave smoke', 'Escape', 'Escape'],
  ...['/', ...'R 2', 'Backspace', 'Escape', 'Escape'],
  ...['Control+k', ...'view', 'ArrowDown', 'ArrowDown', 'Escape'],
  ...['Shift+V', 'ArrowDown', 'Enter', 'Escape', '?', 'Escape', '!', 'Escape'],
  ...['j', 'Enter', '.', '*', '[', ']', 'Escape'],
]

type Told = Readonly<Record<string, { duration: number; name: string }>>

/** Presses the keys of a minute; ms until the next paint of each interaction. */
async function workAMinute(page: Page): Promise<readonly number[]> {
  await page.evaluate('window.musterInteractions.clear()')
  for (const key of MINUTE) {
    await page.keyboard.press(key)
    await page.waitForTimeout(BETWEEN_MS)
  }
  await page.waitForTimeout(500)
  const told: Told = await page.evaluate('Object.fromEntries(window.musterInteractions)')
  const times = Object.values(told).map(({ duration }) => duration)
  check(times.length > 0 && times.length <= 2 * MINUTE.length, `${times.length} interactions of ${MINUTE.length} keys`)
  return [...times, ...Array.from({ length: Math.max(0, MINUTE.length - times.length) }, () => UNTOLD_MS)]
}

const BARE_PAGE = `<!doctype html><title>bare</title><p id=said></p>
<script>addEventListener('keydown', ({ key }) => { document.getElementById('said').textContent += key })</script>`

async function openBare(browser: Browser): Promise<Page> {
  const page = await browser.newPage()
  await page.addInitScript({ path: PROBE })
  await page.goto(`data:text/html,${encodeURIComponent(BARE_PAGE)}`)
  return page
}

async function openConsole(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
  await page.addInitScript({ path: PROBE })
  await page.goto(`${url}/console/?lang=en&theme=night`)
  await page.locator('input').first().fill('dispatcher')
  await page.locator('input[type=password]').fill('muster-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('row').nth(3).waitFor({ timeout: 60_000 })
  await page.waitForTimeout(3000)
  return page
}

const ms = (value: number): Figure => ({ value, unit: 'ms' })
const quantiles = (times: readonly number[], what: string) => ({
  [`${what} p50`]: ms(quantile(times, 0.5)),
  [`${what} p95`]: ms(quantile(times, 0.95)),
  [`${what} p99`]: ms(quantile(times, 0.99)),
})

export const interaction = defineBenchmark({
  name: 'interaction',
  says: 'from a key to the next paint while the sample city runs, beside a bare page that writes each key down',
  goal: 'p95 ≤ 100 ms at 20 ×',
  sizes: { speed: [20], minutes: [3] },
  run: (rounds, { speed: [speed = 20], minutes: [minutes = 3] }) =>
    inPlace(async (place): Promise<Found> => {
      buildClient()
      const fdatasync = syncTime(place.folder)
      const command = [process.execPath, LAUNCH, 'start', '--port', `${await freePort()}`, '--data', place.folder]
      const city = await startProgram([...command, '--speed', `${speed}`], READY)
      place.atEnd(city.stop)
      const [, url = ''] = city.said
      const found: Record<'map' | 'list' | 'bare', number[]> = { map: [], list: [], bare: [] }
      /** A minute on a page, kept; its p95. */
      const minuteOn = async (kind: keyof typeof found, page: Page): Promise<number> => {
        const times = await workAMinute(page)
        found[kind].push(...times)
        return quantile(times, 0.95)
      }
      const browser = await launchPlainBrowser()
      const [list, bare] = [await openConsole(browser, url), await openBare(browser)]
      const turns = await takeTurns(
        rounds * minutes,
        () => minuteOn('list', list),
        () => minuteOn('bare', bare),
      )
      await browser.close()
      // A page that draws would take the others' share of the machine.
      const drawing = await launchBrowser()
      const map = await openConsole(drawing, url)
      for (let minute = 0; minute < rounds * minutes; minute += 1) await minuteOn('map', map)
      await drawing.close()
      return {
        figures: { ...quantiles(found.list, 'list'), ...quantiles(found.map, 'list and map'), fdatasync },
        bound: quantiles(found.bare, 'list'),
        ratio: { 'list p95': ratioOf(turns) },
        growth: {},
        notes: [
          `${found.list.length} interactions each, ${BETWEEN_MS} ms apart; what takes under ${UNTOLD_MS} ms counts as ${UNTOLD_MS}`,
          'the map needs a graphics card: here the processor plays one, which holds up each frame by some 50 ms',
        ],
      }
    }),
})
