import type { City } from '@muster/shared/domain/city.ts'
import { complexOf } from '@muster/shared/domain/complex/members.ts'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { createAnnouncer } from '../live/announcer.ts'
import { getConfirmedCity, useConfirmedCity } from '../live/city.ts'
import { liveNow } from '../live/clock.ts'
import { askHub } from '../live/hub.ts'
import { useLink } from '../live/link.ts'
import { closedRoads } from './closedRoads.ts'
import { useReplay } from './past/replay.ts'

/** Why a unit stands where it stands: a code that the words know, and its facts. */
export type Reason = { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> }

/**
 * A unit that could go. `rank`: its place in the recommended set, from 1; null where it is not in it. `seconds` until it
 * arrives, turn-out included; `metres` by road.
 */
export type RankedUnit = {
  readonly id: string
  readonly rank: number | null
  readonly seconds: number
  readonly secondsP90: number
  readonly turnoutSec: number
  readonly metres: number
  /** The lesser call that it would be taken from. */
  readonly breaksOff?: string
  readonly reasons: readonly Reason[]
  readonly route?: { readonly type: 'LineString'; readonly coordinates: readonly (readonly [number, number])[] }
}

/** A unit worth waiting for: free in `freeInSec`, there in `seconds`, `soonerSec` before `than`, where anybody else can come. */
export type AwaitedUnit = {
  readonly id: string
  readonly capability: string
  readonly freeInSec: number
  readonly seconds: number
  readonly than?: string
  readonly soonerSec?: number
}

/** Whom the hub would send, at journal entry `seq`; `standardSec`: what the city promises for such a call. */
export type Recommendation = {
  readonly incidentId: string
  readonly seq: number
  /** City time that it is worked out for. */
  readonly time: string
  readonly standardSec?: number
  readonly needs: readonly { readonly capability: string; readonly count: number }[]
  readonly units: readonly RankedUnit[]
  readonly soon: readonly AwaitedUnit[]
  readonly notChosen: readonly (Reason & { readonly id: string })[]
  /** Whom to ask where the city's own units do not suffice; `lateSec`: how much too late its first one is. */
  readonly aid: readonly {
    readonly agencyId: string
    readonly capability: string
    readonly count: number
    readonly lateSec?: number
  }[]
  readonly unmet: readonly { readonly capability: string; readonly count: number; readonly reason: string }[]
  /** By the city's rules for a surge it gets less than it needs: none now, or one. */
  readonly triage?: { readonly response: 'none' | 'one'; readonly complex: string }
}

/** What is known of the recommendation; `past`: advice is for now, not for a moment that is looked back at; `atMs`: city time at which it was worked out. It stays while a newer one is fetched. */
export type Advice = {
  readonly state: 'loading' | 'ready' | 'failed' | 'past'
  readonly recommendation?: Recommendation
  readonly atMs?: number
}

const LOADING: Advice = { state: 'loading' }
const PAST: Advice = { state: 'past' }
/** Units change several times a second in a busy hour; advice is asked for at most this often. */
const NOT_OFTENER_THAN_MS = 1000
/** Units move without any event; after this long the arrival times are old. */
const OLD_AFTER_MS = 10_000
/** Closures begin and end by the clock alone: so often it is looked at, ms. */
const CLOCK_MS = 1000
/** Calls whose advice is kept, so that going back to one shows it at once. */
const KEPT = 20

const changes = createAnnouncer()
const advices = new Map<string, Advice>()
const askedAt = new Map<string, number>()

function keep(incidentId: string, advice: Advice): void {
  advices.delete(incidentId)
  advices.set(incidentId, advice)
  const [oldest] = advices.keys()
  if (advices.size > KEPT && oldest !== undefined) advices.delete(oldest)
  changes.announce()
}

async function ask(incidentId: string): Promise<void> {
  askedAt.set(incidentId, performance.now())
  const reply = await askHub<Recommendation>(`recommendations?incident=${encodeURIComponent(incidentId)}`)
  const known = advices.get(incidentId)
  // Answers may overtake each other: an older state of the city never replaces a newer one.
  if (reply.ok && reply.body.seq < (known?.recommendation?.seq ?? 0)) return
  if (reply.ok) keep(incidentId, { state: 'ready', recommendation: reply.body, atMs: liveNow() })
  else keep(incidentId, { ...known, state: 'failed' })
}

/** Changes whenever a unit becomes free or busy, or the call itself moves: the advice is then another. */
function circumstances(city: City, incidentId: string): string {
  const { place, type, status, priority, alarm } = city.find('incident', incidentId) ?? {}
  let free = 0
  let newest = 0
  for (const unit of city.all('unit')) {
    if (unit.assignmentId === undefined && !unit.lock) free += 1
    newest = Math.max(newest, unit.since, unit.lock?.since ?? 0)
  }
  const where = [place?.point?.coordinates, complexOf(city, incidentId)]
  return JSON.stringify([type, alarm, status, priority, where, free, newest])
}

/**
 * Whom the hub recommends for a call: kept per call, asked for anew when units or the call change, at most once a second, at once when roads are closed or opened,
 * and every ten seconds because units drive. Not live, the last answer stays and grows old.
 */
export function useRecommendation(incidentId: string | undefined): Advice {
  // What is only on its way is not known to the hub that is asked.
  const now = useConfirmedCity((city) => (incidentId === undefined ? '' : circumstances(city, incidentId)))
  const roads = useConfirmedCity((city) => closedRoads(city, liveNow()))
  const askedWith = useRef(roads)
  const { isPast } = useReplay()
  const isLive = useLink().state === 'live' && !isPast
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` and `roads` say when to ask, not what.
  useEffect(() => {
    if (incidentId === undefined || !isLive) return
    const sinceAsked = () => performance.now() - (askedAt.get(incidentId) ?? Number.NEGATIVE_INFINITY)
    // Roads are closed seldom, and what is on the screen is wrong at once.
    const waitMs = askedWith.current === roads ? Math.max(0, NOT_OFTENER_THAN_MS - sinceAsked()) : 0
    askedWith.current = roads
    const soon = setTimeout(() => void ask(incidentId), waitMs)
    const later = setInterval(() => {
      const closed = closedRoads(getConfirmedCity(), liveNow())
      if (closed === askedWith.current && sinceAsked() < OLD_AFTER_MS) return
      askedWith.current = closed
      void ask(incidentId)
    }, CLOCK_MS)
    return () => {
      clearTimeout(soon)
      clearInterval(later)
    }
  }, [incidentId, isLive, now, roads])
  return useSyncExternalStore(changes.subscribe, () =>
    isPast ? PAST : incidentId === undefined ? LOADING : (advices.get(incidentId) ?? LOADING),
  )
}

/** The recommended set of an advice, first to be sent first. */
export const recommendedOf = ({ recommendation }: Advice): readonly RankedUnit[] =>
  (recommendation?.units ?? []).filter(({ rank }) => rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
