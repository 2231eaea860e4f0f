import type { CityPack } from '@muster/server/cities/pack.ts'
import type { RoadGraph } from '@muster/server/dispatch/roadGraph.ts'
import type { AskingIncident, Situation, SituationUnit } from '@muster/server/dispatch/situation.ts'
import { someNodes } from '../harness/cityRoads.ts'
import { lots } from '../harness/statistics.ts'

/** What people call about when the water comes and the ground shakes, as often as it stands here. */
const TYPES = [
  ...['flooding', 'flooding', 'flooding', 'water-rescue', 'rescue', 'medical', 'medical', 'electrical-hazard'],
  ...['gas-leak', 'collision', 'alarm', 'fire', 'assist-police', 'medical-minor'],
]
/** Three calls of four come from around so many places, the others from all over the city. */
const CENTRES = 5
const AROUND_DEG = 0.018

/** Prime to the number of the city's units: each is taken once before one is taken again. */
const STEP = 37

/** A city under a surge: so many calls open at once, so many units, nine of ten free or on their way back. */
export function surgeOf(
  pack: Pick<CityPack, 'city' | 'units' | 'facilities'>,
  graph: RoadGraph,
  { incidents, units }: { incidents: number; units: number },
): { situation: Situation; calls: readonly AskingIncident[] } {
  const draw = lots(9)
  const pointOf = (node: number) => ({
    type: 'Point' as const,
    coordinates: [graph.lng[node] ?? 0, graph.lat[node] ?? 0] as [number, number],
  })
  const centres = [...someNodes(graph, CENTRES, 4)]
  const isNear = (node: number): boolean =>
    centres.some(
      (centre) =>
        Math.abs((graph.lng[node] ?? 0) - (graph.lng[centre] ?? 0)) < AROUND_DEG &&
        Math.abs((graph.lat[node] ?? 0) - (graph.lat[centre] ?? 0)) < AROUND_DEG / 2,
    )
  const all = [...someNodes(graph, 40 * incidents, 6)]
  const near = all.filter(isNear)
  const types = new Map(pack.city.incidentTypes.map((type) => [type.id, type]))
  const calls = Array.from({ length: incidents }, (_, at): AskingIncident => {
    const type = types.get(TYPES[Math.floor(draw() * TYPES.length)] ?? '')
    const node = (at % 4 === 3 ? all : near)[at] ?? all[at] ?? 0
    return {
      ...{ id: `call-${at}`, point: pointOf(node), type: type?.id, priority: type?.priority },
      needs: type?.needs ?? [],
    }
  })
  const posts = pack.facilities.flatMap(({ id, kind, point }) =>
    kind === 'station' ? [{ id, point: { type: 'Point' as const, coordinates: point } }] : [],
  )
  const stood = someNodes(graph, units, 8)
  return {
    calls,
    situation: {
      ...{ time: pack.city.defaultEpoch, posts },
      units: Array.from(stood, (node, at): SituationUnit => {
        const lot = draw()
        return {
          id: `unit-${at}`,
          // All over the list, which begins with ambulances.
          capabilities: pack.units[(at * STEP) % pack.units.length]?.capabilities ?? [],
          point: pointOf(node),
          status: lot < 0.8 ? 'available' : lot < 0.9 ? 'returning' : 'busy',
          home: posts[at % posts.length]?.id,
        }
      }),
    },
  }
}
