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
    case 'road-closed':
    case 'road-flooded':
    case 'road-slow':
    case 'roadAhead':
    case 'roadOver':
      return <ClosureSample of={of} />
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

/** The sign of a closure as it stands on the map. */
function ClosureSample({ of }: { of: LegendKey }) {
  const isClosed = of === 'road-closed' || of === 'roadAhead' || of === 'roadOver'
  return (
    <svg className="map-legend-sign" data-of={of} viewBox="-10 -10 20 20" aria-hidden="true">
      <circle r="8" />
      {isClosed && <path d="M-5-5 5 5" />}
      {of === 'road-slow' && <path d="M-4.6 0h1M-.6 0h1M3.4 0h1" />}
      {of === 'road-flooded' && <path d="M-5-2.2C-3-5.6-2-5.6 0-2.2S3 1.2 5-2.2M-5 2.4C-3-1-2-1 0 2.4S3 5.8 5 2.4" />}
    </svg>
  )
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
