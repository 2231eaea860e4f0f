import { type ReactNode, useRef } from 'react'
import type { PaneId } from '../../../desk/panes.ts'
import { usePlace } from '../../../desk/place.ts'
import type { SizedPane } from './layoutOf.ts'
import { PaneMenu } from './PaneMenu.tsx'
import { Separator } from './Separator.tsx'

/** The place of a pane on the screen, with its menu and, where it can be moved, its edge. */
export function PaneBox({
  pane,
  area = pane,
  sized,
  className = '',
  children,
}: {
  pane: PaneId
  /** The part of the screen it lies in, where that is another pane's. */
  area?: PaneId
  sized: readonly SizedPane[]
  className?: string
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const { pane: alone } = usePlace()
  const edge = sized.find((one) => one === pane)
  return (
    <>
      <div
        ref={box}
        id={`pane-${pane}`}
        className={`pane-box ${className}`}
        data-pane={pane}
        style={{ gridArea: area }}
      >
        {children}
        {alone === undefined && <PaneMenu pane={pane} box={box} sized={edge} />}
      </div>
      {edge && <Separator pane={edge} box={box} />}
    </>
  )
}
