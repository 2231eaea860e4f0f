/** The groups of the queue, from top to bottom: who waits for units, where units are at work, what is over. */
export const GROUPS = ['waiting', 'active', 'closed'] as const
export type Group = (typeof GROUPS)[number]
