import type { RoadTraits } from './roadFile.ts'

/** Kinds of vehicles that differ in where they can go. */
export type Vehicle = 'engine' | 'ladder' | 'ambulance' | 'heavy-rescue'

// Usual sizes of the kind, ready for work; a city's own may differ.
const SIZES: Readonly<Record<Vehicle, { heightM: number; weightT: number; needsFirmGround?: true }>> = {
  engine: { heightM: 3.2, weightT: 16 },
  ladder: { heightM: 3.6, weightT: 18, needsFirmGround: true },
  ambulance: { heightM: 2.9, weightT: 4.5 },
  'heavy-rescue': { heightM: 3.6, weightT: 26, needsFirmGround: true },
}

/** Whether a kind of vehicle may use a road with these limits. What the map does not limit is open to all. */
export function mayPass(vehicle: Vehicle, { maxHeightM, maxWeightT, loose }: RoadTraits): boolean {
  const { heightM, weightT, needsFirmGround } = SIZES[vehicle]
  if (maxHeightM !== undefined && heightM >= maxHeightM) return false
  if (maxWeightT !== undefined && weightT > maxWeightT) return false
  return !(needsFirmGround && loose)
}
