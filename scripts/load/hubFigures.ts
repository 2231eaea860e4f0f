/** The hub in one second: its process by its own figures. */
export type HubFigure = {
  /** Since the beginning of the load, s. */
  readonly sec: number
  /** Of one core, 1: all of it. */
  readonly cpu: number
  readonly rssBytes: number
  readonly redisBytes: number
  readonly loopP99Ms: number
}

const EVERY_MS = 1000
const figureOf = (text: string, name: string): number =>
  Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)

/** Reads the hub's own figures each second until `stop`; nothing where it does not tell them to us. */
export function watchHub(url: string, key: string) {
  const figures: HubFigure[] = []
  const started = performance.now()
  let before: { at: number; cpuSec: number } | undefined

  async function read(): Promise<void> {
    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${key}` } }).catch(() => undefined)
    if (answer?.status !== 200) return
    const text = await answer.text()
    const now = { at: performance.now(), cpuSec: figureOf(text, 'process_cpu_seconds_total') }
    const span = before && (now.at - before.at) / 1000
    if (before && span)
      figures.push({
        sec: (now.at - started) / 1000,
        cpu: (now.cpuSec - before.cpuSec) / span,
        rssBytes: figureOf(text, 'process_resident_memory_bytes'),
        redisBytes: figureOf(text, 'muster_redis_memory_bytes{redis="journal"}'),
        loopP99Ms: 1000 * figureOf(text, 'nodejs_eventloop_lag_p99_seconds'),
      })
    before = now
  }

  const timer = setInterval(() => void read(), EVERY_MS)
  return {
    stop(): readonly HubFigure[] {
      clearInterval(timer)
      return figures
    },
  }
}
