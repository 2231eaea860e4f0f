/** The lines a legend can have, in its order. */
export const LEGEND_KEYS = [
  'red',
  'amber',
  'grey',
  'closed',
  'perimeter',
  'hazard',
  'line',
  'proposed',
  'moving',
  'way',
  'trail',
  'onscene',
  'hospital',
  'free',
  'out',
  'emergency',
  'stale',
] as const
export type LegendKey = (typeof LEGEND_KEYS)[number]
