import { useEffect, useRef } from 'react'
import { pressedFor } from '../../ui/keymap.ts'

/** A key that is down for longer is held, not pressed, ms. */
const HELD_MS = 350

/** A switch by key: pressed it stays as turned, held it is turned back when the key is let go. */
export function useHeld(key: string, turn: () => void): () => void {
  const downAt = useRef<number>(undefined)
  const latest = useRef(turn)
  latest.current = turn
  useEffect(() => {
    const up = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== pressedFor(key) || downAt.current === undefined) return
      const isHeld = performance.now() - downAt.current > HELD_MS
      downAt.current = undefined
      if (isHeld) latest.current()
    }
    // A key that is let go in another window is never heard of.
    const leave = () => {
      downAt.current = undefined
    }
    window.addEventListener('keyup', up)
    window.addEventListener('blur', leave)
    return () => {
      window.removeEventListener('keyup', up)
      window.removeEventListener('blur', leave)
    }
  }, [key])
  return () => {
    // While it is down the keyboard repeats it.
    if (downAt.current !== undefined) return
    downAt.current = performance.now()
    latest.current()
  }
}
