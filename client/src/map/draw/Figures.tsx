import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { distanceParts } from '../picture/distance.ts'
import { areaParts } from './areaParts.ts'
import { type Draft, figuresOf } from './draft.ts'

/** The city's unit of length. */
export const useLengthUnit = (): 'ft' | 'm' =>
  useCity((city) => city.find('world', WORLD_ID)?.settings?.lengthUnit ?? 'm')

/** How long, how large, and how many live there; said aloud when a point has come, not with each step of the crosshair. */
export function Figures({ draft, residents }: { draft: Draft; residents: number | undefined }) {
  const say = useWords()
  const unit = useLengthUnit()
  const { lengthM, areaM2 } = figuresOf(draft)
  const length = distanceParts(lengthM, unit)
  const area = areaM2 === undefined ? undefined : areaParts(areaM2, unit)
  const parts = [
    draft.shape === 'circle' ? say('map.draw.radius') : say('map.draw.points', { count: draft.points.length }),
    say(length.key, { value: length.value }),
    ...(area ? [say(area.key, { value: area.value })] : []),
    ...(residents === undefined ? [] : [say('map.residents', { count: residents.toLocaleString('en') })]),
  ]
  return (
    <>
      <output className="map-draw-figures" aria-live="off">
        {parts.join(' · ')}
      </output>
      <p role="status" className="for-readers" key={`${draft.points.length} ${draft.radiusM}`}>
        {draft.points.length > 0 && parts.join(', ')}
      </p>
    </>
  )
}
