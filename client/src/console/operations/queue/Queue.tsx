import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { go, usePlace } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { cityNow } from '../../../live/clock.ts'
import { useLink } from '../../../live/link.ts'
import { useMe } from '../../../live/me.ts'
import { EmptyQueue } from './EmptyQueue.tsx'
import { GroupHead } from './GroupHead.tsx'
import { callBeside, heightOf, keyOf, type Line, linesOf } from './lines.ts'
import { QueueHead } from './QueueHead.tsx'
import { QueueRow } from './QueueRow.tsx'
import { type Group, type QueueFilter, queueOf } from './queueOf.ts'
import { markRead, startReading } from './unread.ts'
import { useHand } from './useHand.ts'
import { useHeldRows } from './useHeldRows.ts'
import './queue.css'

const HEADS = ['glyph', 'number', 'priority', 'place', 'battalion', 'time', 'units', 'owner'] as const
/** Lines drawn beyond the visible ones, so that scrolling by keys never meets a hole. */
const OVERSCAN = 12
/** Height of the column heads, which stay in view above the scrolled lines. */
const HEADS_PX = 24

const useGroup = (group: Group, filter: QueueFilter, isHeld: boolean) =>
  useHeldRows(
    useCity((city) => queueOf(city, group, filter, cityNow())),
    isHeld,
  )

/** What the reader has read: what was there at first, and each call while it is open. */
function useReading(lines: readonly Line[], selected: string | undefined): void {
  const { state, head } = useLink()
  const open = lines.find((line) => line.kind === 'call' && line.incident.id === selected)
  useEffect(() => {
    if (state === 'live') startReading(head)
  }, [state, head])
  useEffect(() => {
    if (open?.kind === 'call') markRead(open.incident)
  }, [open])
}

/** Shows the top of the list when a call begins to wait, unless somebody is reading further down just now. */
function useNewcomers(waiting: readonly Incident[], isHeld: boolean, showTop: () => void): void {
  const known = useRef(waiting)
  useEffect(() => {
    const isNew = waiting.some(({ id }) => !known.current.some((former) => former.id === id))
    known.current = waiting
    if (isNew && !isHeld) showTop()
  })
}

/** The city's calls: who waits for units first, then where units are at work, then what is over. */
export function Queue() {
  const say = useWords()
  const me = useMe()
  const { incident: selected, filter, battalions } = usePlace()
  const hand = useHand()
  const [cursor, setCursor] = useState(selected)
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const prefix = useId()
  const wanted: QueueFilter = { battalions, mine: filter === 'mine' ? me?.id : undefined }
  const waiting = useGroup('waiting', wanted, hand.isHere)
  const active = useGroup('active', wanted, hand.isHere)
  const closed = useGroup('closed', wanted, hand.isHere)
  const lines = linesOf([
    { group: 'waiting', calls: waiting },
    { group: 'active', calls: active },
    { group: 'closed', calls: closed },
  ])
  useReading(lines, selected)
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => heightOf(lines[at]),
    getItemKey: (at) => {
      const line = lines[at]
      return line ? keyOf(line) : at
    },
    overscan: OVERSCAN,
    scrollMargin: HEADS_PX,
    scrollPaddingStart: HEADS_PX,
  })
  // Heights follow the kind of line: where a call began to wait or got its units, they are counted anew.
  const shape = lines.map(keyOf).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape says when; measure itself needs nothing.
  useEffect(() => list.measure(), [shape])

  useNewcomers(waiting, hand.isHere, () => list.scrollToOffset(0))

  const show = (id: string) => list.scrollToIndex(lines.findIndex((line) => keyOf(line) === id))
  const point = (step: 1 | -1) => {
    const next = callBeside(lines, cursor ?? selected, step)
    grid.current?.focus({ preventScroll: true })
    if (next === undefined) return
    setCursor(next)
    show(next)
  }
  const open = (id: string | undefined) => {
    if (id === undefined) return
    setCursor(id)
    go({ incident: id })
  }
  const openBeside = (step: 1 | -1) => {
    const next = callBeside(lines, selected, step)
    if (next === undefined) return
    open(next)
    show(next)
  }
  const atRest = () => document.activeElement === document.body || document.activeElement === null
  useActions([
    { id: 'queue.down', key: 'j', words: 'queue.down', run: () => point(1) },
    { id: 'queue.up', key: 'k', words: 'queue.up', run: () => point(-1) },
    { id: 'queue.arrowDown', key: 'ArrowDown', words: 'queue.down', run: () => point(1), enabled: atRest },
    { id: 'queue.arrowUp', key: 'ArrowUp', words: 'queue.up', run: () => point(-1), enabled: atRest },
    { id: 'queue.next', key: ']', words: 'queue.next', run: () => openBeside(1) },
    { id: 'queue.previous', key: '[', words: 'queue.previous', run: () => openBeside(-1) },
    {
      id: 'queue.mine',
      words: 'queue.filter.mine',
      typed: 'V mine',
      run: () => go({ filter: 'mine' }, { replace: true }),
    },
    { id: 'queue.all', words: 'queue.filter.all', typed: 'V all', run: () => go({ filter: 'all' }, { replace: true }) },
  ])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') point(1)
    else if (event.key === 'ArrowUp') point(-1)
    else if (event.key === 'Enter') open(cursor)
    else return
    event.preventDefault()
  }
  const domId = (id: string) => `${prefix}${id}`
  return (
    <section className="queue" aria-labelledby="queue-title" {...hand.handlers}>
      <QueueHead waiting={waiting.length} active={active.length} />
      <div className="queue-scroller" ref={scroller}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked and opened by keys: ARIA's grid pattern.
          role="grid"
          ref={grid}
          className="queue-grid"
          tabIndex={0}
          aria-labelledby="queue-title"
          aria-rowcount={lines.length + 1}
          aria-activedescendant={cursor === undefined ? undefined : domId(cursor)}
          onKeyDown={press}
        >
          <thead>
            <tr className="queue-row queue-heads">
              {HEADS.map((head) => (
                <th scope="col" key={head} className={`queue-${head}`}>
                  {say(`queue.head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height: list.getTotalSize() }}>
            {list.getVirtualItems().map(({ index, key, start }) => {
              const line = lines[index]
              if (!line) return null
              const top = start - HEADS_PX
              return line.kind === 'head' ? (
                <GroupHead key={key} group={line.group} count={line.count} top={top} />
              ) : (
                <QueueRow
                  key={key}
                  incident={line.incident}
                  domId={domId(line.incident.id)}
                  isSelected={line.incident.id === selected}
                  isCursor={line.incident.id === cursor}
                  top={top}
                  onOpen={() => open(line.incident.id)}
                />
              )
            })}
          </tbody>
        </table>
        {lines.every(({ kind }) => kind === 'head') && <EmptyQueue />}
      </div>
    </section>
  )
}
