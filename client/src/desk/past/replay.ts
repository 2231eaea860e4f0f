import type { Entry } from '@muster/shared/kernel/entry.ts'
import { useSyncExternalStore } from 'react'
import { sayNow } from '../../i18n/index.ts'
import { alike } from '../../live/alike.ts'
import { createAnnouncer } from '../../live/announcer.ts'
import { announceCity } from '../../live/city.ts'
import { cityRate, liveNow } from '../../live/clock.ts'
import type { Problem } from '../../live/hub.ts'
import { getLink, subscribeLink } from '../../live/link.ts'
import { showPast } from '../../live/shown.ts'
import { announceTracks } from '../../live/tracks.ts'
import { pressedFor, printedKey } from '../../ui/keymap.ts'
import type { Speed } from '../speeds.ts'
import { askEntries, askFixes, askState, beginning } from './askPast.ts'
import { type Moment, momentOf } from './moment.ts'
import { pastText } from './momentText.ts'
import { createPastTracks } from './pastTracks.ts'
import { createReel } from './reel.ts'

/**
 * Where the reader stands in time. `loading` and `failed` are about the moment that is wanted; `isPast`: what is shown is a
 * past city, if only that of the moment before it.
 */
export type Replay = {
  readonly state: 'live' | 'loading' | 'past' | 'failed'
  readonly isPast: boolean
  readonly wanted?: string
  readonly problem?: Problem
}

const TICK_MS = 250
/** Entries are read ahead for so long a time on this machine, ms; a hub that does not answer is left alone as long. */
const AHEAD_MS = 20_000
const READ_AGAIN_MS = 500
const FAILED_AGAIN_MS = 3000
/** The archive is asked by many at once: so long it is left alone, ms. */
const BUSY_MS = 1500
/** An entry is opened with so many before it, so that stepping back does not ask each time. */
const BEFORE = 200
/** A time is opened from so long before, ms, for the same reason. */
const BEFORE_MS = 30 * 60_000
/** A unit that stands at a call tells little: so long back its place is looked for, ms. */
const FIXES_BACK_MS = 20 * 60_000
const FIXES_AHEAD_MS = 2 * 60_000
/** As near as this to now, the live city is the truer one, ms on this machine. */
const ARRIVED_MS = 3000
/** The clock of the hub may differ by so much from what is reckoned here, ms on this machine. */
const UNSURE_MS = 500
/** The key that leads back to now, as it is declared. */
export const LIVE_KEY = 'Shift+g'
const UNREACHABLE: Problem = { status: 0, code: 'unreachable', detail: '' }
const LIVE: Replay = { state: 'live', isPast: false }

const changes = createAnnouncer()
const reel = createReel()
const tracks = createPastTracks()
let replay = LIVE
let anchor = { cityTime: 0, since: 0 }
let speed = 0
let isLoading = false
let isReading = false
let readAgainAt = 0
let isAskingFixes = false
let timer: ReturnType<typeof setInterval> | undefined
let atEnd: () => void = () => undefined

const refusal = () => sayNow('replay.refused', { time: pastText(), key: printedKey(pressedFor(LIVE_KEY)) })
const past = { board: reel.board, tracks: tracks.table, now, rate: () => speed * cityRate(), refusal }

/** City time of what is shown, as far as it is known what happened until then. */
function now(): number {
  if (speed === 0) return anchor.cityTime
  const reckoned = anchor.cityTime + (performance.now() - anchor.since) * speed * cityRate()
  return Math.max(anchor.cityTime, Math.min(reckoned, reel.until(), liveNow()))
}

function set(next: Partial<Replay>): void {
  const after = { ...replay, ...next }
  if (alike(after, replay)) return
  replay = after
  changes.announce()
}

/** Reads on in the journal, where what is known does not reach far enough ahead. */
async function readOn(): Promise<void> {
  const isEnough = reel.until() - now() > AHEAD_MS * Math.max(1, speed * cityRate())
  if (isReading || isEnough || performance.now() < readAgainAt) return
  isReading = true
  const [after, askedAt] = [reel.to(), liveNow()]
  const read = await askEntries(after)
  isReading = false
  readAgainAt = performance.now() + (read ? READ_AGAIN_MS : FAILED_AGAIN_MS)
  // Another stretch was begun meanwhile.
  if (reel.to() !== after) return
  if (read) reel.add(read.entries, read.to, read.isEnd ? askedAt - UNSURE_MS * cityRate() : undefined)
}

/** Asks where units were, where that is not known of what is shown. */
async function askWhere(): Promise<void> {
  if (isAskingFixes || tracks.covers(now()) || performance.now() < readAgainAt) return
  isAskingFixes = true
  const at = now()
  // Nothing is known of the future: what comes until then is asked for then.
  const to = Math.min(at + FIXES_AHEAD_MS * Math.max(1, speed * cityRate()), Math.max(at, liveNow()))
  const told = await askFixes({ from: at - FIXES_BACK_MS, at, to })
  isAskingFixes = false
  // What was not to be had then is not asked for at every step.
  tracks.load(told?.fixes ?? [], told?.span ?? { from: at - FIXES_BACK_MS, to })
  tracks.wind(now())
  announceTracks()
  if (!tracks.covers(now())) void askWhere()
}

function tick(): void {
  const at = now()
  // What had to be waited for is not made up for in a leap.
  anchor = { cityTime: at, since: performance.now() }
  if (reel.wind({ cityTime: at })) announceCity()
  tracks.wind(at)
  announceTracks()
  void readOn()
  void askWhere()
  if (at >= liveNow() - ARRIVED_MS * cityRate()) atEnd()
}

