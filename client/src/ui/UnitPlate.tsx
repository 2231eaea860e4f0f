import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { platePath, plateWidthPx } from './symbols.ts'
import './UnitPlate.css'

/** How a unit's plate is painted: its status, or `proposed` (advice or preview) or `stale` (old position). */
export type PlateTone = 'free' | 'moving' | 'onscene' | 'hospital' | 'out' | 'emergency' | 'proposed' | 'stale'

const HEIGHT_PX = 16

/** The plate of a unit with its call sign; the kind is in the outline, the tone in the paint. */
export function UnitPlate({
  unit,
  tone,
  className = '',
}: {
  unit: Pick<Unit, 'kind' | 'callSign' | 'lock'>
  tone: PlateTone
  className?: string
}) {
  const width = plateWidthPx(unit.kind, unit.callSign)
  // The padlock stands out at the right, so that it hides no letter.
  const [w, h] = [width + (unit.lock ? 13 : 3), HEIGHT_PX + 3 + (unit.kind === 'chief' ? 4 : 0)]
  return (
    <svg
      className={`plate ${className}`}
      overflow="visible"
      data-tone={tone}
      width={w}
      height={h}
      viewBox={`${-(width + 3) / 2} ${-(HEIGHT_PX + 3) / 2} ${w} ${h}`}
      role="img"
      aria-label={unit.callSign}
    >
      <path d={platePath(unit.kind, width, HEIGHT_PX)} />
      <text>{unit.callSign}</text>
      {unit.lock && (
        <g className="plate-lock" transform={`translate(${width / 2 + 4} ${2 - HEIGHT_PX / 2})`}>
          <circle r="6" />
          <circle cy="-1.2" r="1.9" />
          <rect x="-3" y="-0.7" width="6" height="4.4" rx="0.8" />
        </g>
      )}
      {tone === 'out' && <line x1={4 - width / 2} x2={width / 2 - 4} />}
    </svg>
  )
}
