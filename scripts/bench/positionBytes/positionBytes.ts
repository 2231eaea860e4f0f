import { setTimeout as sleep } from 'node:timers/promises'
import { loadCity } from '@muster/server/cities/loadCity.ts'
import { createNetwork } from '@muster/server/dispatch/network.ts'
import { loadRoadMap } from '@muster/server/dispatch/roadMap.ts'
import { signIn, startHubProcess } from '@muster/server/hub.testing.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { check, defineBenchmark, type Found } from '../benchmark.ts'
import { openDesk } from '../harness/deskAlone.ts'
import { inPlace, type Place, syncTime } from '../harness/place.ts'
import { growthOf, median, ratioOf } from '../harness/statistics.ts'
import { type Box, createDrives, type Drives, type Fix, isIn } from './drives.ts'
import { openMeter } from './meter.ts'
import { plainBytes } from './plainBytes.ts'
import { openWatcher, type Watcher } from './watcher.ts'

/** What the console looks at, and where the others drive: the hub widens a view by a fraction of its side at most. */
const VIEW: Box = [-122.43, 37.772, -122.395, 37.8]
const ELSEWHERE: Box = [-122.5, 37.71, -122.39, 37.745]
const SEA: Box = [-130, -60, -129, -59]
/** Within the time in which each unit tells its place once, they take so many turns. */
const TURNS = 4
/** Until the last frame of a stretch is there, ms: the hub gathers for 0.9 s at most. */
const SETTLE_MS = 1800
/** How long the last positions may take to come. */
const LATEST_MS = 10_000
const AGAIN_MS = 200
const SETUP = 200

type Stretch = {
  readonly updates: number
  readonly bytes: number
  readonly plain: ReturnType<typeof plainBytes>
  readonly sent: number
}

