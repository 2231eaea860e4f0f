import type { City } from '@muster/server/cities/pack.ts'
import { outcomes } from './callRules.ts'
import { checklists } from './checklists.ts'
import { incidentTypes } from './incidentTypes.ts'
import { protocols } from './protocols.ts'

// Until the first unit is on scene, seconds, where it is not RESPONSE_ELSE. Chosen for the sample, from no published standard.
const RESPONSE_SEC: Record<string, number> = {
  fire: 312,
  'cardiac-arrest': 312,
  medical: 480,
  overdose: 480,
  rescue: 480,
  'water-rescue': 480,
  collision: 480,
  'medical-minor': 1200,
  service: 1800,
  'assist-police': 1800,
}
const RESPONSE_ELSE = 600

/** What the build measures and the settings say. */
type Measured = Pick<City, 'defaultEpoch' | 'stopAndStartSec' | 'pace' | 'freeAfterSec'>

/** [west, south, east, north] of San Francisco with Treasure Island, degrees. */
export const sfBounds: City['bounds'] = [-122.52, 37.7, -122.35, 37.835]

/** San Francisco's settings, with what was measured from its calls. */
export function sfSettings(measured: Measured): City {
  return {
    id: 'sf',
    name: { en: 'San Francisco', zh: '旧金山' },
    timeZone: 'America/Los_Angeles',
    center: [-122.4376, 37.7648],
    zoom: 12,
    bounds: sfBounds,
    lengthUnit: 'ft',
    attribution: '© OpenStreetMap contributors',
    standards: {
      assignSec: { '1': 60, '2': 120, '3': 300, '4': 600, '5': 1200 },
      responseSec: Object.fromEntries(incidentTypes.map(({ id }) => [id, RESPONSE_SEC[id] ?? RESPONSE_ELSE])),
      // Nine of ten recorded stays are shorter; at hospital half of them: there the goal counts, not the habit.
      statusSec: {
        dispatched: 120,
        enroute: 780,
        onscene: 2160,
        transporting: 1650,
        athospital: 1980,
        returning: 1800,
      },
    },
    // Medians of Dispatch to Response with lights and siren, both development weeks; medics are on the road already.
    turnoutSec: { engine: 75, truck: 87, medic: 20, chief: 77, rescue: 83, support: 75 },
    ...measured,
    // Chosen for the sample, from no published rule: nobody on scene, and only for lights and siren.
    breakOff: { fromPriority: 3, forPriority: 1, statuses: ['dispatched', 'enroute'], leastGainSec: 60 },
    preAlert: [{ capability: 'engine', count: 1 }],
    incidentTypes,
    protocols,
    outcomes: outcomes.map(({ id, en, zh }) => ({ id, name: { en, zh } })),
    checklists,
    // Made for the sample: with life at risk all that is needed, else one unit, and what can wait waits.
    triage: [
      { priorities: [1], response: 'full' },
      { priorities: [2, 3], response: 'one' },
      { priorities: [4, 5], response: 'none' },
    ],
  }
}

/** Who counted the residents, and when. */
export const sfCensus = { source: { en: 'US Census, block groups', zh: '美国人口普查（街区组）' }, asOf: '2010' }
