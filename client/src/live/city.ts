import { type City, cityOf } from '@muster/shared/domain/city.ts'
import type { Actor } from '@muster/shared/kernel/entry.ts'
import { useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import { alike } from './alike.ts'
import { createFrameAnnouncer } from './announcer.ts'
import { createBoard } from './board.ts'
import { liveNow } from './clock.ts'
import { createOverlay, type Pending, type ShownLine, type Unconfirmed } from './overlay/overlay.ts'
import { ReadsLive } from './readsLive.ts'
import { getPast, subscribePast } from './shown.ts'

/** The live board of this page: the city as the journal has it; filled by `connection.ts`. */
export const board = createBoard({
  entryFolded: (entry) => overlay.entryFolded(entry),
  snapshotLoaded: () => overlay.snapshotLoaded(),
})
type Foresee = Parameters<typeof createOverlay>[0]['foresee']
let foresee: Foresee = () => undefined
const overlay = createOverlay({
  below: board.records,
  head: () => board.cursor()?.seq ?? 0,
  cityNow: liveNow,
  foresee: (name) => foresee(name),
})
/** The live city, with what is on its way from this window. */
const liveCity = cityOf(overlay.records)
const shown = () => getPast()?.board.records ?? overlay.records
const shownCity = cityOf({
  get: (aggregate, id) => shown().get(aggregate, id),
  all: (aggregate) => shown().all(aggregate),
})

const changes = createFrameAnnouncer()
subscribePast(changes.announce)

/** After the board has changed: what is on its way is folded anew over it, and the readers look again. */
export function announceCity(): void {
  overlay.refold()
  changes.announce()
}

/** Fetches what decides here as the hub will, after the page has shown itself; until then what is on its way is only marked. */
export const learnToForesee = (): Promise<void> =>
  import('./overlay/foreseen.ts').then(
    (module) => {
      foresee = module.foreseenCommand
    },
    // Without it nothing is untrue: what is on its way stays marked, and is shown when the journal tells of it.
    () => undefined,
  )

/** Shows what is on its way from this window, before the journal tells of it. */
export function expectInCity(pending: readonly Pending[], actor: Actor): void {
  const before = overlay.version()
  overlay.expect(pending, actor)
  if (overlay.version() !== before) changes.announce()
}

/** Calls `listener` after the city changed, at most once a frame. Answers with the way to stop. */
export const subscribeCity = changes.subscribe

/**
 * The city as it is shown: with what is on its way from this window, or as it was at the moment that is looked back at. The
 * same object always; what it answers changes.
 */
export const getCity = (): City => shownCity

/** The live city as the journal has it: for what must not be silenced by what nobody has confirmed yet. */
export const getConfirmedCity = (): City => board.city

const liveVersion = (): number => board.version() + overlay.version()
/** Raised by every change of what is shown; never the same of the live city and of a past one. */
export const cityVersion = (): number => {
  const past = getPast()
  return past ? -past.board.version() : liveVersion()
}

/** How long a line of the journal is waited for after the hub answered, ms; a cut connection brings none. */
const FOLDED_WITHIN_MS = 3000

/** Resolves once entry `seq` is folded here, or after some patience: the hub's answer may come before its event. */
export function cityAt(seq: number): Promise<void> {
  const isThere = () => (board.cursor()?.seq ?? 0) >= seq
  if (isThere()) return Promise.resolve()
  return new Promise((resolve) => {
    function done(): void {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, FOLDED_WITHIN_MS)
    const stop = subscribeCity(() => {
      if (isThere()) done()
    })
  })
}

/**
 * Reads the city and renders again only when what was read has changed: arrays and objects are compared one level deep.
 */
export function useCity<T>(select: (city: City) => T): T {
  const readsLive = useContext(ReadsLive)
  return useCityOf(readsLive ? liveCity : shownCity, readsLive ? liveVersion : cityVersion, select)
}

/** The same of the live city as the journal has it. */
export const useConfirmedCity = <T>(select: (city: City) => T): T => useCityOf(board.city, liveVersion, select)

/** How this thing stands to the journal: undefined where all of it that is shown is confirmed. */
export const useUnconfirmed = (aggregate: string, id: string): Unconfirmed | undefined =>
  useSyncExternalStore(subscribeCity, () => (getPast() ? undefined : overlay.markOf(aggregate, id)))

function useCityOf<T>(read: City, versionOf: () => number, select: (city: City) => T): T {
  const kept = useRef<{ version: number; select: (city: City) => T; value: T }>(undefined)
  return useSyncExternalStore(subscribeCity, (): T => {
    const version = versionOf()
    const former = kept.current
    if (former && former.version === version && former.select === select) return former.value
    const value = select(read)
    kept.current = { version, select, value: former && alike(former.value, value) ? former.value : value }
    return kept.current.value
  })
}

const opens = new Set<(aggregate: string, id: string) => void>()

/** Told of each history that a screen begins to read, so that the hub can be asked for it. */
export function onOpen(listener: (aggregate: string, id: string) => void): () => void {
  opens.add(listener)
  return () => opens.delete(listener)
}

type Lines = readonly ShownLine[] | undefined

/** What had been told up to entry `upTo`; the same list for the same lines. */
function createCut() {
  const cuts = new WeakMap<readonly ShownLine[], readonly ShownLine[]>()
  return (lines: Lines, upTo: number | undefined): Lines => {
    if (!lines || upTo === undefined || (lines.at(-1)?.seq ?? 0) <= upTo) return lines
    const count = lines.filter(({ seq }) => seq <= upTo).length
    const former = cuts.get(lines)
    if (former?.length === count) return former
    const cut = lines.slice(0, count)
    cuts.set(lines, cut)
    return cut
  }
}
const told = createCut()

/** The events that touched each of these things, oldest first; undefined until the hub has answered. */
export function useHistories(aggregate: string, ids: readonly string[]): readonly Lines[] {
  const kept = useRef<readonly Lines[]>([])
  const names = ids.join(' ')
  useEffect(() => {
    const all = names.split(' ').filter(Boolean)
    for (const id of all) if (board.histories.open({ aggregate, id })) for (const ask of opens) ask(aggregate, id)
    return () => {
      for (const id of all) board.histories.close({ aggregate, id })
    }
  }, [aggregate, names])
  return useSyncExternalStore(subscribeCity, () => {
    const past = getPast()
    const lines = ids.map((id) => {
      const all = board.histories.lines({ aggregate, id })
      // What is on its way now had not begun then.
      return past ? told(all, past.board.cursor()?.seq) : all && overlay.withLines(aggregate, id, all)
    })
    if (!alike(kept.current, lines)) kept.current = lines
    return kept.current
  })
}

/** The same of one thing. */
export const useHistory = (aggregate: string, id: string | undefined): Lines =>
  useHistories(aggregate, id === undefined ? [] : [id])[0]

export { useNow } from './clock.ts'
