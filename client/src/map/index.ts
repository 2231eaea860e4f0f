import { closedIncidents } from './closedIncidents.ts'
import type { MapLayer } from './defineLayer.ts'
import { districts } from './districts.ts'
import { incidents } from './incidents.ts'
import { proposals } from './proposals.ts'
import { stations } from './stations.ts'
import { units } from './units.ts'

/**
 * The layers over the basemap, from the ground up. What is drawn last is given its place first: an incident never moves,
 * a proposal gives way to incidents, a plate to both, a station's label to plates, a district's name to everything.
 * Routes of proposals lie beneath plates and incidents, which they would otherwise strike through.
 */
export const layers: readonly MapLayer[] = [districts, closedIncidents, stations, units, proposals, incidents]
