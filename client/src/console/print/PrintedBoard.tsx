import { useActions } from '../../desk/actions.ts'
import { later } from '../../desk/later.tsx'
import { usePrinting } from './usePrinting.ts'
import './print.css'

const PrintedSheets = later(async () => (await import('./PrintedSheets.tsx')).PrintedSheets)

/** What the browser prints, from whatever screen, live or not: the call that is open, else the board. */
export function PrintedBoard() {
  const isPrinting = usePrinting()
  useActions([{ id: 'print', key: '$mod+p', words: 'action.print', run: () => window.print() }])
  return isPrinting && <PrintedSheets />
}
