import type { CityPack } from '@muster/server/cities/pack.ts'
import { createAdvisor } from '@muster/server/dispatch/advisor.ts'
import { createClosedStretches, together } from '@muster/server/dispatch/closedStretches.ts'
import { demandFieldOf } from '@muster/server/dispatch/demandField.ts'
import { createNetwork } from '@muster/server/dispatch/network.ts'
import { loadRoadMap } from '@muster/server/dispatch/roadMap.ts'
import type { SffdRow } from '../../../build-city/calls/sffdRows.ts'
import { learntFrom } from '../../../build-city/learn.ts'
import type { Pace } from '../city/pace.ts'
import type { Advisor, Situation } from './advisor.ts'

/** What the hub answers, asked in this process, with calls and driving times learnt from other rows than those played. */
export function advisorHere(pack: CityPack, rows: readonly SffdRow[], pace: Pace): Advisor {
  const { timeZone, bounds } = pack.city
  const roads = loadRoadMap(pack)
  const demand = learntFrom([...rows], bounds)
  const network = createNetwork(roads)
  const closedBy = createClosedStretches(roads.graph.roads)
  const advisor = createAdvisor({
    network,
    field: demandFieldOf({ population: pack.population, demand, timeZone }, roads.graph),
    tuning: { stopAndStartSec: pace.standSec, stretch: pace.stretch },
  })
  const under = ({ closures = [] }: Situation) => {
    network.close(together(closures.map((closure) => closedBy(closure))))
    return advisor
  }
  return {
    // Over HTTP it would be read from JSON: what the replay tells is as plain.
    recommend: (situation, incidents) => ({
      incidents: under(situation)
        .recommend(plain(situation), plain(incidents))
        .map(({ id, units }) => ({ id, units: units.map((unit) => ({ id: unit.id })) })),
    }),
    moves: (situation, capabilities) => ({ moves: [...under(situation).moves(plain(situation), capabilities)] }),
  }
}

const plain = (told: unknown) => JSON.parse(JSON.stringify(told))
