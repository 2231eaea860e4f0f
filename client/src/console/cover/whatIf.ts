/** What the city is thought to be instead: units that are gone or back, calls an hour beside those expected. */
export type WhatIf = { readonly lost: readonly string[]; readonly back: readonly string[]; readonly calls: number }

export const NOTHING: WhatIf = { lost: [], back: [], calls: 0 }
/** More calls an hour than this the control does not offer. */
export const MOST_CALLS = 40
/** The hub takes so many units. */
const MOST_UNITS = 50
const ID = /^[A-Za-z0-9_-]{1,40}$/

/** As the address says it: `lost:M50,lost:M51,back:E12,calls:10`. What is not understood is left out. */
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
    calls: Number.isInteger(calls) ? Math.max(0, Math.min(MOST_CALLS, calls)) : 0,
  }
}

/** The same as text; undefined where nothing is thought otherwise. */
export function writeWhatIf({ lost, back, calls }: WhatIf): string | undefined {
  const parts = [
    ...lost.map((id) => `lost:${id}`),
    ...back.map((id) => `back:${id}`),
    ...(calls ? [`calls:${calls}`] : []),
  ]
  return parts.length === 0 ? undefined : parts.join()
}

/** How the hub is asked for it. */
export const askedWhatIf = ({ lost, back, calls }: WhatIf): Readonly<Record<string, string>> => ({
  ...(lost.length > 0 && { without: lost.join() }),
  ...(back.length > 0 && { back: back.join() }),
  ...(calls > 0 && { calls: `${calls}` }),
})

/** With this unit in that list, or out of both where it was in that one. */
export function turnUnit(whatIf: WhatIf, unitId: string, to: 'lost' | 'back'): WhatIf {
  const was = whatIf[to].includes(unitId)
  const rest = (ids: readonly string[]) => ids.filter((id) => id !== unitId)
  const cleared = { ...whatIf, lost: rest(whatIf.lost), back: rest(whatIf.back) }
  return was ? cleared : { ...cleared, [to]: [...cleared[to], unitId] }
}
