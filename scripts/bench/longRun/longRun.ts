import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Person, signIn } from '@muster/server/hub.testing.ts'
import { journalKeys } from '@muster/server/journal/keys.ts'
import { connectRedis } from '@muster/server/redis/connectRedis.ts'
import { check, defineBenchmark, type Figure, type Found } from '../benchmark.ts'
import { inPlace } from '../harness/place.ts'
import { startProgram } from '../harness/program.ts'
import { growthOf, median } from '../harness/statistics.ts'

const START = fileURLToPath(new URL('../../start.ts', import.meta.url))
const SPEED = 20
/** Small, so that archiving, trimming and leaving all happen within the run. */
const SMALL = { ARCHIVE_SEGMENT: '100', JOURNAL_KEEP: '100', CLOSED_HOURS: '0.25' }
const EVERY_MS = 1000
/** While it warms up, what is bounded fills: the lines kept for who comes back, above all. */
const WARM_EVERY_MS = 60
const CALL_EVERY_MS = 200

type Sample = {
  readonly second: number
  readonly rss: number
  readonly heap: number
  /** Of the RSS, what is not reserved for the heap. */
  readonly beside: number
  readonly redis: number
  readonly stream: number
}

const megabytes = (value: number): Figure => ({ value: value / 1e6, unit: 'MB' })

/** Memory of a process that is in use, bytes. Linux. */
function rssOf(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

/** The hub's JavaScript heap, in use and reserved for it, bytes. */
async function heapOf(url: string): Promise<{ readonly heap: number; readonly reserved: number }> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
  return { heap: figure('nodejs_heap_size_used_bytes'), reserved: figure('nodejs_heap_size_total_bytes') }
}

/** A desk that takes a call, notes something and closes it, several times a second: the sample city alone is too quiet. */
function keepBusy(desk: Person, everyMs: number): { readonly stop: () => Promise<void> } {
  const ended = new AbortController()
  const work = (async () => {
    while (!ended.signal.aborted) {
      const started = performance.now()
      const { status, json } = await desk.command('incident.report', {
        type: 'medical',
        place: { address: 'Market St' },
      })
      check(status === 200, `a call was answered ${JSON.stringify(json)}`)
      const { incidentId } = json.result
      await desk.command('incident.note', { incidentId, text: 'caller waits outside, second floor' })
      await desk.command('incident.close', { incidentId, outcome: 'no merit' })
      await sleep(Math.max(0, everyMs - (performance.now() - started)))
    }
  })()
  work.catch(() => undefined)
  return {
    async stop() {
      ended.abort()
      await work
    },
  }
}

export const longRun = defineBenchmark({
  name: 'long-run',
  says: `memory of hub and Redis while the sample city lives ${SPEED} times as fast, archives and trims`,
  goal: 'both flat over ten minutes; --warmup 20 --seconds 40 for a look',
  sizes: { seconds: [600], warmup: [240] },
  run: (_rounds, { seconds: [seconds = 600], warmup: [warmup = 240] }) =>
    inPlace(async (place): Promise<Found> => {
      const folder = join(place.folder, 'hub')
      mkdirSync(folder)
      const command = [process.execPath, START, '--port', '0', '--data', folder, '--speed', String(SPEED)]
      const hub = await startProgram(command, /ready at (http:\S+)\n/, undefined, SMALL)
      place.atEnd(hub.stop)
      const redis = await connectRedis({ address: { socket: join(folder, 'redis', 'redis.sock') } })
      place.atEnd(() => redis.destroy())
      const keys = journalKeys('sf', 'live')
      const desk = await signIn(hub.said[1] ?? '', 'dispatcher')
      const warming = keepBusy(desk, WARM_EVERY_MS)
      await sleep(warmup * 1000)
      await warming.stop()
      const busy = keepBusy(desk, CALL_EVERY_MS)
      const samples: Sample[] = []
      const until = performance.now() + seconds * 1000
      while (performance.now() < until) {
        await sleep(EVERY_MS)
        const [, used = '0'] = /used_memory:(\d+)/.exec(await redis.info('memory')) ?? []
        const second = samples.length + 1
        const { heap, reserved } = await heapOf(hub.said[1] ?? '')
        const rss = rssOf(hub.pid)
        samples.push({
          second,
          rss,
          heap,
          beside: rss - reserved,
          redis: Number(used),
          stream: await redis.xLen(keys.stream),
        })
      }
      await busy.stop()
      const head = Number((await redis.hGet(keys.head, 'seq')) ?? 0)
      const newest = samples.at(-1)
      check(newest !== undefined && head > 0, 'nothing happened')
      const half = samples.slice(Math.floor(samples.length / 2))
      const quarter = (from: number) =>
        samples.slice(Math.floor((samples.length * from) / 4), Math.ceil((samples.length * (from + 1)) / 4))
      // What is in use between two collections says little; the least of many looks is what is held.
      const floor = (part: readonly Sample[]) => Math.min(...part.map(({ heap }) => heap))
      const of = (part: readonly Sample[], what: 'rss' | 'beside' | 'redis') =>
        median(part.map((sample) => sample[what]))
      return {
        figures: {
          'hub RSS, second quarter': megabytes(of(quarter(1), 'rss')),
          'hub RSS, last quarter': megabytes(of(quarter(3), 'rss')),
          'hub beside its heap, second quarter': megabytes(of(quarter(1), 'beside')),
          'hub beside its heap, last quarter': megabytes(of(quarter(3), 'beside')),
          'hub heap floor, second quarter': megabytes(floor(quarter(1))),
          'hub heap floor, last quarter': megabytes(floor(quarter(3))),
          'Redis, second quarter': megabytes(of(quarter(1), 'redis')),
          'Redis, last quarter': megabytes(of(quarter(3), 'redis')),
          'journal at the end': { value: head, unit: 'entries' },
          'stream at the end': { value: newest.stream, unit: 'entries' },
        },
        bound: {},
        ratio: {},
        growth: {
          'hub RSS, second half': growthOf(
            'seconds',
            half.map(({ second, rss }) => [second, rss] as const),
          ),
          'Redis, second half': growthOf(
            'seconds',
            half.map(({ second, redis }) => [second, redis] as const),
          ),
        },
        notes: [
          `after ${warmup} s, ${seconds} s at ${SPEED} × are ${((seconds * SPEED) / 3600).toFixed(1)} hours of the city`,
          'a desk takes, notes and closes five calls a second beside it',
          `closed calls leave after ${SMALL.CLOSED_HOURS} h; segments of ${SMALL.ARCHIVE_SEGMENT} entries`,
        ],
      }
    }),
})
