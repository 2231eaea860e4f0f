import { type Group, incidentPath, LETTER_DROP } from './symbols.ts'
import './Glyph.css'

/** Waiting over its limit, waiting, with units, closed. */
export type GlyphTone = 'red' | 'amber' | 'grey' | 'closed'

/** The symbol of an incident: its kind by shape and letter, its state by tone. `size` in px: 20 in lists, 28 waiting, 36 head. */
export function Glyph({ group, tone, size, label }: { group: Group; tone: GlyphTone; size: number; label?: string }) {
  const half = size / 2 + 1
  return (
    <svg
      className="glyph"
      data-tone={tone}
      width={size + 2}
      height={size + 2}
      viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <path d={incidentPath(group, size)} />
      <text y={LETTER_DROP[group] * size} fontSize={Math.round(size * 0.46)}>
        {group}
      </text>
    </svg>
  )
}
