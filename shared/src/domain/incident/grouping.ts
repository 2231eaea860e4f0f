import { follow } from '../../kernel/aggregate.ts'
import type { Incident } from './incident.ts'

type Member = { readonly incidentId: string }

/** A call is told of what it was put under: its log says so, and who has read it sees that there is news. */
const told = follow<Incident, Member>({
  concerns: ({ incidentId }) => [incidentId],
  evolve: (before, _, { seq }) => ({ ...before, lastSeq: seq }),
})

export const complexFollows = { 'complex.added': told, 'complex.removed': told }
