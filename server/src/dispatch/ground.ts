import type { CityPack } from '../cities/pack.ts'
import { createAreas } from './areas.ts'
import { type DemandField, demandFieldOf } from './demandField.ts'
import type { CoveredPlace } from './reach.ts'
import type { RoadGraph } from './roadGraph.ts'
import { workPerCall } from './workPerCall.ts'

/** Districts of a city that have cells of its field, and which of them each cell's middle lies in; -1: none. */
export type CellDistricts = { readonly ids: readonly string[]; readonly ofCell: Int16Array }

/**
 * What units have to reach: people and calls by cell, and the places that are counted beside them. `work`: hours of units
 * with a capability that a call brings.
 */
export type Ground = {
  readonly field: DemandField
  readonly places: readonly CoveredPlace[]
  readonly districts: CellDistricts
  readonly work: Readonly<Record<string, number>>
}

/** Kinds of facilities to which somebody must be able to come. */
const COUNTED = ['school', 'hospital', 'shelter']

function districtsOf(pack: CityPack, { count, lng, lat }: DemandField): CellDistricts {
  const areas = createAreas(pack)
  const names = Array.from({ length: count }, (_, cell) => areas.around([lng[cell] ?? 0, lat[cell] ?? 0]).neighbourhood)
  const ids = pack.neighbourhoods.map(({ properties }) => properties.id).filter((id) => names.includes(id))
  return { ids, ofCell: Int16Array.from(names, (name) => (name === undefined ? -1 : ids.indexOf(name))) }
}

/** Lays a city's people, calls and places on its roads, when it is first asked for: a start should not wait for it. */
export function groundOf(pack: CityPack, graph: RoadGraph): () => Ground {
  let known: Ground | undefined
  return () => {
    if (known) return known
    const field = demandFieldOf(
      { population: pack.population, demand: pack.demand, timeZone: pack.city.timeZone },
      graph,
    )
    known = {
      field,
      places: pack.facilities.flatMap(({ id, kind, point }) => {
        const snap = COUNTED.includes(kind) ? graph.snap(...point) : null
        return snap ? [{ id, kind, node: snap.node }] : []
      }),
      districts: districtsOf(pack, field),
      work: workPerCall(pack),
    }
    return known
  }
}
