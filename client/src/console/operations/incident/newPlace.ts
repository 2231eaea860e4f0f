import type { GazetteerIndex, GazetteerPlace } from '@muster/shared/commandline/gazetteer/gazetteerIndex.ts'
import type { Place } from '@muster/shared/domain/incident/incident.ts'

/** A place of the gazetteer as a call has it. */
export const placeOf = ({ name, point: [lng, lat] }: GazetteerPlace): Place => ({
  address: name,
  point: { type: 'Point', coordinates: [lng, lat] },
})

/**
 * Where a call is, by what was typed: a place that the city knows has its point; other words are kept as they were said,
 * and without the former point, which belonged to the former words.
 */
export function newPlace(text: string, gazetteer: GazetteerIndex): Place {
  const read = gazetteer.read(text)
  const isKnown = read !== undefined && read.kind !== 'free' && read.kind !== 'ambiguous'
  return isKnown ? placeOf(read) : { address: text }
}
