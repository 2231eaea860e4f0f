import type { Facility, Unit } from '@muster/server/cities/pack.ts'
import { UNIT_KINDS } from '../unitKinds.ts'

export const FIRE_AGENCY = 'fire'
export const AMBULANCE_AGENCY = 'ambulance'

/** One ladder for so many stations, one heavy rescue for so many; and of each as many as a structure fire asks for. */
const STATIONS_PER_TRUCK = 3
const STATIONS_PER_RESCUE = 8
const LEAST = { engine: 3, truck: 2, medic: 4 }

/**
 * An invented fleet: an engine at every fire station, the others spread over them; two ambulances at every ambulance
 * station, or one at every fire station where the map has none. Enough for the largest first alarm, also where there is
 * one station.
 */
export function fleetOf(facilities: readonly Facility[]): Unit[] {
  const stations = facilities.filter(({ kind }) => kind === 'station')
  const isAmbulance = ({ id }: Facility) => id.startsWith('am-')
  const fire = stations.filter((one) => !isAmbulance(one))
  const posts = stations.filter(isAmbulance)
  const homes = fire.length > 0 ? fire : stations
  const count = (least: number, wanted: number) => Math.max(least, Math.ceil(wanted))
  const unit =
    (of: keyof typeof UNIT_KINDS, prefix: string, at: readonly Facility[], agencyId: string) =>
    (i: number): Unit => ({
      ...{ id: `${prefix}${i + 1}`, callSign: `${prefix}${i + 1}` },
      ...{ ...UNIT_KINDS[of], capabilities: [...UNIT_KINDS[of].capabilities] },
      ...{ stationId: at[i % at.length]?.id ?? '', agencyId, sample: true },
    })
  const medics = posts.length > 0 ? posts : homes
  return [
    ...times(count(LEAST.engine, homes.length), unit('ENGINE', 'E', homes, FIRE_AGENCY)),
    ...times(count(LEAST.truck, homes.length / STATIONS_PER_TRUCK), unit('TRUCK', 'T', homes, FIRE_AGENCY)),
    ...times(count(1, homes.length / STATIONS_PER_RESCUE), unit('RESCUE SQUAD', 'R', homes, FIRE_AGENCY)),
    ...times(count(1, homes.length / STATIONS_PER_RESCUE), unit('CHIEF', 'B', homes, FIRE_AGENCY)),
    ...times(
      count(LEAST.medic, posts.length > 0 ? posts.length * 2 : homes.length),
      unit('MEDIC', 'M', medics, AMBULANCE_AGENCY),
    ),
    ...times(1, unit('RESCUE CAPTAIN', 'EMS', medics, AMBULANCE_AGENCY)),
  ]
}

const times = (count: number, make: (i: number) => Unit): Unit[] => Array.from({ length: count }, (_, i) => make(i))
