import { Type } from 'typebox'
import { withoutRepeats } from '../../geo/ring.ts'
import { Id } from '../../kernel/ids.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { tooWide, whyNoArea } from '../whyNoArea.ts'
import { incident } from './incident.ts'
import { MAY_OUTLINE, OutlineGeometry, OutlineKind, OutlineLabel, RadiusM, ringOf } from './outline.ts'

const strict = { additionalProperties: false }
/** A map with more drawings of one call says nothing any more. */
const MOST_OUTLINES = 20
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
