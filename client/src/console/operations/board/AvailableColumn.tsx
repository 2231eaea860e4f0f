import { useMemo, useRef, useState } from 'react'
import { usePlace } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { useLink } from '../../../live/link.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { wordsIn } from '../queue/finding.ts'
import { useSide } from '../useSide.ts'
import { availableByKind, chipsThatFit, type KindRow } from './boardOf.ts'
import { UnitChip } from './UnitChip.tsx'

/** Room that the name and the count of a kind take, px, as `board.css` lays them out. */
const LABEL_PX = 104

type KindProps = {
  readonly row: KindRow
  readonly room: number
  readonly proposed: ReadonlySet<string>
  readonly isWhole: boolean
}

function Kind({ row, room, proposed, isWhole }: KindProps) {
  const say = useWords()
  const [isUnfolded, setUnfolded] = useState(false)
  const isOpen = isUnfolded || isWhole
  const { kind, free, total } = row
  const fits = chipsThatFit(free, room - LABEL_PX)
  const shown = isOpen ? free : free.slice(0, fits)
  const left = free.length - shown.length
  return (
    <li className="board-kind">
      <span className="board-kind-name" title={say(`board.kinds.${kind}`)}>
        {say(`board.kinds.${kind}`)}
      </span>
      <span className="board-kind-count">
        <b>{free.length}</b>/{total}
      </span>
      <span className="board-chips">
        {shown.map((unit) => (
          <UnitChip key={unit.id} unit={unit} isProposed={proposed.has(unit.id)} />
        ))}
        {!isWhole && (left > 0 || isOpen) && (
          <button
            type="button"
            className="board-more"
            aria-expanded={isOpen}
            aria-label={say('board.moreOf', { count: left, kind: say(`board.kinds.${kind}`) })}
            onClick={() => setUnfolded(!isOpen)}
          >
            {isOpen ? '▴' : `+${left}`}
          </button>
        )}
      </span>
    </li>
  )
}

/**
 * Who could go now, by kind: `37/44` before the chips, proposed units first. `isWhole`: every one of them, and only what
 * the filter finds.
 */
export function AvailableColumn({ proposed, isWhole }: { proposed: readonly string[]; isWhole: boolean }) {
  const say = useWords()
  const body = useRef<HTMLUListElement>(null)
  const room = useSide(body, 'width')
  const { find = '' } = usePlace()
  // Before the city is here, nothing is said of what it has.
  const { hasCity } = useLink()
  const words = isWhole ? find : ''
  const units = useCity((city) => [...city.all('unit')])
  const order = proposed.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is that of the proposed ones.
  const rows = useMemo(() => availableByKind(units, proposed, wordsIn(words)), [units, order, words])
  const isProposed = new Set(proposed)
  const free = rows.reduce((sum, row) => sum + row.free.length, 0)
  const hidden = rows.reduce((sum, row) => sum + row.hidden, 0)
  return (
    <section className="board-column board-available" aria-labelledby="board-available">
      <h2 className="board-head" id="board-available">
        {say('board.available')}{' '}
        <span className="board-count">
          {hidden > 0 && `${say('board.hidden', { count: hidden })} · `}
          {hasCity ? free : '–'}
        </span>
      </h2>
      <ul className="board-kinds" ref={body}>
        {hasCity && rows.length === 0 && <li>{say('board.none')}</li>}
        {free === 0 && hidden > 0 && (
          <li>
            {say('board.noneFits')} <Kbd>{'\\'}</Kbd> <Kbd>Esc</Kbd>
          </li>
        )}
        {rows.map((row) => (
          <Kind key={row.kind} row={row} room={room} proposed={isProposed} isWhole={isWhole} />
        ))}
      </ul>
    </section>
  )
}
