import { conditionsOf } from '@muster/shared/alarms/conditions.ts'
import { type AlarmPicture, judge, NO_ALARMS } from '@muster/shared/alarms/judge.ts'
import { linesOf } from '@muster/shared/alarms/lines.ts'
import { FRESH_EAR, LATEST_SOUND_MS, listen } from '@muster/shared/alarms/sounds.ts'
import { type City, cityOf } from '@muster/shared/domain/city.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { check } from '../benchmark.ts'
import { ASSIGN_SEC, fleet, T0, type Told } from './scenario.ts'

/** What a desk heard and saw of a story. */
export type Heard = {
  /** Seconds at which it sounded. */
  readonly sounds: readonly number[]
  /** Alarms of priority 1, and of any. */
  readonly urgent: number
  readonly alarms: number
  /** Longest time until a sound told of an alarm of priority 1 that nobody had taken, s. */
  readonly longestSec: number
  /** ms of each look. */
  readonly looks: readonly number[]
}

/** Priority 1 alarms by the plainest reading of the city, beside which the engine's are checked. */
function urgentOf(city: City, now: number): { readonly id: string; readonly isTaken: boolean }[] {
  const found = []
  for (const { id, status, priority, since, owner } of city.all('incident'))
    if (status === 'waiting' && priority === 1 && now - since >= (ASSIGN_SEC[1] ?? 0) * 1000)
      found.push({ id: `callOver--${id}`, isTaken: owner !== undefined })
  for (const { id, status } of city.all('unit'))
    if (status === 'emergency') found.push({ id: `emergency--${id}`, isTaken: false })
  return found
}

/** Holds what one look showed and told against the plain reading; answers since when each waits to be heard. */
function checkLook(city: City, now: number, picture: AlarmPicture, unheard: Map<string, number>, isSound: boolean) {
  const own = new Set(linesOf(picture).flatMap(({ kind, alarms }) => (kind === 'one' ? [alarms[0].id] : [])))
  const urgent = urgentOf(city, now)
  let longest = 0
  for (const { id, isTaken } of urgent) {
    check(own.has(id), `${id} is priority 1 and has no line of its own`)
    if (isTaken) continue
    const since = unheard.get(id) ?? now
    if (since === Number.POSITIVE_INFINITY) continue
    check(isSound || !id.startsWith('emergency') || since < now, `${id} came without a sound`)
    check(now - since <= LATEST_SOUND_MS, `${id} stood ${(now - since) / 1000} s without a sound`)
    longest = Math.max(longest, now - since)
    unheard.set(id, isSound ? Number.POSITIVE_INFINITY : since)
  }
  const ids = new Set(urgent.map(({ id }) => id))
  check(
    [...own].every((id) => !id.startsWith('emergency') || ids.has(id)),
    'an emergency is shown that is none',
  )
  return { ids, longest }
}

/** Plays a story to one desk, which looks each second. */
export function hear(story: readonly Told[], sec: number): Heard {
  const records = createRecords()
  let seq = 0
  const fold = (event: Event, cityTime: number): void => {
    seq += 1
    const entry = {
      seq,
      at: cityTime,
      cityTime,
      actor: { id: 'bench', name: 'Bench' },
      command: 'bench',
      events: [event],
    }
    check(cityFold.apply(records, entry).faults.length === 0, `${event.type} does not fold`)
  }
  for (const event of fleet()) fold(event, T0)
  const city = cityOf(records)
  const [sounds, looks] = [[] as number[], [] as number[]]
  const [urgent, alarms] = [new Set<string>(), new Set<string>()]
  const unheard = new Map<string, number>()
  let [picture, ear, told, longestMs] = [NO_ALARMS, FRESH_EAR, 0, 0]
  for (let second = 0; second <= sec; second += 1) {
    const now = T0 + second * 1000
    for (let next = story[told]; next && next.sec <= second; next = story[told]) {
      fold(next.event, T0 + Math.round(next.sec * 1000))
      told += 1
    }
    const started = performance.now()
    picture = judge(picture, conditionsOf({ city, now }), city, now)
    const answer = listen(ear, { alarms: picture.standing, isFlood: picture.isFlood, muted: new Set(), now })
    looks.push(performance.now() - started)
    ear = answer.ear
    if (answer.sound) sounds.push(second)
    const { ids, longest } = checkLook(city, now, picture, unheard, answer.sound !== undefined)
    longestMs = Math.max(longestMs, longest)
    for (const id of ids) urgent.add(id)
    for (const { id, cameAt } of picture.standing) alarms.add(`${id} ${cameAt}`)
  }
  check(told === story.length, `${story.length - told} events were not told`)
  return { sounds, urgent: urgent.size, alarms: alarms.size, longestSec: longestMs / 1000, looks }
}
