import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import { plateToneOf } from '../../../desk/plateTone.ts'
import { useWords } from '../../../i18n/index.ts'
import { elapsedText } from '../../../ui/elapsed.ts'
import { UnitPlate } from '../../../ui/UnitPlate.tsx'
import type { Strip } from './strips.ts'

/** Height of a row, and of the piece of each status: who works most stands highest, so that they are told apart without colour. */
export const ROW_PX = 24
const HEIGHT_PX: Readonly<Record<UnitStatus, number>> = {
  available: 2,
  returning: 5,
  dispatched: 7,
  enroute: 11,
  onscene: 16,
  transporting: 16,
  athospital: 16,
  outofservice: 10,
  emergency: 18,
}
/** A narrower piece has no room for its letter. */
const LETTER_FROM_PX = 13

/** The mark of a status as it is drawn on the strips. */
export function StatusPiece({
  status,
  x,
  width,
  letter,
}: {
  status: UnitStatus
  x: number
  width: number
  letter?: string
}) {
  const height = HEIGHT_PX[status]
  const y = (ROW_PX - height) / 2
  return (
    <g className="strip-piece" data-status={status}>
      <rect x={x} y={y} width={Math.max(1, width)} height={height} />
      {letter && width >= LETTER_FROM_PX && height >= 10 && (
        <text x={x + width / 2} y={ROW_PX / 2}>
          {letter}
        </text>
      )}
    </g>
  )
}

/** What one unit did, from left to right; a diamond where it was sent to wait elsewhere. */
export function StripRow({
  strip: { unit, pieces, moves, calls, atWorkMs },
  xOf,
  width,
  share,
}: {
  strip: Strip
  xOf: (at: number) => number
  width: number
  share: string
}) {
  const say = useWords()
  const told = { status: unit.status, count: calls, time: elapsedText(atWorkMs / 1000) }
  return (
    <>
      <UnitPlate unit={unit} tone={plateToneOf(unit.status, false)} />
      <span className="for-readers">{say('plots.unitSaid', told)}</span>
      <svg width={width} height={ROW_PX} overflow="visible" aria-hidden="true">
        {pieces.map(({ from, to, status }) => (
          <StatusPiece
            key={from}
            status={status}
            x={xOf(from)}
            width={xOf(to) - xOf(from)}
            letter={say(`plots.letter.${status}`)}
          />
        ))}
        {moves.map((at) => (
          <path key={at} className="strip-move" d={`M${xOf(at)} 4l5 8l-5 8l-5 -8z`} />
        ))}
      </svg>
      <span className="strip-share">{atWorkMs > 0 ? share : '–'}</span>
    </>
  )
}
