import type { CityPack } from '../cities/pack.ts'
import { dissect } from './hierarchy/dissect.ts'
import { type Hierarchy, hierarchyOf } from './hierarchy/hierarchy.ts'
import { readOrderFile } from './hierarchy/orderFile.ts'
import { loadRoadGraph, type RoadGraph } from './roadGraph.ts'

/** A city's roads with their hierarchy: what follows from the map alone, and what all worlds share. */
export type RoadMap = { readonly graph: RoadGraph; readonly hierarchy: Hierarchy }

/** `nodeAt`: the order of nodes that the city's folder keeps. Without it one is made here, which takes seconds. */
export const roadMapOf = (graph: RoadGraph, nodeAt: Uint32Array = dissect(graph)): RoadMap => ({
  graph,
  hierarchy: hierarchyOf(graph, nodeAt),
})

/** Unpacks the road files of a city's folder. Throws where their bytes are something else. */
export const loadRoadMap = ({ roads, order }: Pick<CityPack, 'roads' | 'order'>): RoadMap =>
  roadMapOf(loadRoadGraph(roads), order && readOrderFile(order))