function setSpeed(next: number): void {
  anchor = { cityTime: now(), since: performance.now() }
  speed = next
  clearInterval(timer)
  timer = speed > 0 && replay.isPast ? setInterval(tick, TICK_MS) : undefined
}

function arrive(moment: Moment): void {
  reel.wind(moment)
  const cityTime = 'cityTime' in moment ? moment.cityTime : (reel.time() ?? reel.next()?.cityTime ?? liveNow())
  anchor = { cityTime, since: performance.now() }
  tracks.wind(cityTime)
  set({ state: 'past', isPast: true, problem: undefined })
  showPast(past)
  setSpeed(speed)
  announceCity()
  announceTracks()
  void readOn()
  void askWhere()
}

/** The city from a while before a time of the city, and all that happened until then. */
async function fetchTime(cityTime: number): Promise<Problem | (() => void)> {
  const begun = (await beginning()) ?? cityTime
  const from = Math.min(cityTime, Math.max(begun, cityTime - BEFORE_MS))
  const base = await askState({ cityTime: from })
  if (!base.ok) return base.problem
  const entries: Entry[] = []
  let to = base.body.seq
  let until: number | undefined
  while (until === undefined && (entries.at(-1)?.cityTime ?? 0) <= cityTime) {
    const askedAt = liveNow()
    const read = await askEntries(to)
    if (!read) return UNREACHABLE
    entries.push(...read.entries)
    to = read.to
    if (read.isEnd) until = Math.max(cityTime, askedAt - UNSURE_MS * cityRate())
  }
  return () => {
    reel.load(base.body, from)
    reel.add(entries, to, until)
  }
}

/** Fetches the city at a moment: what loads it into the reel, or the problem where the hub does not tell it. */
async function fetchPast(at: string): Promise<Problem | (() => void)> {
  const moment = momentOf(at)
  if (moment && 'cityTime' in moment && moment.cityTime < liveNow()) return fetchTime(moment.cityTime)
  if (!moment || 'cityTime' in moment) {
    // Not readable, or not yet: the hub says so in its words.
    const told = await askState(moment ?? at)
    return told.ok ? () => reel.load(told.body, moment?.cityTime) : told.problem
  }
  const first = Math.max(1, moment.seq - BEFORE)
  const [base, stretch] = await Promise.all([askState({ seq: first }), askEntries(first - 1)])
  if (!base.ok) return base.problem
  // What has not come yet the hub says in its own words.
  const there = stretch && stretch.to >= moment.seq ? base : await askState(moment)
  if (!there.ok) return there.problem
  if (!stretch) return () => reel.load(there.body)
  return () => {
    reel.load(base.body, stretch.entries.find(({ seq }) => seq === first)?.cityTime)
    reel.add(stretch.entries, stretch.to, stretch.isEnd ? liveNow() - UNSURE_MS * cityRate() : undefined)
  }
}

/** Goes on until what was wanted last is here, or cannot be had; what lies on the way there is shown meanwhile. */
async function load(): Promise<void> {
  if (isLoading) return
  isLoading = true
  while (replay.wanted !== undefined && replay.state === 'loading') {
    const at = replay.wanted
    const found = await fetchPast(at)
    // Left for now, or for a moment that was here already.
    if (replay.wanted === undefined || replay.state !== 'loading') break
    const moment = momentOf(at)
    if (typeof found === 'function' && moment) {
      found()
      arrive(moment)
      if (at !== replay.wanted) set({ state: 'loading' })
    } else if (typeof found === 'object' && found.retryAfterSec !== undefined)
      await new Promise((done) => setTimeout(done, BUSY_MS))
    else if (at === replay.wanted) set({ state: 'failed', ...(typeof found === 'object' && { problem: found }) })
  }
  isLoading = false
}

/**
 * Shows the city as it was at that moment, as an address writes it, and plays it from there; undefined: the live city. Until it
 * is here what was shown stays. `onEnd`: playing has reached now.
 */
export function lookAt(at: string | undefined, nextSpeed: Speed | undefined, onEnd: () => void): void {
  atEnd = onEnd
  if (at === undefined) {
    setSpeed(0)
    set({ ...LIVE, wanted: undefined, problem: undefined })
    showPast(undefined)
    return
  }
  if (at !== replay.wanted || replay.state === 'failed') {
    const moment = momentOf(at)
    set({ wanted: at })
    if (moment && reel.covers(moment)) arrive(moment)
    else {
      set({ state: 'loading', problem: undefined })
      void load()
    }
  }
  setSpeed(nextSpeed ?? 0)
}

/** Asks once more for the moment that could not be had. */
export function tryAgain(): void {
  if (replay.state !== 'failed') return
  set({ state: 'loading', problem: undefined })
  void load()
}
let wasLive = false
// The hub was away: once it is back nobody has to ask. One that is there and only slow is not asked again and again.
subscribeLink(() => {
  const isLive = getLink().state === 'live'
  if (isLive && !wasLive && replay.problem?.status === 0) tryAgain()
  wasLive = isLive
})

/** Where the reader stands in time. */
export const getReplay = (): Replay => replay
export const useReplay = (): Replay => useSyncExternalStore(changes.subscribe, getReplay)

/** The reel that is shown, for whoever steps along it. */
export const getReel = () => reel
