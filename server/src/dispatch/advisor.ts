import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type AdvisedIncident, advise } from './advise.ts'
import { travelStandard } from './choose.ts'
import { type Coverage, type CoverageAsked, createCoverages } from './coverage.ts'
import { type DemandField, hourOfWeek } from './demandField.ts'
import type { Ground } from './ground.ts'
import { type Isochrone, isochrone } from './isochrone.ts'
import { callsAt } from './losses.ts'
import { type Move, moves } from './moves.ts'
import type { Network } from './network.ts'
import { createPlan } from './plan/plan.ts'
import { createReach } from './reach.ts'
import type { AskingIncident, Situation } from './situation.ts'
import type { SituationRoads } from './situationRoads.ts'
import { createSufficiency } from './sufficiency.ts'
import { busyOf, TUNING, type Tuning, tuningAt } from './tuning.ts'
import { weigh } from './weigh.ts'

/** Busier than this nobody is: even in the worst hour some unit has just become free. */
const MOST_BUSY = 0.95

/**
 * Whom to send, what that uncovers, where the rest should wait: asked with a situation told in full, and so the same for
 * whoever asks, whether hub, replay or partner. `places`: what is counted beside persons, on its road node.
 */
export function createAdvisor({
  network,
  field,
  places = [],
  districts = { ids: [], ofCell: new Int16Array(field.count) },
  work = {},
  tuning: given = {},
}: Partial<Ground> & {
  network: Network
  field: DemandField
  tuning?: Partial<Tuning>
}) {
  const tuning: Tuning = { ...TUNING, ...given }
  const reach = createReach(network, field, places)
  const tuningOn = (now: number): Tuning => tuningAt(tuning, hourOfWeek(now, field.timeZone) % 24)
  /** What a moment is weighed by: turn-out and drives go by the hour. */
  const at = (now: number) => ({ network, reach, tuning: tuningOn(now) })
  const moment = ({ time }: Situation) => at(Date.parse(time))
  const coverages = createCoverages()
  return {
    /** Epoch ms. */
    tuningOn,
    /** `roads`: trees that are known already; without them what is asked is worked out. */
    recommend(
      situation: Situation,
      incidents: readonly AskingIncident[],
      roads?: SituationRoads,
    ): readonly AdvisedIncident[] {
      const parts = moment(situation)
      return advise(parts, weigh(parts, situation, incidents, roads), situation)
    },
    moves: (
      situation: Situation,
      capabilities: readonly string[] = ['medic'],
      isDeclined?: (unitId: string, postId: string) => boolean,
    ): readonly Move[] => moves(moment(situation), situation, capabilities, isDeclined),
    /** Driving time that a city promises for a capability, s. */
    standardOf: (capability: string): number => travelStandard(tuning, capability),
    /** The share of time for which a unit with this capability is busy when so many calls an hour come beside those expected. `now`: epoch ms. */
    busyWith(capability: string, more: number, now: number): number {
      const all = callsAt(reach, now).reduce((sum, calls) => sum + calls, 0)
      return Math.min(MOST_BUSY, busyOf(tuning, capability) * (1 + (all > 0 ? more / all : 0)))
    },
    coverage: (situation: Situation, asked: CoverageAsked): Coverage => coverages(moment(situation), situation, asked),
    /** Whom somebody at this place reaches by a vehicle; undefined where no road is near. `now`: epoch ms. */
    reachOf: (place: LngLat, now: number, vehicle?: Vehicle): Isochrone | undefined =>
      isochrone(at(now), place, vehicle),
    /** Whether there are enough, by capability and district. */
    sufficiency: createSufficiency({ network, reach, tuningOn, districts, work }),
    /** Where units should wait and when they should be on duty, hour by hour of a weekday. */
    plan: createPlan({ network, reach, tuning, work }),
  }
}

export type Advisor = ReturnType<typeof createAdvisor>
