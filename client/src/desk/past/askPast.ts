import type { Entry } from '@muster/shared/kernel/entry.ts'
import { askHub, type Reply } from '../../live/hub.ts'
import type { Moment } from './moment.ts'
import type { Fix } from './pastTracks.ts'
import type { Base } from './reel.ts'

type ToldEntry = Omit<Entry, 'at' | 'cityTime'> & { readonly at: string; readonly cityTime: string }
type ToldJournal = { readonly entries: readonly ToldEntry[]; readonly skipped: number }
type ToldTracks = {
  readonly positions: readonly {
    readonly unitId: string
    readonly at: string
    readonly point: { readonly coordinates: Fix['lngLat'] }
  }[]
  readonly isWhole: boolean
}

/** Entries after one, as this reader sees them; `to`: the last of which it is known; `isEnd`: there were no more. */
export type Stretch = { readonly entries: readonly Entry[]; readonly to: number; readonly isEnd: boolean }

/** A moment is folded up from the archive: it may take a while. */
const FOLDED_WITHIN_MS = 30_000
const LIMIT = 1000
/** So many are looked through for the first that this reader sees. */
const FIRST_ENTRIES = 50

const entryOf = ({ at, cityTime, ...entry }: ToldEntry): Entry => ({
  ...entry,
  at: Date.parse(at),
  cityTime: Date.parse(cityTime),
})

/** The city at a moment. `text`: the moment as the address has it, where it could not be read here. */
export const askState = (moment: Moment | string): Promise<Reply<Base>> => {
  const at =
    typeof moment === 'string'
      ? moment.slice(0, 60)
      : 'seq' in moment
        ? `${moment.seq}`
        : new Date(moment.cityTime).toISOString()
  return askHub<Base>(`state?at=${encodeURIComponent(at)}`, { withinMs: FOLDED_WITHIN_MS })
}

/** What happened after entry `after`. */
export async function askEntries(after: number, limit = LIMIT): Promise<Stretch | undefined> {
  const reply = await askHub<ToldJournal>(`journal?after=${after}&limit=${limit}`, { withinMs: FOLDED_WITHIN_MS })
  if (!reply.ok) return undefined
  const count = reply.body.entries.length + reply.body.skipped
  return { entries: reply.body.entries.map(entryOf), to: after + count, isEnd: count < limit }
}

/** A span of city time around a moment. */
export type Around = { readonly from: number; readonly at: number; readonly to: number }

/** Where units were around a moment; nothing where the hub does not tell this reader. Too many: those of a shorter time. */
export async function askFixes({ from, at, to }: Around): Promise<{ fixes: readonly Fix[]; span: Around } | undefined> {
  const span = new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    limit: '50000',
  })
  const reply = await askHub<ToldTracks>(`tracks?${span}`)
  if (!reply.ok) return undefined
  const { positions, isWhole } = reply.body
  if (!isWhole && to - from > 60_000) return askFixes({ from: at - (at - from) / 4, at, to: at + (to - at) / 4 })
  const fixes = positions.map(({ unitId, at: time, point }) => ({
    ...{ unitId, at: Date.parse(time), lngLat: point.coordinates },
  }))
  return { fixes, span: { from, at, to } }
}

let first: Promise<number | undefined> | undefined

/** City time of the journal's first entry that this reader sees; asked for once. */
export function beginning(): Promise<number | undefined> {
  first ??= askEntries(0, FIRST_ENTRIES).then((read) => {
    const at = read?.entries[0]?.cityTime
    if (at === undefined) first = undefined
    return at
  })
  return first
}
