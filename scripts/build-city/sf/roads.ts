import type { AddedLink } from '../roads/addedLinks.ts'

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
