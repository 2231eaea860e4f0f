import { MOST_RADIUS_M } from '@muster/shared/domain/incident/outline.ts'
import { useWords } from '../../i18n/index.ts'
import { useLengthUnit } from './Figures.tsx'

const M_PER_FT = 0.3048

/** The radius of a circle as a number, in the city's unit: no mouse is needed. */
export function RadiusField({
  radiusM,
  onRadius,
}: {
  radiusM: number | undefined
  onRadius: (metres: number | undefined) => void
}) {
  const say = useWords()
  const unit = useLengthUnit()
  const metresEach = unit === 'ft' ? M_PER_FT : 1
  const take = (typed: string): void => {
    const metres = Math.round(Number(typed) * metresEach * 10) / 10
    onRadius(typed === '' || !(metres >= 1 && metres <= MOST_RADIUS_M) ? undefined : metres)
  }
  return (
    <label className="map-draw-field">
      {say(`map.draw.radius.${unit}`)}
      <input
        key={unit}
        type="number"
        min={1}
        max={Math.floor(MOST_RADIUS_M / metresEach)}
        value={radiusM === undefined ? '' : Math.round(radiusM / metresEach)}
        onChange={(event) => take(event.target.value)}
      />
    </label>
  )
}
