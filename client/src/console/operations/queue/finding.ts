import { soundAt } from '@muster/shared/commandline/pinyin.ts'
import { fold } from '@muster/shared/commandline/spelling.ts'
import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { unitsAt } from './rowOf.ts'

/** The words that are looked for, as they are compared; none: everything is found. */
export const wordsIn = (text: string): readonly string[] =>
  fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')

/** A record never changes in place, so what can be found of it is worked out once; units come and go with the record. */
const texts = new WeakMap<Incident, Found>()

/** Words of a call, and the Chinese ones among them by whose reading it can be found, too. */
type Found = { readonly text: string; readonly han: string }

/** Everything by which a call can be found: its number and those that lead here, place, type, area, units and owner. */
function textOf(city: City, incident: Incident): Found {
  const known = texts.get(incident)
  if (known !== undefined) return known
  const { number, place, type, area, owner, mergedIds = [] } = incident
  const name = city.find('world', WORLD_ID)?.settings?.incidentTypes.find(({ id }) => id === type)?.name
  const units = unitsAt(city, incident).map(({ callSign }) => callSign)
  const numbers = [number, ...mergedIds.map((id) => city.find('incident', id)?.number ?? '')].map(shortNumber)
  const parts = [...numbers, place.address, type, name?.en, name?.zh]
  const text = fold([...parts, area?.battalion, area?.neighbourhood, owner?.name, ...units].join('\n'))
  const found = { text, han: name?.zh ?? '' }
  texts.set(incident, found)
  return found
}

/** True where a call has every one of these words somewhere; its type also by the pinyin of its Chinese name (`jzhz`). */
export function isFound(city: City, incident: Incident, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { text, han } = textOf(city, incident)
  return words.every((word) => text.includes(word) || soundAt(han, word) !== undefined)
}
