import fc from 'fast-check'
import { expect, test } from 'vitest'
import { strongPart } from './strongPart.ts'

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((nodes) => fc.array(fc.array(fc.nat(nodes - 1), { maxLength: 4 }), { minLength: nodes, maxLength: nodes }))

function reach(out: number[][], start: number): Set<number> {
  const seen = new Set([start])
  for (const node of seen) for (const other of out[node]!) seen.add(other)
  return seen
}

test('the marked nodes can all reach each other, and no larger set of nodes can', () => {
  fc.assert(
    fc.property(graphs, (out) => {
      const reachable = out.map((_, node) => reach(out, node))
      const parts = out.map((_, a) => out.flatMap((_, b) => (reachable[a]!.has(b) && reachable[b]!.has(a) ? [b] : [])))
      const largest = Math.max(...parts.map((part) => part.length))
      const marked = [...strongPart(out)].flatMap((mark, node) => (mark ? [node] : []))
      expect(marked).toHaveLength(largest)
      expect(parts[marked[0]!]).toEqual(marked)
    }),
    { numRuns: 500 },
  )
})
