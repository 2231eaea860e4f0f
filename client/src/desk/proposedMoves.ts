import type { ProposedMove } from '@muster/shared/commandline/order.ts'

let moves: readonly ProposedMove[] = []

/** The moves that are listed on the screen now, in its order: `ACC 1` means the first of them. */
export const getProposedMoves = (): readonly ProposedMove[] => moves

/** Said by the screen that lists them; none once it is left. */
export function setProposedMoves(listed: readonly ProposedMove[]): void {
  moves = listed
}
