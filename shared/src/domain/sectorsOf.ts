import type { City } from './city.ts'

/** The sectors of the city: the battalions of its stations, in order. */
export function sectorsOf(city: City): readonly string[] {
  const names = new Set<string>()
  for (const { battalion } of city.all('facility')) if (battalion) names.add(battalion)
  return [...names].sort()
}
