import { type Action, defineAction } from '../../desk/actions.ts'
import { undoLast } from '../../live/commands.ts'
import { openCommandBar } from './open.ts'

/** Space presses the button or takes the row that has the focus; only elsewhere is it the bar's. */
const isSpaceFree = (): boolean =>
  !document.activeElement?.closest(
    'button, a, summary, select, [role=option], [role=checkbox], [role=radio], [tabindex]',
  )

/** What the bar offers by key, wherever the focus is outside text fields; the help sheet and the palette list these. */
export const commandBarActions: readonly Action[] = [
  defineAction({ id: 'bar.focus', key: '/', words: 'bar.focus', run: () => openCommandBar() }),
  defineAction({
    id: 'bar.focusSpace',
    key: 'Space',
    words: 'bar.focus',
    run: () => openCommandBar(),
    enabled: isSpaceFree,
  }),
  defineAction({ id: 'bar.new', key: 'n', words: 'bar.new', typed: 'N', run: () => openCommandBar('N ') }),
  defineAction({ id: 'bar.find', key: 'f', words: 'bar.find', typed: 'F', run: () => openCommandBar('F ') }),
  defineAction({ id: 'bar.undo', key: 'u', words: 'bar.undoLast', typed: 'U', run: () => void undoLast() }),
]

/** Keys that a selected incident's own pane takes over. */
export const idleActions: readonly Action[] = [
  defineAction({ id: 'bar.dispatch', key: 'd', words: 'bar.dispatch', typed: 'D', run: () => openCommandBar('D ') }),
]
