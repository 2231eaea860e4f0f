import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { printAddress } from '../../desk/printAddress.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { getCity } from '../../live/city.ts'
import type { MapEngine } from '../engine/mapEngine.ts'
import { distanceParts, metresBetween } from '../picture/distance.ts'
import type { Pick as Picked } from '../picture/mark.ts'
import type { District } from '../picture/picture.ts'
import { samePick } from '../picture/walk.ts'

/**
 * Says where something on the map is: an incident's address, else the district it is nearest to, and how far it is from what
 * is selected, in the city's unit of length.
 */
export function useWhereabouts(
  engine: MapEngine | undefined,
  districts: readonly District[],
  selected: () => Picked | undefined,
): (pick: Picked) => readonly string[] {
  const say = useWords()
  const lang = useLang()
  return (pick) => {
    const place = engine?.placeOf(pick)
    const city = getCity()
    const address = pick.kind === 'incident' ? city.find('incident', pick.id)?.place.address : undefined
    const from = selected()
    const fromPlace = from && !samePick(from, pick) ? engine?.placeOf(from) : undefined
    const [first, ...rest] = place ? districts : []
    const nearest =
      place &&
      first &&
      rest.reduce(
        (best, district) =>
          metresBetween(district.lngLat, place) < metresBetween(best.lngLat, place) ? district : best,
        first,
      )
    const where =
      address !== undefined ? printAddress(address, lang) : nearest && say('map.near', { place: nearest.name[lang] })
    if (!place || !fromPlace) return where ? [where] : []
    const unit = city.find('world', WORLD_ID)?.settings?.lengthUnit ?? 'm'
    const { key, value } = distanceParts(metresBetween(place, fromPlace), unit)
    return [...(where ? [where] : []), say('map.fromSelection', { distance: say(key, { value }) })]
  }
}
