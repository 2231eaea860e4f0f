import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { createPace } from './pace.ts'

/** Seconds; from a memory's answer to what nobody should ever wait. */
const BUCKETS_SEC = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const BUCKETS_COUNT = [1, 2, 5, 10, 20, 50, 100, 200, 500]

/** What a label may say: a fixed word of ours, never anything that people or sources wrote. */
export type Labels = Readonly<Record<string, string>>

/** A count by label values, kept here so that pages can read it as well. */
export type Tally = {
  readonly add: (label: string, more?: number) => void
  readonly of: (label: string) => number
  readonly all: () => number
}

/** Every figure that the hub keeps of itself. Names begin with `muster_` and end with their unit. */
export function createMeters() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]

  return {
    contentType: registry.contentType,
    text: (): Promise<string> => registry.metrics(),
    /** Read whenever somebody asks for the figures; left out while it is not known. */
    gauge(name: string, help: string, read: () => number | undefined): void {
      new Gauge({
        ...{ name, help, registers },
        collect() {
          const value = read()
          if (value === undefined) this.remove()
          else this.set(value)
        },
      })
    },
    /** As `gauge`, one value a label value. */
    gauges(name: string, help: string, label: string, read: () => Iterable<readonly [string, number]>): void {
      new Gauge({
        ...{ name, help, registers, labelNames: [label] },
        collect() {
          this.reset()
          for (const [value, figure] of read()) this.set({ [label]: value }, figure)
        },
      })
    },
    /** As `gauge`, for what only grows. */
    total(name: string, help: string, read: () => number): void {
      new Counter({
        ...{ name, help, registers },
        collect() {
          this.reset()
          this.inc(read())
        },
      })
    },
    /** As `gauges`, for what only grows. */
    totals(name: string, help: string, label: string, read: () => Iterable<readonly [string, number]>): void {
      new Counter({
        ...{ name, help, registers, labelNames: [label] },
        collect() {
          this.reset()
          for (const [value, figure] of read()) this.inc({ [label]: value }, figure)
        },
      })
    },
    /** Counted as it happens, by one label or by `first/second`. */
    tally(name: string, help: string, labelNames: readonly string[]): Tally {
      const counter = new Counter({ name, help, registers, labelNames: [...labelNames] })
      const kept = new Map<string, number>()
      return {
        add(label, more = 1) {
          const values = label.split('/')
          counter.inc(Object.fromEntries(labelNames.map((one, i) => [one, values[i] ?? ''])), more)
          kept.set(label, (kept.get(label) ?? 0) + more)
        },
        of: (label) =>
          [...kept].reduce((sum, [name, count]) => (name.split('/').includes(label) ? sum + count : sum), 0),
        all: () => [...kept.values()].reduce((sum, count) => sum + count, 0),
      }
    },
    /** How long something takes: for Prometheus since the start, for the page since its last sample. */
    timer(name: string, help: string, labelNames: readonly string[] = []) {
      const histogram = new Histogram({
        ...{ name, help, registers },
        labelNames: [...labelNames],
        buckets: BUCKETS_SEC,
      })
      const pace = createPace()
      return {
        /** `ms` as measured by the monotonic clock. */
        observe(ms: number, labels: Labels = {}): void {
          histogram.observe(labels, ms / 1000)
          pace.add(ms)
        },
        take: pace.take,
      }
    },
    /** How many of something come at once. */
    sizes(name: string, help: string): (count: number) => void {
      const histogram = new Histogram({ name, help, registers, buckets: BUCKETS_COUNT })
      return (count) => histogram.observe(count)
    },
  }
}

export type Meters = ReturnType<typeof createMeters>
export type Timer = ReturnType<Meters['timer']>
