import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { type Outline, ringOf } from '@muster/shared/domain/incident/outline.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { labelPoint } from './labelPoint.ts'

/** Something drawn on the map for an incident. `points`: the corners of an area without the first again, or a line. */
export type OutlineSpot = {
  /** `incidentId/outlineId`. */
  readonly id: string
  readonly incidentId: string
  readonly number: string
  readonly kind: Outline['kind']
  readonly label: string | undefined
  readonly residents: number | undefined
  readonly points: readonly LngLat[]
  readonly isArea: boolean
  /** Where its name is written. */
  readonly lngLat: LngLat
  /** Its call is closed. */
  readonly isOver: boolean
}

const corners = ([lng, lat]: readonly [number, number]): LngLat => [lng, lat]

function spotOf(outline: Outline, { id, number, status }: Incident): OutlineSpot | undefined {
  const ring = ringOf(outline)
  const line = outline.geometry.type === 'LineString' ? outline.geometry.coordinates.map(corners) : []
  const points = ring ?? line
  const [first] = points
  if (first === undefined) return undefined
  const { kind, label, residents } = outline
  return {
    id: `${id}/${outline.id}`,
    incidentId: id,
    number: shortNumber(number),
    kind,
    label,
    residents,
    points,
    isArea: ring !== undefined,
    lngLat: (ring && labelPoint([[[...ring, first]]])) ?? points[Math.floor(points.length / 2)] ?? first,
    isOver: status === 'closed',
  }
}

/** What is drawn for an incident; undefined where nothing is. */
export const outlinesOf = (incident: Incident): readonly OutlineSpot[] | undefined =>
  incident.outlines?.flatMap((outline) => spotOf(outline, incident) ?? [])
