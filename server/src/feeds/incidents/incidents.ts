import type { City } from '@muster/shared/domain/city.ts'
import { Caller } from '@muster/shared/domain/incident/caller.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { Priority } from '@muster/shared/domain/incident/incident.ts'
import { Id } from '@muster/shared/kernel/ids.ts'
import { EpochMs, type LngLat, Text } from '@muster/shared/kernel/measure.ts'
import { Type } from 'typebox'
import { CoordinateSystem, inWgs84, undeclaredIn } from '../datum.ts'
import { type Asking, defineFeed, type FeedContext, isRejection, type Observation, reject } from '../feed.ts'
import { readJsonItems } from '../readJson.ts'
import { readPlace } from '../readPlace.ts'
import { judgeAge, readTime } from '../readTime.ts'
import { digestOf } from './digestOf.ts'

const Report = Type.Object(
  {
    /** The source's own id of the incident. */
    id: Type.String({ pattern: '^[A-Za-z0-9_.:-]{1,80}$' }),
    type: Id,
    priority: Type.Optional(Priority),
    point: Type.Optional(
      Type.Object({ type: Type.Literal('Point'), coordinates: Type.Tuple([Type.Number(), Type.Number()]) }),
    ),
    lat: Type.Optional(Type.Number()),
    lon: Type.Optional(Type.Number()),
    coordinateSystem: Type.Optional(CoordinateSystem),
    address: Type.Optional(Text(200)),
    narrative: Type.Optional(Text(4000)),
    caller: Type.Optional(Caller),
    receivedAt: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), EpochMs])),
  },
  { additionalProperties: false },
)
type Report = Type.Static<typeof Report>

/** Incidents from another system, in Muster's own JSON: one, or a list of them. README.md has the rules. */
export const incidents = defineFeed({
  id: 'incidents',
  contentTypes: ['application/json'],
  signIn: ['bearer', 'basic'],
  accepts: Report,
  parse: readJsonItems,
  groupOf: ({ id }) => id,
  toObservations(report, context) {
    const received = report.receivedAt === undefined ? undefined : readTime(report.receivedAt)
    if (isRejection(received)) return received
    const wrongAge = received && judgeAge(received.at, context.cityNow)
    if (wrongAge) return wrongAge
    const { point, remarks } = placeOf(report, context)
    const { id, type, priority, address, narrative, caller } = report
    const place = { ...(point && { point }), ...(address && { address }) }
    const input = {
      ...{ type, place, source: { feed: 'incidents', id } },
      ...(priority && { priority }),
      ...(narrative && { narrative }),
      ...(caller && { caller }),
      ...(received && { receivedAt: received.at }),
    }
    const incidentId = context.idOf('incident.report', id)
    const ifChanged = (city: City) => noteOf(city, incidentId, report, received?.at)
    return [...remarks, { kind: 'ask', name: 'incident.report', input, key: id, ifChanged, settles: true }]
  },
})

/** Where the source says that it is, in WGS 84. */
function toldPlace({ point, lat, lon, coordinateSystem }: Report): LngLat | undefined {
  const [lng, north] = point?.coordinates ?? [lon, lat]
  return lng === undefined || north === undefined ? undefined : inWgs84(lng, north, coordinateSystem)
}

/** The place, where it is usable. An incident without one is still an incident; what was wrong with it is said. */
function placeOf(report: Report, { bounds }: FeedContext) {
  const told = toldPlace(report)
  const remarks: Observation[] = []
  if (!told) return { remarks }
  const place = readPlace(...told, bounds)
  if (!isRejection(place)) {
    remarks.push(...undeclaredIn(bounds, report.coordinateSystem))
    return { point: { type: 'Point', coordinates: [...place] }, remarks }
  }
  remarks.push({ kind: 'remark', code: place.rejected, message: `${place.message}; taken without a place` })
  return { remarks }
}

/**
 * The same id with other words is the source's newer word about the incident. It becomes a note, because people here may
 * have corrected the rest since; another time of receipt makes it another call under a used id, which is a conflict.
 */
function noteOf(city: City, incidentId: string, report: Report, receivedAt: number | undefined) {
  const known = city.find('incident', incidentId)
  if (!known)
    return reject('conflict', `${report.id} was reported with other words before, and is no longer on the board`)
  if (receivedAt !== undefined && receivedAt !== known.receivedAt)
    return reject('conflict', `${report.id} was received at ${new Date(known.receivedAt).toISOString()} before`)
  const text = newsOf(known, report)
  if (text === '') return 'known'
  const ask: Asking = {
    ...{ kind: 'ask', name: 'incident.note', settles: true },
    input: { incidentId, text: text.slice(0, 4000) },
    key: `${report.id}:${digestOf(report)}`,
  }
  return ask
}

/** What the source now says differently from the record, one line each, in the source's words. */
function newsOf(known: Incident, report: Report): string {
  const { id, type, priority, address, narrative } = report
  const [lng, north] = toldPlace(report) ?? []
  const [knownLng, knownNorth] = known.place.point?.coordinates ?? []
  const lines = [
    type !== known.type && `type: ${type}`,
    priority !== undefined && priority !== known.priority && `priority: ${priority}`,
    address && address !== known.place.address && `address: ${address}`,
    lng !== undefined && (lng !== knownLng || north !== knownNorth) && `place: ${lng}, ${north}`,
    narrative && narrative !== known.narrative && narrative,
  ].filter((line) => typeof line === 'string')
  return lines.length === 0 ? '' : [`${id}:`, ...lines].join('\n')
}
