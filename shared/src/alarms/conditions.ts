import { alarmIdOf } from '../domain/alarm/kinds.ts'
import type { City } from '../domain/city.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { Unit } from '../domain/unit/unit.ts'
import { WORLD_ID } from '../domain/world/world.ts'
import type { Alarm as HubAlarm } from '../wire/watch.ts'
import type { AlarmPriority, Condition } from './alarm.ts'
import { statusLimitSec, waitingLimitSec } from './limits.ts'

/** What a desk can look at. What it does not know is absent, and raises nothing by that alone. */
export type Looks = {
  readonly city: City
  /** City time, epoch ms. */
  readonly now: number
  /** City time of a unit's newest position; undefined where it has never told one. */
  readonly heardAt?: (unitId: string) => number | undefined
  readonly feeds?: readonly { readonly id: string; readonly state: string }[]
  readonly hub?: readonly HubAlarm[]
}

/**
 * Seconds without a position after which a unit on its way is looked for: its mark on the map is stale after two minutes,
 * and a tunnel or a garage may well take as long again.
 */
const SILENT_SEC = 300
/** Statuses in which a unit moves, and so tells its position. */
const MOVES: ReadonlySet<Unit['status']> = new Set(['enroute', 'transporting'])

const priorityOf = ({ priority }: Incident): AlarmPriority => (priority === 1 ? 1 : priority === 2 ? 2 : 3)

function callOver(call: Incident, { city, now }: Looks): Condition | undefined {
  const limitSec = waitingLimitSec(call, city.find('world', WORLD_ID)?.settings?.standards)
  if (limitSec === undefined || now < call.since + limitSec * 1000) return undefined
  const area = call.area?.battalion ?? ''
  return {
    id: alarmIdOf('callOver', call.id),
    kind: 'callOver',
    priority: priorityOf(call),
    cause: `callOver ${area}`,
    since: call.since,
    overFrom: call.since + limitSec * 1000,
    subject: call.id,
    incidentId: call.id,
    facts: { incident: call.number, priority: call.priority, type: call.type, area, limitSec },
    ...(call.owner && { takenBy: call.owner.name, takenById: call.owner.id }),
  }
}

/** Who has taken this occurrence: what was said of a former one does not count. */
function takerOf({ city }: Looks, id: string, since: number): Pick<Condition, 'takenBy' | 'takenById'> {
  const taken = city.find('alarm', id)?.taken
  return taken && taken.at >= since ? { takenBy: taken.by.name, takenById: taken.by.id } : {}
}

function ofUnit(unit: Unit, looks: Looks): readonly Condition[] {
  const { city, now, heardAt } = looks
  const call = unit.incidentId === undefined ? undefined : city.find('incident', unit.incidentId)
  const lesser: AlarmPriority = call?.priority === 1 ? 2 : 3
  const one = (kind: 'emergency' | 'unitOver' | 'unitSilent', priority: AlarmPriority, since: number, afterSec = 0) => {
    const id = alarmIdOf(kind, unit.id)
    return {
      id,
      kind,
      priority,
      cause: kind === 'unitOver' ? `unitOver ${unit.status}` : kind,
      since,
      overFrom: since + afterSec * 1000,
      subject: unit.id,
      ...(call && { incidentId: call.id }),
      facts: { unit: unit.callSign, status: unit.status, incident: call?.number ?? '' },
      ...takerOf(looks, id, unit.since),
    }
  }
  if (unit.status === 'emergency') return [one('emergency', 1, unit.since)]
  const limitSec = statusLimitSec(unit.status, city.find('world', WORLD_ID)?.settings?.standards)
  const isOver = limitSec !== undefined && now >= unit.since + limitSec * 1000
  const heard = MOVES.has(unit.status) ? heardAt?.(unit.id) : undefined
  const isSilent = heard !== undefined && now >= heard + SILENT_SEC * 1000
  return [
    ...(isOver ? [one('unitOver', lesser, unit.since, limitSec)] : []),
    ...(isSilent ? [one('unitSilent', lesser, heard, SILENT_SEC)] : []),
  ]
}

/** Feeds and the hub tell only that something is wrong now, not since when. */
function ofSystems(looks: Looks): readonly Condition[] {
  const { feeds = [], hub = [] } = looks
  const one = (kind: 'feedSilent' | 'feedBad' | 'hubOver' | 'hubWarn', subject: string, facts: Condition['facts']) => {
    const id = alarmIdOf(kind, subject)
    const priority: AlarmPriority = kind === 'hubOver' ? 2 : 3
    const cause = kind.startsWith('feed') ? 'feed' : 'hub'
    return { id, kind, priority, cause, subject, facts, ...takerOf(looks, id, 0) }
  }
  return [
    ...feeds.flatMap(({ id, state }) =>
      state === 'late' || state === 'bad' ? [one(state === 'late' ? 'feedSilent' : 'feedBad', id, { feed: id })] : [],
    ),
    // Feeds speak for themselves above.
    ...hub
      .filter(({ code }) => !code.startsWith('feed.'))
      .map(({ code, level, facts }) =>
        one(level === 'over' ? 'hubOver' : 'hubWarn', [code, facts.redis, facts.file].filter(Boolean).join('-'), {
          ...facts,
          code,
        }),
      ),
  ]
}

/** Everything that is wrong at this look. One walk over the city; nothing is kept. */
export function conditionsOf(looks: Looks): readonly Condition[] {
  const found: Condition[] = []
  for (const call of looks.city.all('incident')) {
    const over = call.status === 'waiting' ? callOver(call, looks) : undefined
    if (over) found.push(over)
  }
  for (const unit of looks.city.all('unit')) found.push(...ofUnit(unit, looks))
  found.push(...ofSystems(looks))
  return found
}
