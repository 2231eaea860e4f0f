import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { useRoom } from '../useRoom.ts'
import { LIMITS_PX, type SizedPane } from './layoutOf.ts'
import { bounded, keepSize } from './sizes.ts'

/** How far one press of an arrow moves an edge, px. */
export const STEP_PX = 16

/** Which way an edge is pulled to make its pane larger. */
const GROWS: Readonly<Record<SizedPane, { readonly axis: 'x' | 'y'; readonly sign: 1 | -1 }>> = {
  queue: { axis: 'x', sign: 1 },
  detail: { axis: 'x', sign: -1 },
  board: { axis: 'y', sign: -1 },
}
const ARROWS: Readonly<Record<string, readonly ['x' | 'y', 1 | -1]>> = {
  ArrowLeft: ['x', -1],
  ArrowRight: ['x', 1],
  ArrowUp: ['y', -1],
  ArrowDown: ['y', 1],
}

/** A pane's size as it is now, px: a small window squeezes it below what was wished. */
export const sizeOf = (pane: SizedPane, box: HTMLElement | null): number =>
  (GROWS[pane].axis === 'x' ? box?.offsetWidth : box?.offsetHeight) ?? 0

function useSizeOf(pane: SizedPane, box: RefObject<HTMLElement | null>): number {
  const [px, setPx] = useState(0)
  useEffect(() => {
    if (!box.current) return undefined
    const observer = new ResizeObserver(() => setPx(sizeOf(pane, box.current)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [pane, box])
  return px
}

/** The edge of a pane: dragged, moved by arrows, put back by a double click or Home. */
export function Separator({ pane, box }: { pane: SizedPane; box: RefObject<HTMLElement | null> }) {
  const say = useWords()
  const room = useRoom()
  const px = useSizeOf(pane, box)
  const { axis, sign } = GROWS[pane]
  const { min, max } = LIMITS_PX[pane]

  const drag = (down: PointerEvent<HTMLElement>) => {
    const edge = down.currentTarget
    const [from, size] = [axis === 'x' ? down.clientX : down.clientY, sizeOf(pane, box.current)]
    const at = ({ clientX, clientY }: MouseEvent) =>
      bounded(pane, size + sign * ((axis === 'x' ? clientX : clientY) - from))
    // While it moves, the style alone changes: no pane renders anew.
    const move = (event: MouseEvent) => edge.parentElement?.style.setProperty(`--pane-${pane}`, `${at(event)}px`)
    const done = (event: MouseEvent) => {
      edge.removeEventListener('pointermove', move)
      if (at(event) !== size) keepSize(room, pane, at(event))
    }
    edge.setPointerCapture(down.pointerId)
    edge.addEventListener('pointermove', move)
    edge.addEventListener('lostpointercapture', done, { once: true })
  }
  const press = (event: KeyboardEvent) => {
    const [along, way] = ARROWS[event.key] ?? []
    if (event.key === 'Home') keepSize(room, pane, undefined)
    else if (along === axis && way) keepSize(room, pane, sizeOf(pane, box.current) + sign * way * STEP_PX)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <hr
      className="pane-edge"
      data-of={pane}
      tabIndex={0}
      aria-label={say(`pane.edge.${pane}`)}
      aria-controls={`pane-${pane}`}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={px}
      aria-valuemin={min}
      aria-valuemax={Math.max(max, px)}
      aria-valuetext={say('pane.px', { px })}
      title={say('pane.edgeHint')}
      onPointerDown={drag}
      onDoubleClick={() => keepSize(room, pane, undefined)}
      onKeyDown={press}
    />
  )
}
