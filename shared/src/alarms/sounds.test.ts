import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cityOf } from '../domain/city.ts'
import { createRecords } from '../kernel/state.ts'
import type { Alarm, AlarmPriority, Condition } from './alarm.ts'
import { type AlarmPicture, FLOOD_WINDOW_MS, judge, NO_ALARMS } from './judge.ts'
import { linesOf } from './lines.ts'
import { FRESH_EAR, LATEST_SOUND_MS, listen } from './sounds.ts'

const T0 = 1_483_575_000_000
const city = cityOf(createRecords())
const alarm = (id: string, priority: AlarmPriority, said: Partial<Alarm> = {}): Alarm => ({
  id,
  kind: 'callOver',
  priority,
  cause: 'callOver B03',
  since: T0,
  cameAt: T0,
  subject: id,
  facts: {},
  ...said,
})
const NOBODY: ReadonlySet<string> = new Set()

/** Seconds at which it sounds while these stand, looked at each second. */
function soundsFor(alarms: readonly Alarm[], { sec = 600, isFlood = false, muted = NOBODY } = {}) {
  const heard: [sec: number, priority: AlarmPriority][] = []
  let ear = FRESH_EAR
  for (let now = 0; now < sec; now += 1) {
    const answer = listen(ear, { alarms, isFlood, muted, now: now * 1000 })
    ear = answer.ear
    if (answer.sound) heard.push([now, answer.sound])
  }
  return heard
}

test('what nobody takes sounds again after a minute; what is taken or muted makes no sound', () => {
  expect(soundsFor([alarm('a', 1)], { sec: 119 })).toEqual([
    [0, 1],
    [60, 1],
  ])
  expect(soundsFor([alarm('a', 1, { takenBy: 'Ann' })])).toEqual([])
  expect(soundsFor([alarm('a', 1)], { muted: new Set(['a']) })).toEqual([])
})

test('many at once are one sound, that of the highest', () => {
  expect(soundsFor([alarm('a', 3), alarm('b', 1), alarm('c', 2)], { sec: 59 })).toEqual([[0, 1]])
})

test('in a flood only priority 1 sounds, and what it kept quiet is not told when it ends', () => {
  expect(soundsFor([alarm('a', 3), alarm('b', 2)], { isFlood: true })).toEqual([])
  const { ear } = listen(FRESH_EAR, { alarms: [alarm('a', 2)], isFlood: true, muted: NOBODY, now: 0 })
  expect(listen(ear, { alarms: [alarm('a', 2)], isFlood: false, muted: NOBODY, now: 1000 }).sound).toBeUndefined()
})

test('a calm desk with one low alarm that nobody takes hears one sound in ten minutes', () => {
  expect(soundsFor([alarm('a', 3)])).toEqual([[0, 3]])
})

const KINDS = ['emergency', 'callOver', 'unitOver', 'unitSilent', 'feedBad'] as const
const PRIORITY = { emergency: 1, callOver: 1, unitOver: 2, unitSilent: 3, feedBad: 3 } as const
/** Things that are wrong from one second to another, of any kind, taken or not. */
const troubles = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    subject: fc.nat(60),
    from: fc.nat(1800),
    lasts: fc.nat(600),
    isTaken: fc.boolean(),
  }),
  { maxLength: 120 },
)

test('whatever happens, no priority 1 alarm is without a line, none stands unheard, and the ear is spared', () => {
  fc.assert(
    fc.property(troubles, (given) => {
      const sounds: number[] = []
      const emergencies: number[] = []
      const said = new Map<string, number>()
      let ear = FRESH_EAR
      let picture: AlarmPicture = NO_ALARMS
      for (let sec = 0; sec < 2400; sec += 1) {
        const now = T0 + sec * 1000
        const wrong = new Map<string, Condition>()
        for (const { kind, subject, from, lasts, isTaken } of given) {
          const id = `${kind}--${subject}`
          const since = T0 + from * 1000
          if (sec < from || sec > from + lasts || wrong.has(id)) continue
          const owner = isTaken ? { takenBy: 'Ann' } : {}
          wrong.set(id, {
            id,
            kind,
            priority: PRIORITY[kind],
            cause: kind,
            since,
            overFrom: since,
            subject: id,
            facts: {},
            ...owner,
          })
        }
        const before = new Set(picture.standing.map(({ id, cameAt }) => `${id} ${cameAt}`))
        picture = judge(picture, [...wrong.values()], city, now)
        const answer = listen(ear, { alarms: picture.standing, isFlood: picture.isFlood, muted: NOBODY, now })
        ear = answer.ear
        if (answer.sound) sounds.push(now)
        const own = new Set(linesOf(picture).flatMap(({ kind, alarms }) => (kind === 'one' ? [alarms[0].id] : [])))
        for (const { id, priority } of wrong.values()) if (priority === 1) expect(own).toContain(id)
        for (const { id, kind, priority, cameAt, takenBy } of picture.standing) {
          if (priority !== 1 || takenBy) continue
          const isNew = !before.has(`${id} ${cameAt}`)
          if (answer.sound) said.set(`${id} ${cameAt}`, now)
          if (kind === 'emergency' && isNew) {
            emergencies.push(now)
            expect(answer.sound).toBe(1)
          }
          // An alarm that was taken, and is again nobody's, waits from then on.
          if (isNew) said.set(`${id} ${cameAt}`, said.get(`${id} ${cameAt}`) ?? now)
          expect(now - (said.get(`${id} ${cameAt}`) ?? now)).toBeLessThanOrEqual(LATEST_SOUND_MS)
        }
        const heard = sounds.filter((at) => now - at < FLOOD_WINDOW_MS).length
        const urgent = emergencies.filter((at) => now - at < FLOOD_WINDOW_MS).length
        expect(heard).toBeLessThanOrEqual(8 + urgent)
      }
    }),
    { numRuns: 15 },
  )
})
