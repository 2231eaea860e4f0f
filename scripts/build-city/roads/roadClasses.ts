import type { RoadClass } from '@muster/server/dispatch/roadFile.ts'

/**
 * Speeds of a unit driving to a call, junctions included, in km/h. Checked against 2,690 drives of engines and trucks in
 * San Francisco from their own station to a place in its first-due area (Response to On Scene, both development weeks):
 * the build prints it.
 */
const CALIBRATED_KMH = {
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

/** The same with the roads that only an OpenStreetMap file shows; their speeds are our assumption. */
export const KMH: Readonly<Record<string, number>> = {
  ...CALIBRATED_KMH,
  road: 24,
  track: 12,
  pedestrian: 8,
  ferry: 15,
}

const classesOf = (kmhs: Readonly<Record<string, number>>): RoadClass[] =>
  Object.entries(kmhs).map(([name, kmh]) => ({
    name,
    metresPerSec: kmh / 3.6,
    limitedAccess: name.startsWith('motorway'),
  }))

export const calibratedClasses: RoadClass[] = classesOf(CALIBRATED_KMH)
export const osmClasses: RoadClass[] = classesOf(KMH)
