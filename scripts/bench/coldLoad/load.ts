import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { check } from '../benchmark.ts'

const PROBE = fileURLToPath(new URL('./probe.mjs', import.meta.url))
const POLL_MS = 200
/** A page whose map has drawn no more than before for so long is done, ms. */
const CALM_MS = 2000
const PATIENCE_MS = 60_000
/** Of what the map draws at rest, this share counts as painted: a name of a street more or less is not seen. */
const ENOUGH = 0.95

type Frame = { readonly at: number; readonly map: number; readonly deck: number }
type Probe = { readonly rowsAt?: number; readonly frames: readonly Frame[] }

/** One load of a page: ms from navigation, draw calls at rest, kB of script and style with gzip. */
export type Load = {
  readonly listMs: number | undefined
  readonly mapMs: number
  readonly draws: number
  readonly kB: { readonly first: number; readonly all: number }
}

/** How a page that came to rest had been painted. */
function painted({ frames }: Probe): { mapMs: number; draws: number } {
  const draws = frames.findLast(({ map }) => map > 0)?.map ?? 0
  const map = frames.find((frame) => frame.map >= ENOUGH * draws)
  const deck = frames.find((frame) => frame.deck > 0)
  check(draws > 0 && map !== undefined && deck !== undefined, 'the page painted no map')
  return { mapMs: Math.max(map.at, deck.at), draws }
}

async function atRest(page: Page, wantsRows: boolean): Promise<Probe> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const probe: Probe = await page.evaluate('window.musterProbe')
    const now: number = await page.evaluate('performance.now()')
    const lastMap = probe.frames.findLast(({ map }) => map > 0)
    const hasDeck = probe.frames.some(({ deck }) => deck > 0)
    // The first frame is the bare ground: tiles add to it.
    const hasTiles = (lastMap?.map ?? 0) > (probe.frames.find(({ map }) => map > 0)?.map ?? 0)
    if (lastMap && hasTiles && hasDeck && now - lastMap.at > CALM_MS && (probe.rowsAt !== undefined || !wantsRows))
      return probe
    const seen = `${probe.frames.length} frames, the last with the map at ${lastMap?.at} of ${now} ms, list at ${probe.rowsAt} ms`
    check(performance.now() < until, `${page.url()} does not come to rest: ${seen}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** Loads a page in a fresh profile, with an empty cache. `look` may look at the page that came to rest. */
export async function loadPage(
  browser: Browser,
  url: string,
  { cookie, look }: { cookie?: string; look?: (page: Page) => Promise<void> } = {},
): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
  try {
    const [name = '', value = ''] = cookie?.split('=') ?? []
    if (cookie) await context.addCookies([{ name, value, url: new URL(url).origin }])
    const page = await context.newPage()
    await page.addInitScript({ path: PROBE })
    const bodies = new Map<string, Promise<number>>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (/\.(js|mjs|css)$/.test(pathname))
        bodies.set(
          pathname,
          response.body().then((body) => gzipSync(body, { level: 9 }).length),
        )
    })
    await page.goto(url, { waitUntil: 'commit' })
    const probe = await atRest(page, cookie !== undefined)
    const html = await page.evaluate<string>('fetch(location.href).then((answer) => answer.text())')
    await look?.(page)
    const sizes = await Promise.all([...bodies].map(async ([path, size]) => ({ path, kB: (await size) / 1000 })))
    const sum = (of: typeof sizes) => of.reduce((total, { kB }) => total + kB, 0)
    return {
      listMs: probe.rowsAt,
      ...painted(probe),
      kB: { first: sum(sizes.filter(({ path }) => html.includes(path))), all: sum(sizes) },
    }
  } finally {
    await context.close()
  }
}
