import { useWords } from '../../i18n/index.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import type { Side } from '../picture/edgePointers.ts'
import type { Overview } from '../picture/overview.ts'

const ARROWS: Readonly<Record<Side, string>> = { left: '‹', right: '›', top: '⌃', bottom: '⌄' }

/** Incidents outside the view, each at the edge beyond which it lies. */
export function EdgePointers({
  overview,
  onPick,
}: {
  overview: Pick<Overview, 'pointers' | 'pointersLeftOut'>
  onPick: (incidentId: string) => void
}) {
  const say = useWords()
  const { pointers, pointersLeftOut } = overview
  return (
    <>
      {pointers.map(({ id, side, left, top, incident: { group, tone, number } }) => (
        <button
          type="button"
          key={id}
          className="map-pointer"
          data-side={side}
          data-tone={tone}
          style={{ left, top }}
          onClick={() => onPick(id)}
        >
          <Glyph group={group} tone={tone} size={13} />
          <span aria-hidden="true">{number}</span>
          <span className="for-readers">{say('map.offView', { number })}</span>
          <b aria-hidden="true">{ARROWS[side]}</b>
        </button>
      ))}
      {pointersLeftOut > 0 && <p className="map-more">{say('map.moreOffView', { count: pointersLeftOut })}</p>}
    </>
  )
}
