import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect } from 'react'
import { heightOf, keyOf, type Line } from './lines.ts'

/** Lines drawn beyond the visible ones, so that scrolling by keys never meets a hole. */
const OVERSCAN = 12
/** Height of the column heads, which stay in view above the scrolled lines. */
export const HEADS_PX = 24

/** Which of these lines are drawn where; the others cost nothing. Worked out once a change of the lines. */
export function useLines(lines: readonly Line[], scroller: RefObject<HTMLElement | null>) {
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((at) => heightOf(lines[at]), [lines]),
    getItemKey: useCallback(
      (at) => {
        const line = lines[at]
        return line ? keyOf(line) : at
      },
      [lines],
    ),
    overscan: OVERSCAN,
    scrollMargin: HEADS_PX,
    scrollPaddingStart: HEADS_PX,
  })
  // Heights follow the kind of line: where a call began to wait or got its units, they are counted anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines say when; measure itself needs nothing.
  useEffect(() => list.measure(), [lines])
  return list
}
