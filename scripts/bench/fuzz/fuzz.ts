import fc from 'fast-check'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { check, defineBenchmark, type Figure } from '../benchmark.ts'
import { inPlace } from '../harness/place.ts'
import { type Answer, type FuzzedHub, openHub } from './hub.ts'
import { fuzzLive } from './live.ts'
import { fuzzParsers } from './parsers.ts'
import { type Sent, toCommands, toFeeds, toRoutes } from './requests.ts'

/** Requests drawn at once, and under way at once. */
const CHUNK = 400
const LANES = 24
/** Of the cases, what part goes over the live sockets, and what part to the parsers alone; the rest is HTTP. */
const LIVE = 0.02
const PARSERS = 0.08
/** Cases before memory is looked at for the first time: the hub is still growing to its working size. */
const WARM_UP = 0.3

type Tally = {
  readonly byStatus: Map<number, number>
  readonly seqs: Set<number>
  readonly wrong: string[]
  drills: number
}

const isCommitted = Compile(Type.Object({ seq: Type.Integer() }))

/** Who sends: feeds by their key, most else by who may do much, and some by anybody or nobody. */
function asSomebody({ cookies, manager, feedKey }: FuzzedHub, sent: Sent, lot: number): Sent {
  if (sent.kind === 'feed') return { ...sent, headers: { authorization: `Bearer ${feedKey}`, ...sent.headers } }
  // Who signs out would leave the rest of the run with nobody.
  const isSignOut = sent.method === 'DELETE'
  const cookie = isSignOut ? '' : lot % 2 === 0 ? manager : (cookies[lot % (cookies.length + 1)] ?? '')
  return { ...sent, headers: { cookie, ...sent.headers } }
}

function look({ byStatus, seqs, wrong }: Tally, sent: Sent, { status, text }: Answer): void {
  byStatus.set(status, (byStatus.get(status) ?? 0) + 1)
  const told: unknown = sent.path.startsWith('/api/v1/commands/') && status === 200 ? JSON.parse(text) : undefined
  if (isCommitted.Check(told)) seqs.add(told.seq)
  // 503 is declared: the outcome is unknown, or the hub is not ready. Here neither may be.
  if (status >= 500) wrong.push(`${status} ${sent.method} ${sent.path} ${sent.body?.toString('base64') ?? ''}`)
}

async function sendAll(hub: FuzzedHub, cases: number, seed: number, tally: Tally): Promise<void> {
  const { document, ids } = hub
  const request = fc.oneof(
    { weight: 4, arbitrary: toRoutes(document, ids) },
    { weight: 3, arbitrary: toCommands(document, ids) },
    { weight: 3, arbitrary: toFeeds() },
  )
  for (let done = 0; done < cases; done += CHUNK) {
    const drawn = fc.sample(request, { numRuns: Math.min(CHUNK, cases - done), seed: seed + done })
    const rest = drawn.entries()
    const lane = async (): Promise<void> => {
      for (const [lot, sent] of rest) look(tally, sent, await hub.send(asSomebody(hub, sent, lot)))
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    tally.drills += await hub.endDrills()
  }
}

/** A part of the run: by HTTP and over the live sockets; how many were sent. */
async function fuzzHub(hub: FuzzedHub, cases: number, seed: number, tally: Tally): Promise<number> {
  const http = Math.round(cases * (1 - LIVE - PARSERS))
  await sendAll(hub, http, seed, tally)
  return http + (await fuzzLive(hub, Math.round(cases * LIVE), seed))
}

const count = (value: number, unit = ''): Figure => ({ value, unit })

export const fuzz = defineBenchmark({
  name: 'fuzz',
  says: 'requests, commands, feed bodies, live messages, lines and frames that nearly fit, or not at all, to one hub',
  goal: '0 crashes, 0 answers 5xx, nothing in the journal that was not answered 200, memory + < 50 MB at 100,000 cases',
  sizes: { cases: [100_000], seed: [1] },
  async run(_rounds, { cases: [cases = 100_000], seed: [seed = 1] }) {
    return inPlace(async (place) => {
      const parsed = fuzzParsers(Math.round(cases * PARSERS), seed)
      const hub = await openHub(place)
      const tally: Tally = { byStatus: new Map(), seqs: new Set(), wrong: [], drills: 0 }
      const from = await hub.head()
      const [early, late] = [Math.round(cases * WARM_UP), cases - Math.round(cases * WARM_UP)]
      const started = performance.now()
      const first = await fuzzHub(hub, early, seed, tally)
      const before = await hub.memoryMb()
      const sent = first + (await fuzzHub(hub, late, seed + cases, tally))
      const perSecond = (sent * 1000) / (performance.now() - started)
      const after = await hub.memoryMb()
      check(tally.wrong.length === 0, `the hub made mistakes:\n${tally.wrong.slice(0, 20).join('\n')}`)

      const entries = await hub.entriesAfter(from)
      const unexplained = entries.filter(
        ({ seq, actor }) => !tally.seqs.has(seq) && !actor.id.startsWith('key-') && actor.id !== 'hub',
      )
      check(unexplained.length === 0, `entries that no answer told of: ${JSON.stringify(unexplained.slice(0, 5))}`)
      const statuses = [...tally.byStatus].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`)
      return {
        figures: {
          cases: count(sent + parsed),
          'answers 5xx': count(tally.wrong.length),
          crashes: count(0),
          'memory grown': count(after - before, 'MB'),
          'cases over HTTP and live': count(perSecond, '/s'),
        },
        bound: {},
        ratio: {},
        growth: {},
        notes: [
          `answers by status: ${statuses.join(', ')}`,
          `${entries.length} entries, each of an answer 200 or a feed; ${tally.drills} drills begun and ended; seed ${seed}`,
          `memory of the hub ${before.toFixed(0)} MB after ${early} cases, ${after.toFixed(0)} MB at the end`,
        ],
      }
    })
  },
})
