import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { signIn, startHubProcess } from '@muster/server/hub.testing.ts'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../browser.ts'
import { buildClient } from '../../build.ts'
import { check, defineBenchmark, type Figure, type Found } from '../benchmark.ts'
import { inPlace, type Place, syncTime } from '../harness/place.ts'
import { seedCity } from '../harness/seedCity.ts'
import { growthOf, median, ratioOf } from '../harness/statistics.ts'
import { takeTurns } from '../harness/turns.ts'
import { openBareSite } from '../page/bareSite.ts'
import { type Load, loadPage } from './load.ts'

const BARE = new URL('./bare/', import.meta.url)

type Console = { readonly load: () => Promise<Load>; readonly mapQuery: () => string }

/** A hub with so many calls, and its console in a browser. */
async function openConsole(place: Place, browser: Browser, incidents: number): Promise<Console> {
  const folder = join(place.folder, `hub${incidents}`)
  mkdirSync(folder)
  await seedCity(folder, { units: 0, incidents })
  const hub = await startHubProcess({ dataDir: folder })
  place.atEnd(hub.stop)
  const { cookie, get } = await signIn(hub.url, 'dispatcher')
  const { json: city } = await get('/api/v1/city')
  let query = ''
  async function look(page: Page): Promise<void> {
    const counts = await page.locator('.queue-count').allInnerTexts()
    check(
      counts.reduce((sum, text) => sum + Number(text), 0) === incidents,
      `the list counts ${counts.join(' + ')} calls`,
    )
    const box = await page.locator('.map-ground').boundingBox()
    check(box !== null, 'the console shows no map')
    query = `?width=${box.width}&height=${box.height}&lng=${city.center[0]}&lat=${city.center[1]}&zoom=${city.zoom}`
  }
  return { load: () => loadPage(browser, `${hub.url}/console/`, { cookie, look }), mapQuery: () => query }
}

const ms = (loads: readonly Load[], of: (load: Load) => number): Figure => ({
  value: median(loads.map(of)),
  unit: 'ms',
})
const kB = (value: number): Figure => ({ value, unit: 'kB gz' })

export const coldLoad = defineBenchmark({
  name: 'cold-load',
  says: "the console's list and map painted with an empty cache, beside an empty MapLibre and deck page on the same tiles",
  goal: 'map ≤ 1.25 ×; list ≤ 1 s; incidents ≤ 0.3',
  sizes: { incidents: [100, 500, 2000, 10_000] },
  run: (rounds, { incidents }) =>
    inPlace(async (place): Promise<Found> => {
      buildClient()
      const fdatasync = syncTime(place.folder)
      const bareUrl = await openBareSite(place, BARE)
      const browser = await launchBrowser()
      place.atEnd(() => browser.close())
      const loads = { muster: [] as Load[], bare: [] as Load[] }
      const [few = 100, ...more] = incidents
      const main = await openConsole(place, browser, few)
      // The first load starts the browser's own processes, and tells how large the map is.
      await main.load()
      const turns = await takeTurns(
        rounds,
        async () => {
          loads.muster.push(await main.load())
          return loads.muster.at(-1)?.mapMs ?? 0
        },
        async () => {
          loads.bare.push(await loadPage(browser, `${bareUrl}/${main.mapQuery()}`))
          return loads.bare.at(-1)?.mapMs ?? 0
        },
      )
      const [drawn, bareDrawn] = [
        median(loads.muster.map(({ draws }) => draws)),
        median(loads.bare.map(({ draws }) => draws)),
      ]
      check(
        Math.abs(drawn - bareDrawn) <= 0.2 * bareDrawn,
        `the console's map draws ${drawn} times, the bare one ${bareDrawn}`,
      )

      const sized: [number, Load[]][] = [[few, loads.muster]]
      for (const count of more) {
        const found: Load[] = []
        await inPlace(async (own) => {
          const { load } = await openConsole(own, browser, count)
          for (let round = 0; round < rounds; round += 1) found.push(await load())
        })
        sized.push([count, found])
      }
      const list = ({ listMs = Number.NaN }: Load) => listMs
      const said = sized.map(
        ([count, found]) =>
          `${count}: ${ms(found, list).value.toFixed(0)} / ${ms(found, ({ mapMs }) => mapMs).value.toFixed(0)}`,
      )
      const [one, bare] = [loads.muster[0], loads.bare[0]]
      return {
        figures: {
          'map painted': ms(loads.muster, ({ mapMs }) => mapMs),
          'list painted': ms(loads.muster, list),
          'before the list': kB(one?.kB.first ?? 0),
          'script and style in all': kB(one?.kB.all ?? 0),
          fdatasync,
        },
        bound: {
          'map painted': ms(loads.bare, ({ mapMs }) => mapMs),
          'script and style in all': kB(bare?.kB.all ?? 0),
        },
        ratio: { 'map painted': ratioOf(turns) },
        growth: {
          'list painted': growthOf(
            'incidents',
            sized.map(([count, found]) => [count, ms(found, list).value]),
          ),
          'map painted': growthOf(
            'incidents',
            sized.map(([count, found]) => [count, ms(found, ({ mapMs }) => mapMs).value]),
          ),
        },
        notes: [
          `ms list / map by waiting incidents: ${said.join(', ')}`,
          'software WebGL: ratios say more than seconds',
        ],
      }
    }),
})
