import { closedIncidents } from './closedIncidents.ts'
import { closures } from './closures.ts'
import { coverage } from './coverage.ts'
import type { MapLayer } from './defineLayer.ts'
import { districts } from './districts.ts'
import { incidents } from './incidents.ts'
import { outlines } from './outlines.ts'
import { proposals } from './proposals.ts'
import { reach } from './reach.ts'
import { stations } from './stations.ts'
import { trail } from './trail.ts'
import { units } from './units.ts'
import { ways } from './ways.ts'

/**
 * The layers over the basemap, from the ground up; lines and dots of all of them lie beneath the symbols of any, so that no
 * route strikes a call sign through. What is drawn last is given its place first: an incident never moves, a proposal gives
 * way to incidents, a plate to both, what is closed and a station's label to plates, a district's name to everything.
 */
export const layers: readonly MapLayer[] = [
  districts,
  coverage,
  reach,
  outlines,
  closures,
  stations,
  closedIncidents,
  trail,
  ways,
  units,
  proposals,
  incidents,
]
