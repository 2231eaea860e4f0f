import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { signIn, startHubProcess } from '@muster/server/hub.testing.ts'
import { createTrackEncoder } from '@muster/shared/wire/trackFrame.ts'
import type { Browser } from 'playwright-core'
import parser from 'socket.io-msgpack-parser'
import { launchBrowser } from '../../browser.ts'
import { buildClient } from '../../build.ts'
import { check, defineBenchmark, type Figure, type Found } from '../benchmark.ts'
import { inPlace, type Place, syncTime } from '../harness/place.ts'
import { createPlaces, seedCity, unitName } from '../harness/seedCity.ts'
import { growthOf, median, quantile, ratioOf } from '../harness/statistics.ts'
import { takeTurns } from '../harness/turns.ts'
import { openBareSite } from '../page/bareSite.ts'
import { openInjector } from './injector.ts'
import { openWatchedPage, type Tick, type WatchedPage } from './watchedPage.ts'

const BARE = new URL('./bare/', import.meta.url)
/** From here all of the city's units are in view as dots. */
const ZOOM = 10.8
const STEP_DEG = 0.0002
const EVENT = 2

type Moving = { readonly watched: WatchedPage; readonly act: () => Promise<void> }

/** A frame as the hub sends it: the Socket.IO message around it. */
function messageOf(frame: Uint8Array): Uint8Array {
  const encoded: unknown = new parser.Encoder().encode({ type: EVENT, nsp: '/live', data: ['tracks', frame] })
  const [packet]: unknown[] = Array.isArray(encoded) ? encoded : [encoded]
  check(packet instanceof Uint8Array, 'the parser gave no bytes')
  return packet
}

type Hub = {
  readonly url: string
  readonly cookie: string
  readonly city: { center: [number, number]; defaultEpoch: string }
}

/** A hub with so many units and waiting incidents. */
async function openHub(place: Place, units: number, incidents: number): Promise<Hub> {
  const dataDir = join(place.folder, `hub${units}`)
  mkdirSync(dataDir)
  await seedCity(dataDir, { units, incidents })
  const { url, stop } = await startHubProcess({ dataDir })
  place.atEnd(stop)
  const { cookie, get } = await signIn(url, 'dispatcher')
  return { url, cookie, city: (await get('/api/v1/city')).json }
}

/** The console of this hub; each `act` moves every unit, told by the hub's own encoder. */
async function openConsole(
  place: Place,
  browser: Browser,
  { url, cookie, city }: Hub,
  units: number,
  glide = false,
): Promise<Moving> {
  const injector = await openInjector(place, url)
  const address = `${injector.url}/console/?view=${[...city.center, ZOOM].join()}`
  const watched = await openWatchedPage(place, browser, address, { cookie, glide })
  await watched.page.locator('.queue-count').first().waitFor({ timeout: 90_000 })

  const encoder = createTrackEncoder()
  const places = createPlaces(3)
  const homes = Array.from({ length: units }, () => places())
  let tick = 0
  let first = true
  let isLive = false
  async function act(): Promise<void> {
    tick += 1
    const atMs = Date.parse(city.defaultEpoch) + tick * 1000
    const shift = (tick % 8) * STEP_DEG
    const delta = encoder.delta(
      homes.map(([lng, lat], i) => ({ id: unitName(i), lngLat: [lng + shift, lat + shift] as const, atMs })),
    )
    isLive = injector.send(messageOf(first ? encoder.full() : delta))
    first = false
  }
  await watched.drawn(units, async () => {
    first = true
    await act()
  })
  const actLive = async () => {
    await act()
    check(isLive, 'the console has lost its connection')
  }
  return { watched, act: actLive }
}

/** The bound: the same arrays on a page of nothing but deck, as large as the console's map. */
async function openBare(place: Place, browser: Browser, site: string, query: string, units: number): Promise<Moving> {
  const watched = await openWatchedPage(place, browser, `${site}/${query}`)
  await watched.drawn(units, async () => {})
  return { watched, act: () => watched.page.evaluate('window.bareTick()') }
}

