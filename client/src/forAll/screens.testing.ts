import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser, launchPlainBrowser } from '../../../scripts/browser.ts'
import { buildClient } from '../../../scripts/build.ts'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
} from '../../../server/src/hub.testing.ts'

/** A hub with something to see on every screen, a browser, and a session for each of its people. */
export type House = {
  readonly url: string
  readonly fire: string
  readonly work: string
  /** The page of who reads this screen; made once, and used for all their screens. */
  readonly pageOf: (screen: Screen) => Promise<Page>
  readonly close: () => Promise<void>
}

/** A screen of Muster in one of its states. Without `who`, nobody is signed in. */
export type Screen = {
  readonly name: string
  readonly who?: 'dispatcher' | 'manager' | 'admin'
  /** Address, without language and theme. */
  readonly at: (house: House) => string
  /** Keys that lead there from that address. */
  readonly press?: readonly string[]
  /** What is there when it is. */
  readonly there: string
  readonly isPrint?: boolean
  /** Needs a map that is drawn. */
  readonly isDrawn?: boolean
}

const fireAt = ({ fire }: House) => `/console/?incident=${fire}&map=off`
const idle = () => '/console/?map=off'
const admin = (section: string) => () => `/console/?screen=admin&section=${section}`
const desk = { who: 'dispatcher', at: idle } as const

/** Every screen, in the order in which a newcomer meets them. */
export const SCREENS: readonly Screen[] = [
  { name: 'front page', at: () => '/?', there: 'main' },
  { name: 'sign-in', at: () => '/console/?', there: 'input[type=password]' },
  { ...desk, name: 'operations, nothing selected', there: '[role=grid]' },
  { ...desk, name: 'operations, a call that waits', at: fireAt, there: '.advice-row' },
  {
    ...desk,
    name: 'operations, a call at work',
    at: ({ work }) => `/console/?incident=${work}&map=off`,
    there: '.call-body',
  },
  { ...desk, name: 'operations, a unit', at: () => '/console/?unit=E36&map=off', there: '.unit-card' },
  { ...desk, name: 'call taking', at: fireAt, press: ['q'], there: '.card' },
  { ...desk, name: 'command bar', press: ['/', 'D', ' ', 'E', '1'], there: '.commandbar [role=listbox]' },
  { ...desk, name: 'help', press: ['?'], there: 'dialog.help[open]' },
  { ...desk, name: 'palette', press: ['Control+k'], there: 'dialog.palette[open]' },
  { ...desk, name: 'alarms', at: () => '/console/?map=off&alarms=open', there: '.alarms [role=option]' },
  { ...desk, name: 'shift', press: ['Shift+H'], there: 'dialog.shift[open]' },
  {
    ...desk,
    name: 'map and its layers',
    at: () => '/console/?hidden=queue,detail',
    press: ['l'],
    there: '.map-features',
    isDrawn: true,
  },
  ...['queue', 'map', 'detail', 'board'].map((pane) => ({
    ...desk,
    name: `own window: ${pane}`,
    at: ({ fire }: House) => `/console/?pane=${pane}&incident=${fire}&map=off`,
    there: `#pane-${pane}`,
  })),
  { ...desk, name: 'coverage', at: () => '/console/?screen=coverage&unit=M50&map=off', there: '.coverage-bands' },
  ...['first', 'units'].map((plot) => ({
    ...desk,
    name: `coverage, the shift: ${plot}`,
    at: () => `/console/?screen=coverage&plot=${plot}&map=off`,
    there: '.shift-finding',
  })),
  {
    ...desk,
    name: 'coverage, what if',
    at: () => '/console/?screen=coverage&whatif=lost:E31,calls:10&map=off',
    there: '.coverage-bands',
  },
  {
    ...desk,
    name: 'coverage, the plan of a day',
    at: () => '/console/?screen=coverage&plot=plan,3,17&map=off',
    there: '.plan-finding',
  },
  { ...desk, name: 'account', at: () => '/console/?screen=account', there: '.rail-screen' },
  ...['watch', 'quarantine', 'protocols', 'response', 'access'].map((section) => ({
    name: `admin: ${section}`,
    who: 'admin' as const,
    at: admin(section),
    there: '.admin section',
  })),
  { name: 'admin: drills', who: 'manager', at: admin('drills'), there: '.admin section' },
  { ...desk, name: 'wall', at: () => '/wall/?', there: '.wall-column' },
  { ...desk, name: 'printed board', isPrint: true, there: '.printed' },
  { ...desk, name: 'printed call', at: fireAt, isPrint: true, there: '.printed-call' },
]

export const THEMES = ['night', 'day', 'wall'] as const
export const LANGS = ['en', 'zh'] as const

