import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import type { RoadTraits } from './roadFile.ts'

/** Walking, metres a second: healthy adults in comfort take 1.27 to 1.46 (Bohannon 1997); a crew that carries its kit is no faster. */
export const WALKING_MPS = 1.3
/** A boat in a flooded street or on a crossing, metres a second: 5 mph, the usual limit of a zone without wake. */
export const BOAT_MPS = 2.2
/** From the trailer into the water with its crew, s; our assumption. */
export const LAUNCH_SEC = 180

// Usual sizes of the kind, ready for work; a city's own may differ. A boat's are those of what draws its trailer.
const SIZES: Readonly<Partial<Record<Vehicle, { heightM: number; weightT: number; needsFirmGround?: true }>>> = {
  engine: { heightM: 3.2, weightT: 16 },
  ladder: { heightM: 3.6, weightT: 18, needsFirmGround: true },
  ambulance: { heightM: 2.9, weightT: 4.5 },
  'heavy-rescue': { heightM: 3.6, weightT: 26, needsFirmGround: true },
  boat: { heightM: 2.9, weightT: 4.5 },
}

/** Whether a kind of vehicle may use a road with these limits. What the map does not limit is open to all. */
export function mayPass(vehicle: Vehicle, { maxHeightM, maxWeightT, loose }: RoadTraits): boolean {
  const size = SIZES[vehicle]
  if (!size) return true
  if (maxHeightM !== undefined && size.heightM >= maxHeightM) return false
  if (maxWeightT !== undefined && size.weightT > maxWeightT) return false
  return !(size.needsFirmGround && loose)
}

/** What units usually go by, by what they can do; the first that applies decides. Who can do nothing of this fits everywhere. */
const USUAL: Readonly<Record<string, Vehicle>> = {
  boat: 'boat',
  foot: 'foot',
  truck: 'ladder',
  ladder: 'ladder',
  rescue: 'heavy-rescue',
  engine: 'engine',
  medic: 'ambulance',
  transport: 'ambulance',
}

/** What a unit with these capabilities goes by: as the city says, else as is usual; undefined: something small that fits everywhere. */
export function vehicleOf(
  capabilities: readonly string[],
  named: Readonly<Record<string, Vehicle>> = {},
): Vehicle | undefined {
  const capability = [named, USUAL].flatMap(Object.keys).find((one) => capabilities.includes(one))
  return capability === undefined ? undefined : (named[capability] ?? USUAL[capability])
}
