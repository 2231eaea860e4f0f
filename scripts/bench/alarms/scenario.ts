import { assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import { unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID, world } from '@muster/shared/domain/world/world.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { lots } from '../harness/statistics.ts'

/** City time at which each story begins, epoch ms. */
export const T0 = 1_483_575_000_000
/** What San Francisco holds itself to, seconds. */
export const ASSIGN_SEC: Readonly<Record<string, number>> = { 1: 60, 2: 120, 3: 300, 4: 600, 5: 1200 }
const STATUS_SEC = {
  dispatched: 120,
  enroute: 780,
  onscene: 2160,
  transporting: 1650,
  athospital: 1980,
  returning: 1800,
}
const UNITS = 80
const DESK = { id: 'ann', name: 'Ann' }

/** An event and the second at which it happens. */
export type Told = { readonly sec: number; readonly event: Event }

/** The city before anything happens: its standards and its fleet. */
export function fleet(): readonly Event[] {
  const header = {
    city: 'bench',
    kind: 'live',
    sample: true,
    clock: { anchorAt: 0, anchorCityTime: T0, rate: 1 },
  } as const
  const standards = { assignSec: { ...ASSIGN_SEC }, responseSec: {}, statusSec: STATUS_SEC }
  const name = { en: 'Bench', zh: '基准' }
  const settings = { name, timeZone: 'UTC', lengthUnit: 'm', incidentTypes: [], outcomes: [], turnoutSec: {} } as const
  const profile = { kind: 'engine', capabilities: ['engine'], crew: 4, agencyId: 'sffd' } as const
  return [
    world.make.opened(WORLD_ID, header),
    world.make.configured(WORLD_ID, {
      settings: { ...settings, incidentTypes: [], outcomes: [], standards, stopAndStartSec: 0 },
    }),
    ...Array.from({ length: UNITS }, (_, i) =>
      unit.make.registered(`E${i}`, { ...profile, capabilities: ['engine'], callSign: `E${i}` }),
    ),
  ]
}

const call = (i: number, priority: number): Event =>
  incident.make.reported(`i${i}`, {
    number: `20170104-${i}`,
    type: 'medical',
    priority,
    place: { address: `${i} Market St` },
    area: { battalion: `B0${1 + (i % 9)}` },
  })

/** Priorities as a storm brings them: a third wants lights, most can wait. */
const priorityOf = (lot: number): number => (lot < 0.3 ? 1 : lot < 0.55 ? 2 : lot < 0.9 ? 3 : 4)

/**
 * A storm: so many events in so many seconds, evenly mixed. Four in ten are new calls; the desk sends to the oldest
 * urgent call while it has units, takes some, and crews report. Two crews are in danger on the way.
 */
export function storm(events: number, sec: number, seed: number): readonly Told[] {
  const draw = lots(seed)
  const told: Told[] = []
  const waiting: { id: string; priority: number; isTaken: boolean }[] = []
  const free = Array.from({ length: UNITS }, (_, i) => `E${i}`)
  const working: { id: string; unitId: string; incidentId: string; steps: ('enroute' | 'onscene')[] }[] = []
  const dangers = new Set([Math.floor(events * 0.4), Math.floor(events * 0.7)])
  const report = (i: number): Event => {
    const priority = priorityOf(draw())
    waiting.push({ id: `i${i}`, priority, isTaken: false })
    return call(i, priority)
  }
  const send = (i: number): Event | undefined => {
    waiting.sort((one, other) => one.priority - other.priority)
    const unitId = waiting.length > 0 ? free.pop() : undefined
    const to = unitId === undefined ? undefined : waiting.shift()
    if (unitId === undefined || !to) return undefined
    working.push({ id: `a${i}`, unitId, incidentId: to.id, steps: ['enroute', 'onscene'] })
    return assignment.make.made(`a${i}`, { unitId, incidentId: to.id })
  }
  const advance = (): Event | undefined => {
    const work = working.find(({ steps }) => steps.length > 0)
    const status = work?.steps.shift()
    if (!work || !status) return undefined
    return assignment.make.advanced(work.id, { unitId: work.unitId, incidentId: work.incidentId, status })
  }
  const take = (): Event | undefined => {
    const one = waiting.find(({ isTaken }) => !isTaken)
    if (!one) return undefined
    one.isTaken = true
    return incident.make.taken(one.id, { owner: DESK })
  }
  const danger = (i: number): Event => {
    const work = working[i % Math.max(1, working.length)]
    if (!work) return unit.make.statusSet('E0', { status: 'emergency' })
    work.steps.length = 0
    const { id, unitId, incidentId } = work
    return assignment.make.advanced(id, { unitId, incidentId, status: 'emergency' })
  }
  for (let i = 0; i < events; i += 1) {
    const lot = draw()
    const some = lot < 0.2 ? send(i) : lot < 0.45 ? advance() : lot < 0.55 ? take() : undefined
    const note = lot < 0.6 && waiting[0] ? incident.make.noted(waiting[0].id, { text: 'another caller' }) : undefined
    told.push({ sec: (i * sec) / events, event: dangers.has(i) ? danger(i) : (some ?? note ?? report(i)) })
  }
  return told
}

/**
 * A calm evening: a call each three minutes, sent within its limit; one in eight is priority 2 and waits too long until
 * somebody takes it, half a minute later, and sends.
 */
export function calm(sec: number, seed: number): readonly Told[] {
  const draw = lots(seed)
  const told: Told[] = []
  for (let i = 0; i * 180 < sec; i += 1) {
    const at = i * 180 + draw() * 60
    const isLate = draw() < 1 / 8
    told.push({ sec: at, event: call(i, 2) })
    if (isLate) told.push({ sec: at + 150, event: incident.make.taken(`i${i}`, { owner: DESK }) })
    const unitId = `E${i % UNITS}`
    const work = { unitId, incidentId: `i${i}` }
    const sentAt = at + (isLate ? 160 : 40)
    told.push(
      { sec: sentAt, event: assignment.make.made(`a${i}`, work) },
      { sec: sentAt + 80, event: assignment.make.advanced(`a${i}`, { ...work, status: 'enroute' }) },
      { sec: sentAt + 400, event: assignment.make.advanced(`a${i}`, { ...work, status: 'onscene' }) },
      {
        sec: sentAt + 1500,
        event: assignment.make.ended(`a${i}`, { ...work, cause: 'cleared', unitBecomes: 'available' }),
      },
      { sec: sentAt + 1510, event: incident.make.closed(`i${i}`, { outcome: 'handled' }) },
    )
  }
  return told.filter((one) => one.sec < sec).sort((one, other) => one.sec - other.sec)
}
