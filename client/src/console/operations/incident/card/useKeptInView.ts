import { type RefObject, useEffect } from 'react'

/**
 * Brings what is asked into sight, and keeps it there while it has the focus and something above it grows, such as advice
 * that comes later. Whoever scrolls away is left alone.
 */
export function useKeptInView(asked: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const part = asked.current
    const scroller = part?.closest('.call-body')
    if (!part || !scroller) return
    let top = 0
    const show = () => {
      part.scrollIntoView({ block: 'nearest' })
      top = scroller.scrollTop
    }
    const watcher = new ResizeObserver(() => {
      if (scroller.scrollTop === top && part.contains(document.activeElement)) show()
    })
    for (const section of scroller.children) watcher.observe(section)
    show()
    return () => watcher.disconnect()
  }, [asked])
}
