import type { Alarm } from '@muster/shared/alarms/alarm.ts'
import { BEHAVIOUR } from '@muster/shared/alarms/alarm.ts'
import { conditionsOf } from '@muster/shared/alarms/conditions.ts'
import { type AlarmPicture, judge, NO_ALARMS } from '@muster/shared/alarms/judge.ts'
import { waitingLimitSec } from '@muster/shared/alarms/limits.ts'
import { type AlarmLine, linesOf } from '@muster/shared/alarms/lines.ts'
import { FRESH_EAR, listen } from '@muster/shared/alarms/sounds.ts'
import type { City } from '@muster/shared/domain/city.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'
import { getConfirmedCity, subscribeCity } from '../../live/city.ts'
import { liveNow } from '../../live/clock.ts'
import { heardAt } from '../../live/tracks.ts'
import { getWatch } from '../../live/watch.ts'
import { sound } from './alarmSound.ts'
import { getFeeds } from './feeds.ts'
import { keepMutes } from './mutes.ts'

/** How many there are of each colour: over a limit, warnings and calls inside their limit, silenced. */
export type Counts = { readonly over: number; readonly near: number; readonly warn: number; readonly silent: number }

/** The alarms of this desk, as the strip and the list show them. */
export type DeskAlarms = AlarmPicture & {
  readonly lines: readonly AlarmLine[]
  readonly counts: Counts
  readonly muted: ReadonlySet<string>
  /** The one for the strip: urgent, or a call over its limit, not silenced; nobody's before those somebody has. */
  readonly first?: Alarm
  /** When the first look was, epoch ms of city time: what went before is not known here. */
  readonly since: number
}

/** What changes in the city is looked at within this, so that a key is answered at once; else each second. */
const SOON_MS = 200
const EACH_MS = 1000

const changes = createAnnouncer()
const NOBODY: ReadonlySet<string> = new Set()
const NO_COUNTS: Counts = { over: 0, near: 0, warn: 0, silent: 0 }
const NOTHING: DeskAlarms = { ...NO_ALARMS, lines: [], counts: NO_COUNTS, muted: NOBODY, since: 0 }
let shown = NOTHING
let shownAs = ''
let picture = NO_ALARMS
let ear = FRESH_EAR
let since = 0

function waitingInside(city: City, now: number): number {
  const standards = city.find('world', WORLD_ID)?.settings?.standards
  let count = 0
  for (const call of city.all('incident')) {
    const limitSec = call.status === 'waiting' ? (waitingLimitSec(call, standards) ?? Number.POSITIVE_INFINITY) : 0
    if (now < call.since + limitSec * 1000) count += 1
  }
  return count
}

/** Looks at the city, sounds where there is something to hear, and tells what is shown where that has changed. */
export function lookAtAlarms(): void {
  // A call goes on being told as waiting until the hub has said that somebody was sent to it.
  const city = getConfirmedCity()
  // Before the first snapshot nothing is known: nothing may look new only because it was loaded.
  if (!city.find('world', WORLD_ID)) return
  const now = liveNow()
  if (picture === NO_ALARMS) since = now
  const looks = { city, now, heardAt, feeds: getFeeds(), hub: getWatch().report?.alarms ?? [] }
  picture = judge(picture, conditionsOf(looks), city, now)
  const { standing, isFlood } = picture
  const muted = keepMutes(new Set(standing.map(({ id }) => id)))
  const alarms = standing.filter(({ shelved }) => !shelved)
  const heard = listen(ear, { alarms, isFlood, muted, now: performance.now() })
  ear = heard.ear
  if (heard.sound) sound(heard.sound)
  const loud = alarms.filter(({ id }) => !muted.has(id))
  const first = loud
    .filter(({ kind, priority }) => BEHAVIOUR[kind].tone === 'over' && (priority < 3 || kind === 'callOver'))
    .sort((one, other) => Number(one.takenBy !== undefined) - Number(other.takenBy !== undefined))[0]
  const toned = (tone: string) => loud.filter(({ kind }) => BEHAVIOUR[kind].tone === tone).length
  const counts = {
    over: toned('over'),
    near: waitingInside(city, now),
    warn: toned('warn'),
    silent: standing.length - loud.length,
  }
  // Ids, times and names say whether anything shown has changed; timers run by themselves.
  const as = JSON.stringify([standing, picture.past.length, picture.past[0]?.id, isFlood, counts, [...muted]])
  if (as === shownAs) return
  shownAs = as
  shown = { ...picture, lines: linesOf(picture), counts, muted, since, ...(first && { first }) }
  changes.announce()
}

let stops: readonly (() => void)[] = []
let readers = 0

function start(): void {
  let soon: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(soon)
    soon = undefined
    lookAtAlarms()
  }
  const stopCity = subscribeCity(() => {
    soon ??= setTimeout(look, SOON_MS)
  })
  const each = setInterval(look, EACH_MS)
  stops = [stopCity, () => clearInterval(each), () => clearTimeout(soon)]
}

function subscribe(listener: () => void): () => void {
  const stop = changes.subscribe(listener)
  readers += 1
  if (readers === 1) start()
  return () => {
    stop()
    readers -= 1
    if (readers === 0) for (const one of stops) one()
  }
}

/** The alarms of this desk; renders anew only when one of them has changed. */
export const useAlarms = (): DeskAlarms => useSyncExternalStore(subscribe, () => shown)
