import type { Assignment } from '@muster/shared/domain/assignment/assignment.ts'

/**
 * True where an incident's work is done: somebody was sent, nobody is at it any more, and the last word of at least one
 * crew was that it cleared, or it had reached the scene and was let go. Calls whose units were all taken away, or broke
 * down, still need somebody.
 */
export function workDone(assignments: readonly Pick<Assignment, 'ended' | 'times'>[]): boolean {
  if (assignments.length === 0 || assignments.some(({ ended }) => ended === undefined)) return false
  return assignments.some(
    ({ ended, times }) => ended === 'cleared' || (ended === 'recalled' && times.onscene !== undefined),
  )
}
