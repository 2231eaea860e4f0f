import type { RoadClass } from '@muster/server/dispatch/roadFile.ts'
import type { AddedLink } from '../roads/addedLinks.ts'

/**
 * Speeds of a unit driving to a call, junctions included, in km/h. Checked against 2,690 drives of engines and trucks from
 * their own station to a place in its first-due area (Response to On Scene, both development weeks): the build prints it.
 */
const KMH: Record<string, number> = {
  motorway: 88,
  motorway_link: 56,
  trunk: 64,
  trunk_link: 48,
  primary: 48,
  primary_link: 40,
  secondary: 44,
  secondary_link: 36,
  tertiary: 40,
  tertiary_link: 32,
  busway: 40,
  unclassified: 32,
  residential: 32,
  residential_link: 28,
  living_street: 16,
  service: 16,
  alley: 12,
}

export const roadClasses: RoadClass[] = Object.entries(KMH).map(([name, kmh]) => ({
  name,
  metresPerSec: kmh / 3.6,
  limitedAccess: name.startsWith('motorway'),
}))

/**
 * The map was extracted while the westbound on-ramp of Yerba Buena Island was closed for works: without it nobody could
 * leave Treasure Island. In 2017 it was in use. It stands here as a straight link of 240 m to the bridge.
 */
export const addedLinks: AddedLink[] = [
  {
    ...{ from: [-122.36767, 37.81018], fromClass: 'residential' },
    ...{ to: [-122.36729, 37.80808], toClass: 'motorway' },
    ...{ roadClass: 'motorway_link', oneWay: true },
  },
]
