/** What the coverage screen shows in place of its map: times of the shift, or what each unit did. */
export const PLOTS = ['first', 'turnout', 'travel', 'units'] as const
export type Plot = (typeof PLOTS)[number]
