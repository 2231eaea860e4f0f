import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** Where a unit drives. `key` names the journey: another key is another drive. `pace` 1: with lights. */
export type Destination = { readonly key: string; readonly point: LngLat; readonly pace: number }

/** Units drive home with the traffic. */
const HOME_PACE = 0.7

/**
 * Where a unit of this status is bound, or null where it stays: before it has turned out, out of service, in an
 * emergency, or when the place is not known.
 */
export function destinationOf({
  status,
  incident,
  hospital,
  home,
}: {
  status: UnitStatus
  incident?: { readonly id: string; readonly point?: LngLat }
  hospital?: { readonly id: string; readonly point: LngLat }
  home?: LngLat
}): Destination | null {
  switch (status) {
    case 'enroute':
    case 'onscene':
      // On scene too: a person may have said so while the unit was still around the corner.
      if (!incident?.point) return null
      return { key: `incident ${incident.id} ${incident.point.join()}`, point: incident.point, pace: 1 }
    case 'transporting':
    case 'athospital':
      return hospital ? { key: `hospital ${hospital.id}`, point: hospital.point, pace: 1 } : null
    case 'available':
    case 'returning':
      return home ? { key: `home ${home.join()}`, point: home, pace: HOME_PACE } : null
    default:
      return null
  }
}
