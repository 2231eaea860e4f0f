import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { readRoads, type ThoughtRoad, textOfLine, writeRoad } from './thoughtRoads.ts'

/** What the city is thought to be instead: units that are gone or back, roads that are closed, calls an hour beside those expected. */
export type WhatIf = {
  readonly lost: readonly string[]
  readonly back: readonly string[]
  readonly closed: readonly ThoughtRoad[]
  readonly calls: number
}

export const NOTHING: WhatIf = { lost: [], back: [], closed: [], calls: 0 }
/** More calls an hour than this the control does not offer. */
export const MOST_CALLS = 40
/** The hub takes so many units. */
const MOST_UNITS = 50
const ID = /^[A-Za-z0-9_-]{1,40}$/

/** As the address says it: `lost:M50,lost:M51,back:E12,closed:3rd%20St@-122.39;37.77;…,calls:10`. What is not understood is left out. */
export function readWhatIf(text = ''): WhatIf {
  const parts = text.split(',').map((part): [string, string] => {
    const at = part.indexOf(':')
    return [part.slice(0, Math.max(0, at)), part.slice(at + 1)]
  })
  const named = (name: string) => [...new Set(parts.flatMap(([key, value]) => (key === name ? value : [])))]
  const ids = (name: string) =>
    named(name)
      .filter((id) => ID.test(id))
      .slice(0, MOST_UNITS)
  const lost = ids('lost')
  const calls = Number(named('calls')[0])
  return {
    lost,
    back: ids('back').filter((id) => !lost.includes(id)),
    closed: readRoads(named('closed')),
    calls: Number.isInteger(calls) ? Math.max(0, Math.min(MOST_CALLS, calls)) : 0,
  }
}

/** The same as text; undefined where nothing is thought otherwise. */
export function writeWhatIf({ lost, back, closed, calls }: WhatIf): string | undefined {
  const parts = [
    ...lost.map((id) => `lost:${id}`),
    ...back.map((id) => `back:${id}`),
    ...closed.map((road) => `closed:${writeRoad(road)}`),
    ...(calls ? [`calls:${calls}`] : []),
  ]
  return parts.length === 0 ? undefined : parts.join()
}

/** How the hub is asked for it; whom to move it does not tell by calls. */
export const askedWhatIf = ({ lost, back, closed, calls }: WhatIf): Readonly<Record<string, string>> => ({
  ...(lost.length > 0 && { without: lost.join() }),
  ...(back.length > 0 && { back: back.join() }),
  ...(closed.length > 0 && { closed: closed.map(({ line }) => textOfLine(line)).join('|') }),
  ...(calls > 0 && { calls: `${calls}` }),
})

/** With this unit in that list, or out of both where it was in that one. */
export function turnUnit(whatIf: WhatIf, unitId: string, to: 'lost' | 'back'): WhatIf {
  const was = whatIf[to].includes(unitId)
  const rest = (ids: readonly string[]) => ids.filter((id) => id !== unitId)
  const cleared = { ...whatIf, lost: rest(whatIf.lost), back: rest(whatIf.back) }
  return was ? cleared : { ...cleared, [to]: [...cleared[to], unitId] }
}

/** Lines of the roads that are thought closed. */
export const closedLines = ({ closed }: WhatIf): readonly (readonly LngLat[])[] => closed.map(({ line }) => line)
