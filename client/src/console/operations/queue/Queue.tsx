import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { later } from '../../../desk/later.tsx'
import { go, usePlace } from '../../../desk/place.ts'
import { useLink } from '../../../live/link.ts'
import { EmptyQueue } from './EmptyQueue.tsx'
import { GroupHead } from './GroupHead.tsx'
import { GROUPS } from './groups.ts'
import { Heads } from './Heads.tsx'
import { callBeside, keyOf, type Line, linesOf } from './lines.ts'
import { QueueHead } from './QueueHead.tsx'
import { QueueRow } from './QueueRow.tsx'
import { nextSort, sortText } from './sorting.ts'
import { markRead, startReading } from './unread.ts'
import { useHand } from './useHand.ts'
import { useHeldRows } from './useHeldRows.ts'
import { HEADS_PX, useLines } from './useLines.ts'
import { useQueue } from './useQueue.ts'
import { useQueueActions } from './useQueueActions.ts'
import { useWish } from './useWish.ts'
import { groupsOf } from './views.ts'
import './queue.css'

const Complexes = later(async () => (await import('./Complexes.tsx')).Complexes)

/** What the reader has read: what was there at first, and each call while it is open. */
function useReading(lines: readonly Line[], selected: string | undefined): void {
  const { state, head } = useLink()
  const open = useMemo(
    () => lines.find((line) => line.kind === 'call' && line.incident.id === selected),
    [lines, selected],
  )
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
    if (known.current === waiting) return
    const former = new Set(known.current.map(({ id }) => id))
    const isNew = waiting.some(({ id }) => !former.has(id))
    known.current = waiting
    if (isNew && !isHeld) showTop()
  })
}

/** The city's calls: who waits for units first, then where units are at work, then what is over. */
export function Queue() {
  const { incident: selected, filter } = usePlace()
  const hand = useHand()
  const [cursor, setCursor] = useState(selected)
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const prefix = useId()
  const wish = useWish()
  const queue = useQueue(wish)
  const wanted = JSON.stringify(wish)
  const waiting = useHeldRows(queue.waiting, hand.isHere, wanted)
  const active = useHeldRows(queue.active, hand.isHere, wanted)
  const closed = useHeldRows(queue.closed, hand.isHere, wanted)
  const { hidden, counts } = queue
  const lines = useMemo(() => {
    const calls = { waiting, active, closed }
    const inView = groupsOf(filter)
    return linesOf(
      GROUPS.map((group) => ({
        group,
        calls: calls[group],
        hidden: hidden[group],
        isOut: !inView.includes(group),
      })),
    )
  }, [waiting, active, closed, hidden, filter])
  useReading(lines, selected)
  const list = useLines(lines, scroller)
  useNewcomers(waiting, hand.isHere, () => list.scrollToOffset(0))

  const show = (id: string) => list.scrollToIndex(lines.findIndex((line) => keyOf(line) === id))
  const point = (step: 1 | -1) => {
    const next = callBeside(lines, cursor ?? selected, step)
    grid.current?.focus({ preventScroll: true })
    if (next === undefined) return
    setCursor(next)
    show(next)
  }
  const open = useCallback((id: string | undefined) => {
    if (id === undefined) return
    setCursor(id)
    go({ incident: id })
  }, [])
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
  ])
  useQueueActions(wish.sort)
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
      <QueueHead counts={counts} onDown={() => point(1)} />
      <Complexes />
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
          <Heads sort={wish.sort} onSort={(by) => go({ sort: sortText(nextSort(wish.sort, by)) }, { replace: true })} />
          <tbody style={{ height: list.getTotalSize() }}>
            {list.getVirtualItems().map(({ index, key, start }) => {
              const line = lines[index]
              if (!line) return null
              const top = start - HEADS_PX
              return line.kind === 'head' ? (
                <GroupHead key={key} line={line} top={top} />
              ) : (
                <QueueRow
                  key={key}
                  incident={line.incident}
                  domId={domId(line.incident.id)}
                  isSelected={line.incident.id === selected}
                  isCursor={line.incident.id === cursor}
                  top={top}
                  onOpen={open}
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
