import { UNREACHED } from '@muster/server/dispatch/network.ts'
import { bucketSearch } from '../../harness/bucketSearch.ts'
import { leaving, type Streets } from './streets.ts'

/** A way from stop to stop; `seconds[i]` after the start it is at `stops[i]`. */
export type Way = { readonly stops: readonly number[]; readonly seconds: readonly number[] }

/** Class-speed times between stops. */
export type Times = {
  /** Infinity where no road leads. */
  seconds(from: number, to: number): number
  way(from: number, to: number): Way
}

// A table of a week has 2,500 rows of 20,000 stops: two bytes each, in steps of 32 ms, to 35 minutes.
const STEP_MILLIS = 32
const FAR = 0xffff

/** Times by rows, one a goal, each searched once when it is first asked for. */
export function timesOf(streets: Streets): Times {
  const search = bucketSearch(streets.count, streets.maxEdgeMillis)
  const rows = new Map<number, Uint16Array>()

  function rowTo(to: number): Uint16Array {
    const known = rows.get(to)
    if (known) return known
    const millis = search(streets.backward, to)
    const row = new Uint16Array(streets.count)
    for (let stop = 0; stop < row.length; stop++) {
      const found = millis[stop] ?? UNREACHED
      row[stop] = found === UNREACHED ? FAR : Math.min(FAR - 1, Math.round(found / STEP_MILLIS))
    }
    rows.set(to, row)
    return row
  }

  return {
    seconds(from, to) {
      const steps = rowTo(to)[from] ?? FAR
      return steps === FAR ? Number.POSITIVE_INFINITY : (steps * STEP_MILLIS) / 1000
    },
    way(from, to) {
      const row = rowTo(to)
      const stops = [from]
      const seconds = [0]
      let [here, spent] = [from, 0]
      while (here !== to) {
        const left = row[here] ?? FAR
        let [next, least, cost] = [to, Number.POSITIVE_INFINITY, (left * STEP_MILLIS) / 1000]
        for (const edge of leaving(streets.forward, here)) {
          const after = row[edge.to] ?? FAR
          // Only onwards: rounding must not lead in circles.
          if (after >= left || edge.millis + after * STEP_MILLIS >= least) continue
          ;[next, least, cost] = [edge.to, edge.millis + after * STEP_MILLIS, edge.millis / 1000]
        }
        ;[here, spent] = [next, spent + cost]
        stops.push(here)
        seconds.push(spent)
      }
      return { stops, seconds }
    },
  }
}
