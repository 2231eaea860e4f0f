import { type RefObject, useEffect, useState } from 'react'

/** How wide or high an element's content is, CSS px; 0 before it is laid out. */
export function useSide(element: RefObject<HTMLElement | null>, side: 'width' | 'height'): number {
  const [length, setLength] = useState(0)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => setLength(Math.floor(entry?.contentRect[side] ?? 0)))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, side])
  return length
}
