import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { check } from '../benchmark.ts'
import type { Place } from '../harness/place.ts'

const PROBE = fileURLToPath(new URL('./probe.mjs', import.meta.url))
const TICK_MS = 1000
const POLL_MS = 100
/** A full frame of a large fleet takes a while; another one on top of it would take longer. */
const SETTLE_MS = 2000
const PATIENCE_MS = 120_000

type Probe = {
  readonly most: number
  readonly draws: number
  readonly longTasks: readonly number[]
  readonly changes: number
}

/** What one tick, a second of the page's life, cost. `mainMs`: processor time of its main thread. */
export type Tick = {
  readonly mainMs: number
  readonly longestTaskMs: number
  readonly longTasks: number
  readonly domChanges: number
}

/** A page under watch. */
export type WatchedPage = {
  readonly page: Page
  /** Waits until so many instances are drawn at once, doing `meanwhile` again and again. */
  readonly drawn: (instances: number, meanwhile: () => Promise<void>) => Promise<void>
  /** Does `act` once a second, so many times, or as seldom as the page needs to draw it. */
  readonly ticks: (count: number, act: () => Promise<void>) => Promise<Tick[]>
}

/** Opens a page in a profile of its own. `glide` false: the reader wants no motion, and units jump. */
export async function openWatchedPage(
  { atEnd }: Place,
  browser: Browser,
  url: string,
  { cookie, glide = false }: { cookie?: string; glide?: boolean } = {},
): Promise<WatchedPage> {
  // Small, because software WebGL fills pixels on the cores that we share; what the main thread does is the same.
  const viewport = { width: 1000, height: 600 }
  const context = await browser.newContext({ viewport, reducedMotion: glide ? 'no-preference' : 'reduce' })
  atEnd(() => context.close())
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie) await context.addCookies([{ name, value, url: new URL(url).origin }])
  const page = await context.newPage()
  await page.addInitScript({ path: PROBE })
  await page.goto(url, { waitUntil: 'commit' })
  const devtools = await context.newCDPSession(page)
  // Time of the thread itself: what else the machine does is not counted.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })

  const probe = (): Promise<Probe> => page.evaluate('window.musterProbe')
  async function mainMs(): Promise<number> {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN)
  }
  async function tick(act: () => Promise<void>): Promise<Tick> {
    const [before, msBefore] = [await probe(), await mainMs()]
    const until = performance.now() + TICK_MS
    await act()
    await page.waitForTimeout(Math.max(0, until - performance.now()))
    // Where a second is not enough, the tick lasts until it can be seen.
    let after = await probe()
    while (after.draws === before.draws) {
      check(performance.now() < until + PATIENCE_MS, 'what moved is not drawn')
      await page.waitForTimeout(POLL_MS)
      after = await probe()
    }
    const ms = await mainMs()
    const long = after.longTasks.slice(before.longTasks.length)
    return {
      mainMs: ms - msBefore,
      longestTaskMs: Math.max(0, ...long),
      longTasks: long.length,
      domChanges: after.changes - before.changes,
    }
  }
  return {
    page,
    async drawn(instances, meanwhile) {
      const until = performance.now() + PATIENCE_MS
      for (let most = 0; most < instances; most = (await probe()).most) {
        check(performance.now() < until, `${page.url()} draws ${most} at once, not ${instances}`)
        await meanwhile()
        await page.waitForTimeout(SETTLE_MS)
      }
    },
    async ticks(count, act) {
      const found: Tick[] = []
      for (let i = 0; i < count; i += 1) found.push(await tick(act))
      return found
    },
  }
}
