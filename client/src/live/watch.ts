import type { Sample, WatchReport } from '@muster/shared/wire/watch.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { createAnnouncer } from './announcer.ts'
import { askHub } from './hub.ts'

/** What the hub says of itself. `heardAt`: when it last did, by this page's monotonic clock; what was known stays. */
export type Watching = {
  readonly report?: WatchReport
  readonly samples: readonly Sample[]
  readonly heardAt?: number
  /** Why the last question was not answered; empty where nobody answered at all. */
  readonly problem?: string
}

/** Ten minutes, two seconds apart, as the hub keeps them. */
const KEPT = 300
/** Whoever only wants to know whether all is well asks this often, ms. */
export const GLANCE_MS = 10_000
const PATIENCE_MS = 4000

const changes = createAnnouncer()
const wishes = new Map<object, number>()
let watching: Watching = { samples: [] }
let timer: ReturnType<typeof setTimeout> | undefined

async function ask(): Promise<void> {
  const since = watching.samples.at(-1)?.at ?? 0
  const reply = await askHub<WatchReport>(`watch?since=${since}`, { withinMs: PATIENCE_MS })
  if (reply.ok) {
    // Another question may have brought some of them meanwhile.
    const known = watching.samples.at(-1)?.at ?? 0
    const samples = [...watching.samples, ...reply.body.samples.filter(({ at }) => at > known)].slice(-KEPT)
    watching = { report: reply.body, samples, heardAt: performance.now() }
  } else watching = { ...watching, problem: reply.problem.detail }
  changes.announce()
}

async function run(): Promise<void> {
  clearTimeout(timer)
  await ask()
  if (wishes.size > 0) timer = setTimeout(run, Math.min(...wishes.values()))
}

/** What the hub last said of itself, where somebody here asks it. */
export const getWatch = (): Watching => watching

/** What the hub says of itself, asked as often as the keenest of those who look wants it, ms; 0: not at all. */
export function useWatch(everyMs: number): Watching {
  useEffect(() => {
    if (everyMs === 0) return undefined
    const wish = {}
    wishes.set(wish, everyMs)
    void run()
    return () => {
      wishes.delete(wish)
      if (wishes.size === 0) clearTimeout(timer)
    }
  }, [everyMs])
  return useSyncExternalStore(changes.subscribe, getWatch)
}
