import { WORLD_ID } from '../domain/world/world.ts'
import { clockText } from '../kernel/clockText.ts'
import type { LngLat } from '../kernel/measure.ts'
import { tellAnswers } from './answers.ts'
import { calledClosure } from './closing.ts'
import { type CommandCall, type Desk, isLineRefusal, type LineRefusal, type Plan, type Said } from './order.ts'
import { writtenNumber } from './resolve.ts'
import { ranked, withRecommended } from './toCommands.ts'

/** What a plan would do, said before it is done, and what it is about: for the preview in words, panes and map. */
export type Description = {
  readonly will: Said
  readonly incidentId?: string
  readonly unitIds?: readonly string[]
  readonly point?: readonly [number, number]
  /** A road that would be closed. */
  readonly line?: readonly LngLat[]
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined

const pointOf = (place: unknown): readonly [number, number] | undefined => {
  const coordinates = partOf(partOf(place, 'point'), 'coordinates')
  if (!Array.isArray(coordinates)) return undefined
  const [lng, lat] = coordinates
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : undefined
}

const isPlace = (value: unknown): value is [number, number] =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'

/** The line of a road to be closed, or of one that would be opened. */
const lineOf = (geometry: unknown): readonly LngLat[] | undefined => {
  const coordinates = partOf(geometry, 'coordinates')
  return Array.isArray(coordinates) && coordinates.every(isPlace) ? coordinates : undefined
}

/** What one command would do. Several statuses on one line are told together. */
function describeCommand({ command, input }: CommandCall, desk: Desk): Description {
  const { city } = desk
  const incidentId = textOf(input.incidentId) || undefined
  const unitIds = [...listOf(input.unitIds), ...(input.unitId ? [textOf(input.unitId)] : [])]
  const incident = incidentId === undefined ? undefined : city.find('incident', incidentId)
  const other = city.find('incident', textOf(input.intoId) || textOf(input.otherId))
  const lifted = city.find('closure', textOf(input.closureId))
  const timeZone = city.find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC'
  const types = city.find('world', 'world')?.settings?.incidentTypes ?? []
  const type = types.find(({ id }) => id === input.type)
  const facts = {
    incident: incident ? writtenNumber(incident, desk) : '',
    other: other ? writtenNumber(other, desk) : '',
    units: unitIds.map((id) => city.find('unit', id)?.callSign ?? id),
    count: typeof input.count === 'number' ? input.count : unitIds.length,
    capability: textOf(input.capability),
    agency: city.find('agency', textOf(input.agencyId))?.name,
    status: textOf(input.status),
    text: textOf(input.text) || textOf(input.outcome) || textOf(input.reason),
    priority: input.priority ?? type?.priority,
    type: type?.name,
    alarm: typeof input.alarm === 'number' ? input.alarm : '',
    place: textOf(partOf(input.place, 'address')),
    sectors: listOf(input.sectors),
    station: city.find('facility', textOf(input.facilityId))?.name,
    kind: textOf(input.kind),
    street: textOf(input.street),
    crossings: listOf(input.crossings).join(' – '),
    until: typeof input.until === 'number' ? `→ ${clockText(input.until, timeZone, 'minutes')}` : '',
    closure: lifted ? calledClosure(lifted) : '',
    colleague: city.find('person', textOf(input.to) || textOf(input.from))?.name,
  }
  const point = pointOf(input.place)
  const where = command !== 'incident.report' || point ? '' : facts.place ? '.unplaced' : '.nowhere'
  const all = command === 'shift.leave' && facts.sectors.length === 0 ? '.all' : ''
  return {
    will: { key: `commandline.will.${command}${where}${all}`, facts },
    incidentId,
    unitIds,
    point,
    line: lineOf(input.geometry ?? lifted?.geometry),
  }
}

/** Answers of one line are told together, with the priority to which they raise the call. */
function describeAnswers(first: CommandCall, calls: readonly CommandCall[], desk: Desk): Description {
  const { will, incidentId, unitIds } = describeCommand(first, desk)
  const incident = incidentId === undefined ? undefined : desk.city.find('incident', incidentId)
  if (!incident || !('key' in will)) return { will, incidentId, unitIds }
  const { text, priority } = tellAnswers(calls, incident, desk)
  const key = priority === undefined ? will.key : `${will.key}.raised`
  return { will: { key, facts: { ...will.facts, text, priority } }, incidentId, unitIds }
}

/** Tells what a plan would do now; undefined for a no. */
export function describe(plan: Plan, desk: Desk): Description | undefined {
  if (plan.kind === 'refused') return undefined
  if (plan.kind === 'undo') return { will: { key: 'commandline.will.undo' } }
  if (plan.kind === 'go') {
    const { to } = plan
    if (to.kind === 'place') return { will: { key: 'commandline.will.go', facts: { name: to.name } }, point: to.point }
    if (to.kind === 'moment') return { will: { key: `commandline.will.${to.cityTime === undefined ? 'live' : 'at'}` } }
    if (to.kind === 'view') return { will: { key: `commandline.will.view.${to.view}` } }
    const called = to.kind === 'incident' ? desk.city.find('incident', to.id) : undefined
    const name = to.kind === 'unit' ? desk.city.find('unit', to.id)?.callSign : called && writtenNumber(called, desk)
    return { will: { key: 'commandline.will.go', facts: { name: name ?? to.id } } }
  }
  if (plan.kind === 'commands') {
    const [first] = plan.commands
    if (first?.command === 'incident.answer') return describeAnswers(first, plan.commands, desk)
    const told = plan.commands.map((call) => describeCommand(call, desk))
    const all = told.flatMap(({ unitIds }) => unitIds ?? [])
    if (!first || all.length < 2) return told[0]
    return describeCommand({ command: first.command, input: { ...first.input, unitId: undefined, unitIds: all } }, desk)
  }
  const asked = desk.city.find('incident', plan.incidentId)
  const incident = asked ? writtenNumber(asked, desk) : ''
  const sent = completed(plan, desk)
  if (!sent)
    return {
      will: { key: 'commandline.will.ask', facts: { incident } },
      incidentId: plan.incidentId,
      unitIds: plan.unitIds,
    }
  return isLineRefusal(sent) ? undefined : describeCommand(sent, desk)
}

/** An order with the recommended units, as far as the recommender has been asked. */
function completed(
  plan: Extract<Plan, { kind: 'needsRecommendation' }>,
  desk: Desk,
): CommandCall | LineRefusal | undefined {
  const advice = desk.recommended?.(plan.incidentId)
  return advice && withRecommended(plan, advice, desk)
}

/** Why a plan cannot be carried out, as far as that is known here; undefined where nothing speaks against it. */
export function refusalOf(plan: Plan, desk: Desk): LineRefusal | undefined {
  if (plan.kind === 'refused') return plan
  const sent = plan.kind === 'needsRecommendation' ? completed(plan, desk) : undefined
  return sent && isLineRefusal(sent) ? sent : undefined
}

/** Call signs of the recommended set, best first. */
export const recommendedSigns = (incidentId: string, { city, recommended }: Desk): string[] =>
  ranked(recommended?.(incidentId) ?? { units: [] }).map((id) => city.find('unit', id)?.callSign ?? id)
