import type { CityPack } from '@muster/server/cities/pack.ts'
import { createNetwork } from '@muster/server/dispatch/network.ts'
import { loadRoadMap } from '@muster/server/dispatch/roadMap.ts'
import { createAttempts } from './attempts.ts'
import { PARK_SHARE } from './crews.ts'
import { createHospitals } from './hospitals.ts'
import { createMotions } from './motions.ts'
import { createRoads } from './roads.ts'
import { sampleDays } from './sampleDays.ts'
import type { Stage } from './stage.ts'
import { learnWork } from './work.ts'

/** Sets the stage for a city pack: its roads, its recorded day and what was learnt from it. */
export function setStage(
  pack: CityPack,
  parts: Pick<Stage, 'city' | 'api' | 'personal' | 'say'>,
  monotonicMs: () => number,
): Stage {
  const roads = createRoads(createNetwork(loadRoadMap(pack)))
  const kinds = new Map(pack.units.map(({ id, kind }) => [id, kind]))
  const kindOf = (unitId: string) => kinds.get(unitId)
  return {
    ...parts,
    pack,
    roads,
    kindOf,
    days: sampleDays(pack.calls),
    motions: createMotions(roads, pack.city.stopAndStartSec * (1 - PARK_SHARE)),
    attempts: createAttempts(monotonicMs),
    workOf: learnWork(pack.calls, kindOf),
    hospitalFor: createHospitals(pack.facilities, roads),
  }
}
