import type { Destination } from '@muster/shared/commandline/order.ts'
import type { City } from '@muster/shared/domain/city.ts'
import { goLive, goTime } from '../../desk/past/steps.ts'
import { go, type MapView } from '../../desk/place.ts'
import { tracks } from '../../live/tracks.ts'

/** Close enough to see the block. */
const ZOOM = 15.5

const viewAt = (lng: number | undefined, lat: number | undefined): { view: MapView } | undefined =>
  lng === undefined || lat === undefined ? undefined : { view: { lng, lat, zoom: ZOOM } }

function unitView(id: string, city: City) {
  const at = tracks.indexOf(id)
  if (at >= 0) return viewAt(tracks.lngLat[2 * at], tracks.lngLat[2 * at + 1])
  const home = city.find('unit', id)?.home?.coordinates
  return home && viewAt(home[0], home[1])
}

/** Goes where the command line was told to: selects, and brings the place into the map's middle. */
export function goTo(to: Destination, city: City): void {
  if (to.kind === 'view') go({ filter: to.view })
  else if (to.kind === 'moment') {
    if (to.cityTime === undefined) goLive()
    else goTime(to.cityTime)
  } else if (to.kind === 'place') go({ ...viewAt(to.point[0], to.point[1]) })
  else if (to.kind === 'unit') go({ unit: to.id, ...unitView(to.id, city) })
  else {
    const point = city.find('incident', to.id)?.place.point?.coordinates
    go({ incident: to.id, unit: undefined, ...(point && viewAt(point[0], point[1])) })
  }
}
