import { type KeyboardEvent, useState } from 'react'
import type { Action } from '../../desk/actions.ts'
import { isMovable, pressedFor, remap } from '../../ui/keymap.ts'

type Ask = { readonly key: string; readonly words: string }
/** Somebody else's key was pressed: it is offered in exchange. */
type Taken = { readonly pressed: string; readonly other: Ask }

/** How a key is being moved: what for, and why the last key pressed would not do. */
export type Moving = {
  readonly from: Ask | undefined
  readonly taken: Taken | undefined
  readonly unfit: string | undefined
  readonly done: Ask | undefined
  readonly begin: (key: string, words: string) => void
  readonly stop: () => void
  readonly swap: () => void
  readonly press: (event: KeyboardEvent) => void
}

/** A press as keys are declared: `x`, `Shift+x`, `[`; undefined for a mere modifier. */
function pressOf({ key, shiftKey }: KeyboardEvent): string | undefined {
  if (/^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|Dead|Process)$/.test(key)) return undefined
  return /^[a-z]$/i.test(key) ? `${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}` : key
}

/** Moves keys: one is chosen, the next press becomes it, unless that one is somebody else's. */
export function useMoving(actions: readonly Action[]): Moving {
  const [from, setFrom] = useState<Ask>()
  const [taken, setTaken] = useState<Taken>()
  const [unfit, setUnfit] = useState<string>()
  const [done, setDone] = useState<Ask>()

  function clear(): void {
    setFrom(undefined)
    setTaken(undefined)
    setUnfit(undefined)
  }
  function finish(ask: Ask, pressed: string): void {
    remap(ask.key, pressed)
    clear()
    setDone(ask)
  }
  function take(ask: Ask, pressed: string): void {
    const other = actions.find(({ key }) => key !== undefined && key !== ask.key && pressedFor(key) === pressed)
    setUnfit(undefined)
    if (other?.key !== undefined) setTaken({ pressed, other: { key: other.key, words: other.words } })
    else finish(ask, pressed)
  }
  return {
    from,
    taken,
    unfit,
    done,
    begin(key, words) {
      clear()
      setDone(undefined)
      setFrom({ key, words })
    },
    stop: clear,
    swap() {
      if (!from || !taken) return
      remap(taken.other.key, pressedFor(from.key))
      finish(from, taken.pressed)
    },
    press(event) {
      // Tab, Enter and Space are for the buttons of the sheet, Escape leaves.
      if (!from || event.ctrlKey || event.metaKey || event.altKey || /^(?:Tab|Enter| |Escape)$/.test(event.key)) return
      const pressed = pressOf(event)
      if (pressed === undefined) return
      event.preventDefault()
      setTaken(undefined)
      if (isMovable(pressed)) take(from, pressed)
      else setUnfit(pressed)
    },
  }
}