const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i}`)

/** A data folder with these units registered. */
const register = ({ folder }: Place, unitIds: readonly string[]): Promise<void> =>
  inPlace(async ({ atEnd }) => {
    const { desk, live } = await openDesk({ folder, atEnd })
    const actor = { id: 'key-bench', name: 'Bench', roles: ['admin'] }
    const profile = { kind: 'engine', capabilities: ['fire'], crew: 4, agencyId: 'sffd' }
    for (let at = 0; at < unitIds.length; at += SETUP) {
      const asks = unitIds.slice(at, at + SETUP).map((unitId) => {
        return { name: 'unit.register', input: { unitId, callSign: unitId, ...profile }, actor, key: unitId }
      })
      for (const { kind } of await desk.askAll(asks)) check(kind === 'committed', `a unit was ${kind}`)
    }
    await live.keepNow()
  })

async function openAll(place: Place, inView: number, outOfView: number) {
  const pack = await loadCity('sf')
  check(!isRefusal(pack), 'the sample city cannot be read')
  const network = createNetwork(loadRoadMap(pack))
  const [here, there] = [names('IN', inView), names('OUT', outOfView)]
  await register(place, [...here, ...there])
  const hub = await startHubProcess({ dataDir: place.folder })
  place.atEnd(hub.stop)
  const admin = await signIn(hub.url, 'admin')
  const made = await admin.post('/api/v1/api-keys', { name: 'bench', scopes: ['feeds'] })
  const headers = { authorization: `Bearer ${made.json.key}`, 'content-type': 'application/json' }
  const [meter, idleMeter] = [await openMeter(place, hub.url), await openMeter(place, hub.url)]
  const watcher = await openWatcher(place, meter.url, admin.cookie, VIEW)
  await openWatcher(place, idleMeter.url, admin.cookie, SEA)

  async function send(fixes: readonly Fix[]): Promise<void> {
    const items = fixes.map(({ unitId, lngLat, at, headingDeg }) => {
      return { unitId, point: { type: 'Point', coordinates: lngLat }, at, headingDeg }
    })
    // A hub that is pressed leaves positions out and says so: these must all arrive.
    for (const until = performance.now() + LATEST_MS; ; await sleep(AGAIN_MS)) {
      const answer = await fetch(`${hub.url}/api/v1/feeds/positions`, {
        method: 'POST',
        headers,
        body: JSON.stringify(items),
      })
      const said = await answer.text()
      check(
        answer.status === 200 && JSON.parse(said).quarantined === 0,
        `positions were answered ${said.slice(0, 300)}`,
      )
      if (!said.includes('"spared"')) return
      check(performance.now() < until, 'the hub left positions out for too long')
    }
  }
  const drivesOf = (ids: readonly string[], box: Box, seed: number): Drives[] =>
    Array.from({ length: TURNS }, (_, turn) =>
      createDrives(
        network,
        box,
        ids.filter((__, i) => i % TURNS === turn),
        seed + turn,
      ),
    )
  return {
    watcher,
    send,
    /** What only the watcher was sent: both get the same heartbeats. */
    bytes: () => meter.bytes() - idleMeter.bytes(),
    here: drivesOf(here, VIEW, 1),
    there: drivesOf(there, ELSEWHERE, 100),
  }
}
type All = Awaited<ReturnType<typeof openAll>>

/** City time now, by the newest heartbeat. */
function cityNow({ beat }: Watcher): number {
  const heard = beat()
  return heard ? Math.round(heard.beat.cityTime + (performance.now() - heard.heardAt) * heard.beat.rate) : 0
}

/** Who of those in view is not shown where they are, in a sentence. */
function misplaced({ tracks }: Watcher, fixes: Iterable<Fix>): string | undefined {
  for (const { unitId, lngLat, at } of fixes) {
    // One that has left the view is told once more, and then no longer.
    if (!isIn(VIEW, lngLat)) continue
    const i = tracks.indexOf(unitId)
    const [lng = 0, lat = 0] = [tracks.lngLat[2 * i], tracks.lngLat[2 * i + 1]]
    const isRight =
      Math.abs(lng - lngLat[0]) < 1e-5 &&
      Math.abs(lat - lngLat[1]) < 1e-5 &&
      Math.abs((tracks.atMs[i] ?? 0) - at) <= 100
    if (!isRight) return `${unitId} is shown at ${lng}, ${lat}, and is at ${lngLat.join(', ')}`
  }
  return undefined
}

/** Lets everybody drive for so long and counts what the watcher was sent meanwhile. */
async function drive(
  { watcher, send, bytes, here, there }: All,
  elsewhere: number,
  everyMs: number,
  forMs: number,
): Promise<Stretch> {
  watcher.takeFrames()
  const before = bytes()
  const last = new Map<string, Fix>()
  let sent = 0
  const started = performance.now()
  for (let turn = 0; turn * everyMs < forMs * TURNS; turn += 1) {
    await sleep(Math.max(0, started + (turn * everyMs) / TURNS - performance.now()))
    const fixes = here[turn % TURNS]?.fixes(cityNow(watcher)) ?? []
    for (const fix of fixes) last.set(fix.unitId, fix)
    sent += fixes.length
    await send([...fixes, ...(there[turn % TURNS]?.fixes(cityNow(watcher), Math.round(elsewhere / TURNS)) ?? [])])
  }
  // A hub that is busy sends its last frame a little later.
  for (const until = performance.now() + LATEST_MS; ; ) {
    await sleep(SETTLE_MS)
    const wrong = misplaced(watcher, last.values())
    if (wrong === undefined) break
    check(performance.now() < until, wrong)
  }
  const frames = watcher.takeFrames()
  return { updates: frames.flat().length, bytes: bytes() - before, plain: plainBytes(frames), sent }
}

const perUpdate = (stretches: readonly Stretch[], bytesOf: (stretch: Stretch) => number) => ({
  value: median(stretches.map((stretch) => bytesOf(stretch) / stretch.updates)),
  unit: 'B',
})

export const positionBytes = defineBenchmark({
  name: 'position-bytes',
  says: 'bytes an update of a driving unit, all headers above TCP counted on the wire, beside plainer forms',
  goal: '≤ 4 B; units out of view ≤ 0.1',
  sizes: { inview: [60], outofview: [50, 200, 800, 2400], seconds: [6], everyms: [2000] },
  run: (rounds, { inview: [inView = 60], outofview, seconds: [seconds = 6], everyms: [everyMs = 2000] }) =>
    inPlace(async (place): Promise<Found> => {
      const fdatasync = syncTime(place.folder)
      const all = await openAll(place, inView, Math.max(...outofview))
      const bySize: [number, Stretch[]][] = []
      for (const count of outofview) {
        // Everybody's first position is told whole: that is the full frame's cost, not an update's.
        await drive(all, count, everyMs, 2 * everyMs)
        const stretches: Stretch[] = []
        for (let round = 0; round < rounds; round += 1) stretches.push(await drive(all, count, everyMs, seconds * 1000))
        bySize.push([count, stretches])
      }
      const [, first = []] = bySize[0] ?? []
      const [product, packed] = [
        first.map(({ bytes, updates }) => bytes / updates),
        first.map(({ plain, updates }) => plain.packed / updates),
      ]
      const said = bySize.map(
        ([count, stretches]) => `${count}: ${perUpdate(stretches, ({ bytes }) => bytes).value.toFixed(2)}`,
      )
      const [updates, sent] = [
        first.reduce((sum, one) => sum + one.updates, 0),
        first.reduce((sum, one) => sum + one.sent, 0),
      ]
      return {
        figures: { 'an update': perUpdate(first, ({ bytes }) => bytes), fdatasync },
        bound: {
          packed: perUpdate(first, ({ plain }) => plain.packed),
          msgpack: perUpdate(first, ({ plain }) => plain.msgpack),
          JSON: perUpdate(first, ({ plain }) => plain.json),
        },
        ratio: { 'bytes beside packed': ratioOf({ product, bound: packed }) },
        growth: {
          bytes: growthOf(
            'units out of view',
            bySize.map(([count, stretches]) => [count, perUpdate(stretches, ({ bytes }) => bytes).value]),
          ),
        },
        notes: [
          `${inView} units driving in view, a fix each ${everyMs / 1000} s; ${updates} of ${sent} fixes told, the others were overtaken`,
          `B an update by units out of view: ${said.join(', ')}`,
        ],
      }
    }),
})
