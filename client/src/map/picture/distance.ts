export { metresBetween } from '@muster/shared/kernel/metresBetween.ts'

const FT_PER_M = 3.28084
const FT_PER_MI = 5280

/** A distance in the city's unit with its words' key: m below a kilometre and km above, ft below a fifth of a mile and mi above. */
export function distanceParts(metres: number, unit: 'ft' | 'm'): { readonly key: string; readonly value: string } {
  const ft = metres * FT_PER_M
  const [isFar, far, near] =
    unit === 'm' ? [metres >= 1000, metres / 1000, metres] : [ft >= FT_PER_MI / 5, ft / FT_PER_MI, ft]
  const key = unit === 'm' ? (isFar ? 'km' : 'm') : isFar ? 'mi' : 'ft'
  return { key: `map.distance.${key}`, value: isFar ? far.toFixed(1) : String(Math.round(near / 10) * 10) }
}
