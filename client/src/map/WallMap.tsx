import { useEffect, useRef } from 'react'
import { usePlace } from '../desk/place.ts'
import { useLang } from '../i18n/index.ts'
import { useCity } from '../live/city.ts'
import { useLink } from '../live/link.ts'
import { AsOf } from './around/AsOf.tsx'
import { layersOn } from './around/switches.ts'
import { useDistricts } from './around/useDistricts.ts'
import { useEngine } from './around/useEngine.ts'
import type { Box } from './picture/crowd.ts'
import './mapWords.ts'
import './MapView.css'

const NOTHING: readonly Box[] = []
const NO_PROPOSALS: readonly never[] = []
const ignore = () => undefined

/**
 * The map that nobody touches. It shows all open incidents and looks elsewhere only when another set of them is open: a map
 * that moves by itself all the time cannot be read. `onKnown`: to whom the ground is owed.
 */
export function WallMap({
  onLost,
  onFail,
  onKnown,
}: {
  onLost: () => void
  onFail: () => void
  onKnown: (attribution: string) => void
}) {
  const ground = useRef<HTMLDivElement>(null)
  const lang = useLang()
  const { theme, layers } = usePlace()
  const isLive = useLink().state !== 'notlive'
  const districts = useDistricts()
  const open = useCity((city) =>
    [...city.all('incident')]
      .filter(({ status, place }) => status !== 'closed' && place.point)
      .map(({ id }) => id)
      .sort()
      .join(),
  )
  const settings = {
    ...{ districts, isLive, lang, theme, on: layersOn(layers), obstacles: NOTHING, proposals: NO_PROPOSALS },
    ...{
      selectedIncidentId: undefined,
      selectedUnitId: undefined,
      previewPoint: undefined,
      previewLine: undefined,
      draft: undefined,
      cover: undefined,
    },
  }
  const { engine, city } = useEngine(ground, undefined, settings, {
    ...{ onPick: ignore, onMoved: ignore, onFollow: ignore, onPoint: ignore, onHover: ignore },
    onLost,
    onFail,
  })
  const layersKey = layers.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `settings` is a new object each time; these are what it is made of.
  useEffect(() => engine?.set(settings), [engine, districts, isLive, lang, theme, layersKey])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set says when.
  useEffect(() => engine?.refit(), [engine, open])
  useEffect(() => {
    if (city) onKnown(city.attribution)
  }, [city, onKnown])
  return (
    <div className="map map-untouched">
      <div ref={ground} className="map-ground" aria-hidden="true" />
      {!isLive && <AsOf />}
    </div>
  )
}
