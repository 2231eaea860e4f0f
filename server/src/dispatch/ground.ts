import type { CityPack } from '../cities/pack.ts'
import type { CoveredPlace } from './coverage.ts'
import { type DemandField, demandFieldOf } from './demandField.ts'
import type { RoadGraph } from './roadGraph.ts'

/** What units have to reach: people and calls by cell, and the places that are counted beside them. */
export type Ground = { readonly field: DemandField; readonly places: readonly CoveredPlace[] }

/** Kinds of facilities to which somebody must be able to come. */
const COUNTED = ['school', 'hospital', 'shelter']

/** Lays a city's people, calls and places on its roads, when it is first asked for: a start should not wait for it. */
export function groundOf(pack: CityPack, graph: RoadGraph): () => Ground {
  let known: Ground | undefined
  return () => {
    known ??= {
      field: demandFieldOf({ population: pack.population, demand: pack.demand, timeZone: pack.city.timeZone }, graph),
      places: pack.facilities.flatMap(({ id, kind, point }) => {
        const snap = COUNTED.includes(kind) ? graph.snap(...point) : null
        return snap ? [{ id, kind, node: snap.node }] : []
      }),
    }
    return known
  }
}
