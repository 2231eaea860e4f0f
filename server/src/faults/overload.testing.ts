import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { dropDataDir, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'

const FLOOD = fileURLToPath(new URL('./flood.testing.ts', import.meta.url))
const ACTORS = ['dispatcher', 'dispatcher2', 'manager']
/** What each person asks, a second: well within an actor's limit. */
const PER_S = 10
/** A command that takes no longer than this counts as normal, ms, or so many times what it took before the flood. */
const NORMAL_MS = 100
const NORMAL_TIMES = 3

type Told = { bodies: number; accepted: number; turnedAway: number; failed: number }
type Asked = { readonly at: number; readonly ms: number; readonly status: number }

/** What people and feeds met. Times in ms; `calmAfterMs`: from the end of the flood until commands took as long as before. */
export type Overload = {
  readonly before: { readonly p50: number; readonly p99: number }
  readonly during: { readonly commands: number; readonly p50: number; readonly p99: number }
  readonly refused: number
  readonly calmAfterMs: number
  readonly feeds: Told
  /** Positions left out or overtaken, as the hub counts them. */
  readonly spared: number
}

const quantile = (times: readonly number[], q: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0

/** For tests: people ask at their pace while sources flood the feeds, each far past its room. */
export async function overload({ sec, sources = 3 }: { sec: number; sources?: number }): Promise<Overload> {
  const dataDir = newDataDir()
  const hub = await startHubProcess({ dataDir, env: { COMMANDS_PER_S: '50' } })
  try {
    const people = await Promise.all(ACTORS.map((name) => signIn(hub.url, name)))
    const admin = await signIn(hub.url, 'admin')
    const keys = await Promise.all(
      Array.from({ length: sources }, async (_, i) => {
        const { json } = await admin.post('/api/v1/api-keys', { name: `flood ${i}`, scopes: ['feeds'] })
        return json.key as string
      }),
    )
    const { json } = (await people[0]?.command('incident.report', { type: 'fire', place: {} })) ?? {}
    const entry = (await people[0]?.get(`/api/v1/journal?after=${json.seq - 1}&limit=1`))?.json.entries[0]
    const asked: Asked[] = []
    const asking = people.map((person) => keepAsking(person, asked))
    await sleep(2000)
    const from = performance.now()
    const floods = keys.map((key) =>
      spawn(process.execPath, [FLOOD, hub.url, key, '40', String(Date.parse(entry.cityTime))], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    )
    const told = floods.map(async (flood) => {
      let said = ''
      flood.stdout.on('data', (bytes) => (said += bytes))
      await once(flood, 'exit')
      return JSON.parse(said) as Told
    })
    await sleep(sec * 1000)
    const to = performance.now()
    for (const flood of floods) flood.stdin.end()
    const feeds = (await Promise.all(told)).reduce((a, b) => ({
      bodies: a.bodies + b.bodies,
      accepted: a.accepted + b.accepted,
      turnedAway: a.turnedAway + b.turnedAway,
      failed: a.failed + b.failed,
    }))
    await sleep(4000)
    for (const { stop } of asking) await stop()
    const figures = await (await fetch(`${hub.url}/metrics`)).text()
    const figure = (name: RegExp): number =>
      [...figures.matchAll(name)].reduce((sum, [, value]) => sum + Number(value), 0)
    const msOf = (some: readonly Asked[]) => some.map(({ ms }) => ms)
    const before = msOf(asked.filter(({ at }) => at < from))
    const during = msOf(asked.filter(({ at }) => at >= from && at < to))
    const normal = Math.max(NORMAL_MS, NORMAL_TIMES * quantile(before, 0.99))
    const late = asked.filter(({ at, ms }) => at + ms > to && ms > normal)
    return {
      before: { p50: quantile(before, 0.5), p99: quantile(before, 0.99) },
      during: { commands: during.length, p50: quantile(during, 0.5), p99: quantile(during, 0.99) },
      refused: asked.filter(({ status }) => status !== 200).length,
      calmAfterMs: Math.max(0, ...late.map(({ at, ms }) => at + ms - to)),
      feeds,
      spared: figure(/^muster_positions_total\{outcome="(?:coalesced|thinned|shed)"\} (\d+)$/gm),
    }
  } finally {
    await hub.stop()
    dropDataDir(dataDir)
  }
}

/** One person who reports a call every so often, whatever became of the last one. */
function keepAsking(person: Person, asked: Asked[]) {
  const under = new Set<Promise<void>>()
  const ask = async (): Promise<void> => {
    const at = performance.now()
    const answer = await person.command('incident.report', { type: 'fire', place: {} }).catch(() => undefined)
    asked.push({ at, ms: performance.now() - at, status: answer?.status ?? 0 })
  }
  const timer = setInterval(() => {
    const one = ask().finally(() => under.delete(one))
    under.add(one)
  }, 1000 / PER_S)
  return {
    async stop(): Promise<void> {
      clearInterval(timer)
      await Promise.all(under)
    },
  }
}
