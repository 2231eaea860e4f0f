import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import type { Event } from '../../kernel/entry.ts'
import { Text } from '../../kernel/measure.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import type { City } from '../city.ts'
import { command } from '../command.ts'
import { incident } from '../incident/incident.ts'
import { AlarmId, alarm } from './alarm.ts'
import { alarmOf } from './kinds.ts'

const strict = { additionalProperties: false }
const alarmId = AlarmId

/** A shift: whoever comes after must not inherit a silence that nobody remembers. */
const LONGEST_SEC = 8 * 3600
/** Who took an alarm is of no use once this has passed, ms. */
const TAKEN_FOR_MS = 24 * 3_600_000

/** Call sign or number of what a priority 1 alarm is about; undefined where the alarm is a lesser one. */
function urgentOf(city: City, id: string): string | undefined {
  const { kind, subject } = alarmOf(id)
  if (kind === 'emergency') return city.unit(subject).callSign
  if (kind !== 'callOver') return undefined
  const { priority, number } = city.incident(subject)
  return priority === 1 ? number : undefined
}

const lapsed = (city: City, cityTime: number): readonly Event[] =>
  [...city.all('alarm')]
    .filter(({ shelved, taken }) => (shelved?.until ?? 0) <= cityTime && (taken?.at ?? 0) + TAKEN_FOR_MS <= cityTime)
    .map(({ id }) => alarm.make.lapsed(id, {}))

export const take = command('alarm.take', {
  input: Type.Object({ alarmId }, strict),
  roles: ['calltaker', ...DESK, 'admin'],
  /** Puts the actor's name on it, everywhere. To take the alarm of a call is to take the call. */
  decide(city, { alarmId: id }, { actor, cityTime }): readonly Event[] | Refusal {
    const { kind, subject } = alarmOf(id)
    const by = { id: actor.id, name: actor.name }
    if (kind !== 'callOver') return [...lapsed(city, cityTime), alarm.make.taken(id, { by })]
    const call = city.incident(subject)
    if (call.owner?.id === actor.id) return refuse('incident.yours', { incident: call.number })
    return [incident.make.taken(call.id, { owner: by })]
  },
})

export const shelve = command('alarm.shelve', {
  input: Type.Object(
    { alarmId, reason: Text(200), forSec: Type.Integer({ minimum: 60, maximum: LONGEST_SEC }) },
    strict,
  ),
  roles: [...DESK, 'admin'],
  /** Puts it aside for everybody, for a while, with a reason; it comes back by itself. Priority 1 never is. */
  decide(city, { alarmId: id, reason, forSec }, { actor, cityTime }) {
    const urgent = urgentOf(city, id)
    if (urgent !== undefined) return refuse('alarm.urgent', { subject: urgent })
    const by = { id: actor.id, name: actor.name }
    return [...lapsed(city, cityTime), alarm.make.shelved(id, { by, reason, until: cityTime + forSec * 1000 })]
  },
  undo: (_city, { alarmId: id }) => ({ command: 'alarm.unshelve', input: { alarmId: id } }),
})

export const unshelve = command('alarm.unshelve', {
  input: Type.Object({ alarmId }, strict),
  roles: [...DESK, 'admin'],
  decide(city, { alarmId: id }, { cityTime }) {
    const { shelved } = city.alarm(id)
    if (!shelved || shelved.until <= cityTime) return refuse('alarm.notShelved')
    return [alarm.make.unshelved(id, {})]
  },
  undo(city, { alarmId: id }) {
    const { shelved } = city.alarm(id)
    if (!shelved) return undefined
    const forSec = Math.min(LONGEST_SEC, Math.max(60, Math.round((shelved.until - shelved.at) / 1000)))
    return { command: 'alarm.shelve', input: { alarmId: id, reason: shelved.reason, forSec } }
  },
})