async function queryOf({ watched: { page } }: Moving, units: number, incidents: number): Promise<string> {
  const box = await page.locator('.map-ground').boundingBox()
  check(box !== null, 'the console shows no map')
  const [lng = '', lat = ''] = (new URL(page.url()).searchParams.get('view') ?? '').split(',')
  return `?width=${box.width}&height=${box.height}&lng=${lng}&lat=${lat}&zoom=${ZOOM}&units=${units}&incidents=${incidents}`
}

const p95 = (ticks: readonly Tick[]): number =>
  quantile(
    ticks.map(({ mainMs }) => mainMs),
    0.95,
  )
const middle = (ticks: readonly Tick[]): number => median(ticks.map(({ mainMs }) => mainMs))
const perTick = (value: number): Figure => ({ value, unit: 'ms of the main thread' })
const count = (ticks: readonly Tick[], of: (tick: Tick) => number): Figure => ({
  value: median(ticks.map(of)),
  unit: 'a tick',
})
const longest = (ticks: readonly Tick[]): Figure => ({
  value: Math.max(...ticks.map((tick) => tick.longestTaskMs)),
  unit: 'ms',
})

/** The p95 of one console after another, each with more units. */
async function bySizeOf(
  browser: Browser,
  sizes: readonly number[],
  incidents: number,
  ticks: number,
): Promise<[number, number][]> {
  const found: [number, number][] = []
  for (const units of sizes)
    await inPlace(async (place) => {
      const hub = await openHub(place, units, incidents)
      const { watched, act } = await openConsole(place, browser, hub, units)
      found.push([units, p95(await watched.ticks(ticks, act))])
    })
  return found
}

export const consoleFrame = defineBenchmark({
  name: 'console-frame',
  says: 'main-thread ms a tick, a second in which every unit moves once, beside a page of deck alone with the same arrays',
  goal: 'p95 ≤ 1.5 ×; no task > 50 ms; units ≤ 1.0',
  sizes: { units: [1000, 5000, 20_000, 50_000], incidents: [10_000], ticks: [5] },
  run: (rounds, { units, incidents: [incidents = 10_000], ticks: [ticks = 5] }) =>
    inPlace(async (place): Promise<Found> => {
      buildClient()
      const fdatasync = syncTime(place.folder)
      const site = await openBareSite(place, BARE)
      const browser = await launchBrowser()
      place.atEnd(() => browser.close())
      const most = Math.max(...units)
      const all = { muster: [] as Tick[], bare: [] as Tick[] }
      const { turns, gliding } = await inPlace(async (own) => {
        const hub = await openHub(own, most, incidents)
        const console = await openConsole(own, browser, hub, most)
        const bare = await openBare(own, browser, site, await queryOf(console, most, incidents), most)
        const series = async ({ watched, act }: Moving, keep: Tick[]): Promise<number> => {
          const found = await watched.ticks(ticks, act)
          keep.push(...found)
          return p95(found)
        }
        const taken = await takeTurns(
          rounds,
          () => series(console, all.muster),
          () => series(bare, all.bare),
        )
        const glider = await openConsole(own, browser, hub, most, true)
        return { turns: taken, gliding: await glider.watched.ticks(ticks, glider.act) }
      })
      const others = units.filter((size) => size !== most)
      const bySize = [...(await bySizeOf(browser, others, incidents, ticks)), [most, p95(all.muster)] as const]
      return {
        figures: {
          'p95 a tick': perTick(p95(all.muster)),
          'median a tick': perTick(middle(all.muster)),
          'p95 a tick, units gliding': perTick(p95(gliding)),
          'longest task': longest(all.muster),
          'tasks over 50 ms': count(all.muster, ({ longTasks }) => longTasks),
          'changes of the DOM': count(all.muster, ({ domChanges }) => domChanges),
          fdatasync,
        },
        bound: {
          'p95 a tick': perTick(p95(all.bare)),
          'median a tick': perTick(middle(all.bare)),
          'longest task': longest(all.bare),
        },
        ratio: { 'p95 a tick': ratioOf(turns) },
        growth: { 'p95 a tick': growthOf('units', bySize) },
        notes: [
          `${most} units, ${incidents} incidents, all waiting; processor time of the thread, longest task by the clock on the wall`,
          `ms by units: ${bySize.map(([size, ms]) => `${size}: ${ms.toFixed(0)}`).join(', ')}`,
        ],
      }
    }),
})
