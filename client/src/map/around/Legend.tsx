import { useWords } from '../../i18n/index.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { type PlateTone, UnitPlate } from '../../ui/UnitPlate.tsx'
import type { LegendKey } from '../picture/legendKey.ts'

function Sample({ of }: { of: LegendKey }) {
  switch (of) {
    case 'red':
      return <Glyph group="F" tone="red" size={18} />
    case 'amber':
    case 'grey':
    case 'closed':
      return <Glyph group="M" tone={of} size={16} />
    case 'hazard':
      return <span className="map-legend-hatch" />
    case 'perimeter':
    case 'line':
    case 'proposed':
    case 'way':
    case 'trail':
      return <span className="map-legend-line" data-of={of} />
    default:
      return <PlateSample tone={of} />
  }
}

const PlateSample = ({ tone }: { tone: PlateTone }) => (
  <span className="map-legend-plate" aria-hidden="true">
    <UnitPlate unit={{ kind: 'engine', callSign: '' }} tone={tone} />
  </span>
)

/** Only what is on the map now, with its real symbols. */
export function Legend({ keys }: { keys: readonly LegendKey[] }) {
  const say = useWords()
  if (keys.length === 0) return null
  return (
    <ul className="map-legend" aria-label={say('map.legend')} data-map-obstacle>
      {keys.map((key) => (
        <li key={key}>
          <Sample of={key} />
          {say(`map.legend.${key}`)}
        </li>
      ))}
    </ul>
  )
}
