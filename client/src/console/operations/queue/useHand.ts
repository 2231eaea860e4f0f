import { useEffect, useRef, useState } from 'react'

/** A hand that has rested this long no longer holds the order: an urgent call must not wait for a parked mouse, ms. */
const RESTS_AFTER_MS = 4000

/** Whether somebody's pointer or keys are at work in an element, and the handlers that notice it. */
export function useHand() {
  const [isHere, setHere] = useState(false)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const leave = () => {
    clearTimeout(rest.current)
    setHere(false)
  }
  const work = () => {
    clearTimeout(rest.current)
    rest.current = setTimeout(leave, RESTS_AFTER_MS)
    setHere(true)
  }
  useEffect(() => () => clearTimeout(rest.current), [])
  return {
    isHere,
    handlers: { onPointerMove: work, onPointerDown: work, onKeyDownCapture: work, onPointerLeave: leave },
  }
}
