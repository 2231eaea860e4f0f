import type { Call } from '@muster/server/cities/pack.ts'

const DAY_MS = 86_400_000

/** A call of the recorded day as it comes in on one of the sample city's days. `receivedAt`: epoch ms, city time. */
export type Occurrence = { readonly sourceId: string; readonly call: Call; readonly receivedAt: number }

/** The recorded day, played again every day. */
export type SampleDays = {
  /** Calls received after `from` and up to `to` (epoch ms, city time), oldest first. */
  readonly between: (from: number, to: number) => readonly Occurrence[]
  /** The occurrence of that source id, or undefined where it is none of ours. */
  readonly find: (sourceId: string) => Occurrence | undefined
}

/**
 * Lays the calls of one recorded day on every day of the city's clock: day 0 is the day of the record, and a call's
 * source id carries its day, so that next day's are new and a restart sends none twice. Days have 24 hours here.
 */
export function sampleDays(calls: readonly Call[]): SampleDays {
  const recorded = calls
    .map((call) => ({ call, at: Date.parse(call.receivedAt) }))
    .sort((a, b) => a.at - b.at || (a.call.id < b.call.id ? -1 : 1))
  const first = recorded[0]
  const dayStart = first ? localMidnight(first.call.receivedAt) : 0
  const byId = new Map(recorded.map((entry) => [entry.call.id, entry]))
  const occurrence = ({ call, at }: { call: Call; at: number }, day: number): Occurrence => ({
    sourceId: `${call.id}-${day}`,
    call,
    receivedAt: at + day * DAY_MS,
  })
  return {
    between(from, to) {
      const found: Occurrence[] = []
      // One day more on the left: the record's last calls may lie past its midnight.
      for (let day = Math.floor((from - dayStart) / DAY_MS) - 1; dayStart + day * DAY_MS <= to; day++)
        for (const entry of recorded) {
          const receivedAt = entry.at + day * DAY_MS
          if (receivedAt > from && receivedAt <= to) found.push(occurrence(entry, day))
        }
      return found.sort((a, b) => a.receivedAt - b.receivedAt)
    },
    find(sourceId) {
      const [, id = '', day = ''] = /^(.+?)-(-?\d+)$/.exec(sourceId) ?? []
      const entry = byId.get(id)
      return entry && occurrence(entry, Number(day))
    },
  }
}

/** Midnight, epoch ms, of the local day that an ISO 8601 time with its offset names. */
function localMidnight(iso: string): number {
  const offset = /(Z|[+-]\d\d:?\d\d)$/.exec(iso)?.[1] ?? 'Z'
  return Date.parse(`${iso.slice(0, 10)}T00:00:00${offset}`)
}
