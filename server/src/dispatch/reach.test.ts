import { expect, test } from 'vitest'
import type { DemandField } from './demandField.ts'
import type { Network } from './network.ts'
import { createReach } from './reach.ts'

test('more places than are kept at once are all answered, and the roads are asked for each once', () => {
  let asked = 0
  const network = {
    version: 0,
    for: () => network,
    table(sources: ArrayLike<number>) {
      asked += sources.length
      return Uint32Array.from(sources, (node) => node * 1000)
    },
  } as unknown as Network
  const reach = createReach(network, { count: 1, node: Uint32Array.of(0) } as unknown as DemandField)
  const nodes = Array.from({ length: 5000 }, (_, node) => node)
  expect(reach.from(nodes.map((node) => ({ node }))).map(([seconds]) => seconds)).toEqual(nodes)
  expect(asked).toBe(nodes.length)
  expect(reach.from([{ node: 7 }, { node: 7 }]).map(([seconds]) => seconds)).toEqual([7, 7])
})
