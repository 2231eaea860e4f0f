import { fold } from '@muster/shared/commandline/spelling.ts'
import type { City } from '@muster/shared/domain/city.ts'

/** The units of these call signs, however they are parted and written; what is none is `unknown`. */
export function unitsNamed(city: Pick<City, 'all'>, signs: string) {
  const bySign = new Map([...city.all('unit')].map(({ id, callSign }) => [fold(callSign), id]))
  const words = [...new Set(signs.split(/[\s,，、;；]+/).filter((word) => word !== ''))]
  return {
    unitIds: [...new Set(words.flatMap((word) => bySign.get(fold(word)) ?? []))],
    unknown: words.filter((word) => !bySign.has(fold(word))),
  }
}