/** A city in which something burns, somebody works, and something is wrong. */
async function fill(hub: HubProcess): Promise<Pick<House, 'fire' | 'work'>> {
  const [manager, admin] = [await signIn(hub.url, 'manager'), await signIn(hub.url, 'admin')]
  const cityTime = Date.parse((await manager.get('/api/v1/journal?after=0&limit=1')).json.entries[0].cityTime)
  const report = async (type: string, address: string, lngLat: readonly number[], more = {}): Promise<string> => {
    const place = { address, point: { type: 'Point', coordinates: lngLat } }
    const { json } = await manager.command('incident.report', { type, place, ...more })
    return json.result.incidentId
  }
  const parnassus = { address: '700 blk Parnassus Ave', point: { type: 'Point', coordinates: [-122.4581, 37.7631] } }
  const over = { priority: 1, receivedAt: cityTime - 600_000 }
  const fire = await report('fire', parnassus.address, parnassus.point.coordinates, over)
  const work = await report('medical', '100 blk Haight St', [-122.43, 37.77], {
    caller: { name: 'Maria', phone: '415-555-0199' },
  })
  await report('alarm', '500 blk Castro St', [-122.435, 37.76], { receivedAt: cityTime - 100_000 })
  const closed = await report('alarm', '900 blk Market St', [-122.41, 37.78])
  const orders: readonly [string, object][] = [
    ['premise.add', { place: parnassus, kind: 'hazard', text: 'chlorine in the basement' }],
    ['incident.note', { incidentId: fire, text: 'smoke on 3rd floor' }],
    ['incident.requestAid', { incidentId: fire, agencyId: 'north-county', capability: 'engine', count: 2 }],
    ['incident.dispatch', { incidentId: work, unitIds: ['E36', 'M03'] }],
    ['incident.close', { incidentId: closed, outcome: 'no-merit' }],
    ['unit.status', { unitId: 'E36', status: 'onScene' }],
  ]
  for (const [name, input] of orders)
    expect([name, (await manager.command(name, input)).json]).toMatchObject([name, {}])
  await breakAFeed(hub, admin)
  return { fire, work }
}

async function breakAFeed(hub: HubProcess, admin: Person): Promise<void> {
  const { key } = (await admin.post('/api/v1/api-keys', { name: 'a fleet', scopes: ['feeds'] })).json
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify([{ unitId: 'E12', point: { type: 'Point', coordinates: [0, 0] }, at: 0 }])
  await fetch(`${hub.url}/api/v1/feeds/positions`, { method: 'POST', headers, body })
}

/** Starts all of it once for a file of tests. */
export async function openHouse(): Promise<House> {
  buildClient()
  const dataDir = newDataDir()
  const hub = await startHubProcess({ dataDir })
  // Two browsers: a map that is drawn without a graphics card takes what all other screens need.
  const browsers = { plain: await launchPlainBrowser(), drawn: await launchBrowser() }
  const pages = new Map<string, Page>()
  return {
    url: hub.url,
    ...(await fill(hub)),
    async pageOf({ who, isDrawn }) {
      const kind = isDrawn ? 'drawn' : 'plain'
      const page = pages.get(`${who} ${kind}`) ?? (await newPage(browsers[kind], hub.url, who))
      pages.set(`${who} ${kind}`, page)
      return page
    },
    async close() {
      await browsers.plain.close()
      await browsers.drawn.close()
      await hub.stop()
      dropDataDir(dataDir)
    },
  }
}

/** A page of somebody who has signed in already, or of nobody. */
async function newPage(browser: Browser, url: string, who?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
  if (who) {
    const { cookie } = await signIn(url, who)
    const named = cookie.split('; ').map((one) => one.split(/=(.*)/))
    await context.addCookies(named.map(([name = '', value = '']) => ({ name, value, url })))
  }
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  return page
}

/** Whether a page that stands there need not be loaded anew for another address: it is the console, whole, and shows it is live. */
const isConsole = (url: string): boolean => {
  const { pathname, searchParams } = new URL(url)
  return pathname === '/console/' && !searchParams.has('pane')
}

/** Brings a page to a screen: loaded once, a console is led from one to the next as going back in the history does. */
export async function openScreen(
  page: Page,
  house: House,
  screen: Screen,
  look = 'lang=en&theme=night',
): Promise<void> {
  const to = `${house.url}${screen.at(house)}&${look}`
  await page.emulateMedia({ media: screen.isPrint ? 'print' : 'screen' })
  if (screen.who && isConsole(to) && isConsole(page.url()) && (await page.getByText(LIVE).count()) > 0)
    await lead(page, to)
  else await page.goto(to)
  if (screen.who) await page.getByText(LIVE).first().waitFor({ state: 'attached' })
  for (const key of screen.press ?? []) await page.keyboard.press(key)
  if (screen.isPrint) await page.evaluate("dispatchEvent(new Event('beforeprint'))")
  await page.locator(screen.there).first().waitFor({ state: 'attached' })
}
const LIVE = /^(LIVE|实时|⟦LÎVÉ·*⟧)$/

/** Leaves what is open, goes to an address without loading, and waits until it is drawn. */
async function lead(page: Page, to: string): Promise<void> {
  for (let open = 0; open < 3; open += 1) await page.keyboard.press('Escape')
  await page.evaluate(`new Promise((drawn) => {
    document.activeElement?.blur()
    history.pushState(null, '', ${JSON.stringify(to)})
    dispatchEvent(new PopStateEvent('popstate'))
    requestAnimationFrame(() => requestAnimationFrame(drawn))
  })`)
}

/** Says the same screen in another language and theme, as going back in the history does; the front page goes by the machine's. */
export async function turn(page: Page, screen: Screen, lang: string, theme: string): Promise<void> {
  if (screen.name === 'front page') {
    await page.emulateMedia({ colorScheme: theme === 'day' ? 'light' : 'dark' })
    await page.goto(page.url().replace(/lang=../, `lang=${lang}`))
    return
  }
  await page.evaluate(`
    const to = new URL(location.href)
    to.searchParams.set('lang', '${lang}')
    to.searchParams.set('theme', '${theme}')
    history.replaceState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))`)
  await page.locator(`html[data-theme=${theme}][lang^=${lang}]`).waitFor({ state: 'attached' })
}
