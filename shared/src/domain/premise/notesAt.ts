import type { City } from '../city.ts'
import type { Place } from '../incident/incident.ts'
import { PREMISE_KINDS, type Premise } from './premise.ts'

const M_PER_DEG = 111_195
const plain = (address: string): string => address.trim().replace(/\s+/g, ' ').toUpperCase()

function isWithin(metres: number, one: Place['point'], other: Place['point']): boolean {
  if (!one || !other) return false
  const [[lng, lat], [x, y]] = [one.coordinates, other.coordinates]
  const east = (x - lng) * Math.cos((lat * Math.PI) / 180)
  return Math.hypot(east, y - lat) * M_PER_DEG <= metres
}

const isThere = ({ place, metres }: Premise, { point, address }: Place): boolean =>
  isWithin(metres, place.point, point) ||
  (place.address !== undefined && address !== undefined && plain(place.address) === plain(address))

const order = ({ kind }: Premise): number => PREMISE_KINDS.indexOf(kind)

/** What is known of a place: hazards first, the newest before older ones. What is out of date is left out. */
export const notesAt = (city: City, place: Place, cityTime: number): readonly Premise[] =>
  [...city.all('premise')]
    .filter((note) => isThere(note, place) && (note.validUntil ?? Number.POSITIVE_INFINITY) > cityTime)
    .sort((a, b) => order(a) - order(b) || b.writtenAt - a.writtenAt)
