import { type LucideIcon, Map as MapIcon, PanelBottom, PanelLeft, PanelRight } from 'lucide-react'
import { usePanesOut } from '../../../desk/otherWindows.ts'
import type { PaneId } from '../../../desk/panes.ts'
import { usePlace } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { showPane } from './popOut.ts'

const ICONS: Readonly<Record<PaneId, LucideIcon>> = {
  queue: PanelLeft,
  map: MapIcon,
  detail: PanelRight,
  board: PanelBottom,
}

/** What was taken away, at the foot of the rail: a press brings it back. Nothing while nothing was. */
export function HiddenPanes() {
  const say = useWords()
  const { hidden } = usePlace()
  const out = usePanesOut()
  return hidden.map((pane) => {
    const Icon = ICONS[pane]
    const label = say(out.has(pane) ? 'pane.showOut' : 'pane.show', { pane: say(`pane.short.${pane}`) })
    return (
      <button
        type="button"
        key={pane}
        className="rail-pane"
        aria-label={label}
        title={label}
        onClick={() => showPane(pane)}
      >
        <Icon size={15} strokeWidth={1.5} aria-hidden />
        <span aria-hidden>{say(`pane.short.${pane}`)}</span>
      </button>
    )
  })
}
