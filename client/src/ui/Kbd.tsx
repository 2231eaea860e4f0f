import type { ReactNode } from 'react'
import { printedFor, useKeymap } from './keymap.ts'
import './Kbd.css'

/**
 * A key, as it is printed on the keyboard. It is named by the key that is declared; where the reader has moved it, the
 * reader's own is printed. `⏎` is drawn, because most typefaces have no such sign.
 */
export function Kbd({ children }: { children: ReactNode }) {
  useKeymap()
  return (
    <kbd className="kbd">
      {children === '⏎' ? <Return /> : typeof children === 'string' ? printedFor(children) : children}
    </kbd>
  )
}

function Return() {
  return (
    <svg className="kbd-return" width="10" height="9" viewBox="0 0 10 9" role="img" aria-label="Enter">
      <path d="M8.5 1V4.5H1.5M4 2L1.5 4.5L4 7" />
    </svg>
  )
}
