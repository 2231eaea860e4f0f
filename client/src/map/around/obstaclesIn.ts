import type { Box } from '../picture/crowd.ts'

/**
 * What stands on the map and hides it: everything marked with `data-map-obstacle` in the pane or beside it in the same
 * place, as the pane's own menu is. In CSS px of the pane.
 */
export function obstaclesIn(pane: HTMLElement): readonly Box[] {
  const { left: x, top: y } = pane.getBoundingClientRect()
  return [...(pane.parentElement ?? pane).querySelectorAll('[data-map-obstacle]')].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { left: left - x, top: top - y, right: right - x, bottom: bottom - y }
  })
}
