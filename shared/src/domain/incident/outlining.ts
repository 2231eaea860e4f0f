import { Type } from 'typebox'
import { areaM2, boundsOf, type Ring, selfCrossing, withoutRepeats } from '../../geo/ring.ts'
import { Id } from '../../kernel/ids.ts'
import type { LngLat } from '../../kernel/measure.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { incident } from './incident.ts'
import { MAY_OUTLINE, OutlineGeometry, OutlineKind, OutlineLabel, RadiusM, ringOf } from './outline.ts'

const strict = { additionalProperties: false }
/** A map with more drawings of one call says nothing any more. */
const MOST_OUTLINES = 20
/** Wider than this, in degrees, is no drawing of a city's, some 200 km. */
const WIDEST_DEG = 2

const Drawing = Type.Object(
  {
    incidentId: Id,
    kind: OutlineKind,
    geometry: OutlineGeometry,
    radiusM: Type.Optional(RadiusM),
    label: Type.Optional(OutlineLabel),
  },
  strict,
)
type Drawing = Type.Static<typeof Drawing>

const tooWide = (points: readonly LngLat[]): boolean => {
  const [west, south, east, north] = boundsOf(points)
  return east - west > WIDEST_DEG || north - south > WIDEST_DEG
}

/** A place as people read it, latitude first. */
const readable = ([lng, lat]: LngLat): string => `${lat.toFixed(5)}, ${lng.toFixed(5)}`

/** Why these corners make no area, or undefined. */
export function whyNoArea(ring: Ring): Refusal | undefined {
  if (tooWide(ring)) return refuse('outline.tooWide')
  // First, because the two halves of a bow tie take each other's area away.
  const crossing = selfCrossing(ring)
  if (crossing) return refuse('outline.crosses', { place: readable(crossing) })
  return ring.length < 3 || areaM2(ring) < 1 ? refuse('outline.flat') : undefined
}

/** The drawing in the one form in which it is kept, or why it is none. */
function tidy({ geometry, radiusM, kind }: Drawing): OutlineGeometry | Refusal {
  if (geometry.type === 'LineString') {
    if (kind !== 'line') return refuse('outline.notAnArea')
    const coordinates = withoutRepeats(geometry.coordinates).map(([lng, lat]): [number, number] => [lng, lat])
    if (coordinates.length < 2) return refuse('outline.flat')
    return tooWide(coordinates) ? refuse('outline.tooWide') : { type: 'LineString', coordinates }
  }
  if (kind === 'line') return refuse('outline.notALine')
  const ring = ringOf({ geometry, radiusM })
  if (!ring) return refuse('outline.noRadius')
  const no = whyNoArea(ring)
  if (no) return no
  if (geometry.type === 'Point') return geometry
  const corners = ring.map(([lng, lat]): [number, number] => [lng, lat])
  const [first] = corners
  return { type: 'Polygon', coordinates: [first ? [...corners, first] : corners] }
}

export const outline = command('incident.outline', {
  input: Drawing,
  roles: MAY_OUTLINE,
  needs: (drawing) => ({ residents: ringOf(drawing) }),
  decide(city, drawing, { newId, residents }) {
    const { id, number, status, outlines = [] } = city.incident(drawing.incidentId)
    if (status === 'closed') return refuse('incident.over', { incident: number })
    if (outlines.length >= MOST_OUTLINES) return refuse('outline.tooMany', { incident: number, most: MOST_OUTLINES })
    const geometry = tidy(drawing)
    if ('refused' in geometry) return geometry
    const { kind, label, radiusM } = drawing
    const radius = geometry.type === 'Point' ? radiusM : undefined
    return [incident.make.outlined(id, { outlineId: newId(), kind, geometry, radiusM: radius, label, residents })]
  },
  result: ([outlined]) => ({ outlineId: outlined?.data.outlineId, residents: outlined?.data.residents }),
  undo: (_city, { incidentId }, [outlined]) =>
    outlined && { command: 'incident.eraseOutline', input: { incidentId, outlineId: outlined.data.outlineId } },
})

export const eraseOutline = command('incident.eraseOutline', {
  input: Type.Object({ incidentId: Id, outlineId: Id }, strict),
  roles: MAY_OUTLINE,
  decide(city, { incidentId, outlineId }) {
    const { id, number, outlines = [] } = city.incident(incidentId)
    if (!outlines.some((one) => one.id === outlineId)) return refuse('outline.gone', { incident: number }, 404)
    return [incident.make.outlineErased(id, { outlineId })]
  },
  undo(city, { incidentId, outlineId }) {
    const found = city.incident(incidentId).outlines?.find(({ id }) => id === outlineId)
    if (!found) return undefined
    const { kind, geometry, radiusM, label } = found
    return { command: 'incident.outline', input: { incidentId, kind, geometry, radiusM, label } }
  },
})
