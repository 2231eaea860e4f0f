const M2_PER_KM2 = 1e6
const FT2_PER_M2 = 10.7639
const FT2_PER_ACRE = 43_560
const ACRES_PER_MI2 = 640

/** A size in the city's units with its words' key: m² and km², or square feet, acres and square miles. */
export function areaParts(m2: number, unit: 'ft' | 'm'): { readonly key: string; readonly value: string } {
  if (unit === 'm')
    return m2 < M2_PER_KM2 / 10
      ? { key: 'map.area.m2', value: Math.round(m2).toLocaleString('en') }
      : { key: 'map.area.km2', value: (m2 / M2_PER_KM2).toFixed(2) }
  const ft2 = m2 * FT2_PER_M2
  const acres = ft2 / FT2_PER_ACRE
  if (acres < 1) return { key: 'map.area.ft2', value: Math.round(ft2).toLocaleString('en') }
  if (acres < ACRES_PER_MI2 / 4) return { key: 'map.area.acre', value: acres.toFixed(1) }
  return { key: 'map.area.mi2', value: (acres / ACRES_PER_MI2).toFixed(2) }
}
