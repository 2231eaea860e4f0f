import { type Advisor, createAdvisor } from './advisor.ts'
import { type createClosedStretches, together } from './closedStretches.ts'
import type { Ground } from './ground.ts'
import { createNetwork } from './network.ts'
import type { RoadMap } from './roadMap.ts'
import type { Situation } from './situation.ts'

/**
 * Advice on situations that are told in full: on roads of their own, closed as the situation says, so that neither a live
 * closure changes the answer nor the answer the live city. Made when it is first asked.
 */
export function createAskedAdvisor({
  roads,
  ground,
  closedBy,
}: {
  roads: RoadMap
  ground: () => Ground
  closedBy: ReturnType<typeof createClosedStretches>
}): (situation: Situation) => Advisor {
  let known: { network: ReturnType<typeof createNetwork>; advisor: Advisor } | undefined
  return ({ closures = [] }) => {
    if (!known) {
      const network = createNetwork(roads)
      known = { network, advisor: createAdvisor({ network, ...ground() }) }
    }
    known.network.close(together(closures.map((closure) => closedBy(closure))))
    return known.advisor
  }
}
