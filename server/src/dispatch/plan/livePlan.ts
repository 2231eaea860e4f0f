import type { City } from '@muster/shared/domain/city.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { SERVICE_LEVEL } from '../erlang.ts'
import { vehicleOf } from '../vehicles.ts'
import type { PlanAsked } from './plan.ts'

/** Shifts of so many hours, where the city does not say otherwise. */
const SHIFT_HOURS: readonly number[] = [12, 10]

/**
 * What is to be planned for the live city: by its journal alone, and not by where units drive, so that every hub
 * asks the same. Units belong where they are at home: that they wait elsewhere for once is no plan. `seesUnits`: who may
 * not see units plans as if there were none.
 */
export function livePlan(
  city: City,
  { capability, day, seesUnits }: { capability: string; day: number; seesUnits: boolean },
): PlanAsked {
  const { planning = {}, vehicles } = city.find('world', WORLD_ID)?.settings ?? {}
  const vehicle = vehicleOf([capability], vehicles)
  // A hub that began with a snapshot holds its records in another order than one that saw them come.
  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1)
  const posts = [...city.all('facility')]
    .flatMap(({ id, kind, point }) => (kind === 'station' && point ? [{ id, point }] : []))
    .toSorted(byId)
  const isPost = new Set(posts.map(({ id }) => id))
  const able = [...city.all('unit')].filter(({ capabilities }) => seesUnits && capabilities.includes(capability))
  return {
    capability,
    day,
    posts,
    homes: able
      .filter(({ status }) => status !== 'outofservice' && status !== 'emergency')
      .toSorted(byId)
      .map(({ stationId, home }) =>
        stationId !== undefined && isPost.has(stationId) ? stationId : (home?.coordinates ?? null),
      ),
    isHad: able.length > 0,
    ...(vehicle && { vehicle }),
    shiftHours: planning.shiftHours ?? SHIFT_HOURS,
    startEveryHours: planning.startEveryHours ?? 1,
    inTime: planning.inTime ?? SERVICE_LEVEL,
  }
}
