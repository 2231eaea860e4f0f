import type { Page } from 'playwright-core'

const nameOf = `(element) => element.localName + (element.id ? '#' + element.id : '') + [...element.classList].map((one) => '.' + one).join('') +
  ' ' + JSON.stringify((element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60))`

/** Everything that still moves for longer than a frame. */
export const movesOn = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const nameOf = ${nameOf}
    const longest = (times) => Math.max(...times.split(',').map((one) => Number.parseFloat(one) * (one.includes('ms') ? 1 : 1000)))
    const moves = ({ animationName, animationDuration, transitionDuration, scrollBehavior }) =>
      (animationName !== 'none' && longest(animationDuration) > 10) || longest(transitionDuration) > 10 || scrollBehavior === 'smooth'
    return [...document.querySelectorAll('*')]
      .filter((one) => [undefined, '::before', '::after'].some((part) => moves(getComputedStyle(one, part))))
      .map(nameOf)
  })()`)

/** What can be pressed or typed in (edges of panes aside: the pane's menu does the same) and cannot be brought into sight, or lies under something else once it was. */
export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const nameOf = ${nameOf}
    const top = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
    const all = [...top.querySelectorAll('a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"]:not(hr)')]
    const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.for-readers, [inert]')
    return all.filter(isShown).flatMap((one) => {
      one.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
      const { left, right, top, bottom, width, height } = one.getBoundingClientRect()
      if (width === 0 || height === 0) return []
      const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2
      const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
      if (right < 8 || bottom < 8 || left > innerWidth - 8 || top > innerHeight - 8) return [nameOf(one) + ' cannot be scrolled to']
      const spots = [[x, y], [Math.max(left, 0) + 4, y], [Math.min(right, innerWidth) - 4, y]].map((spot) => document.elementFromPoint(...spot))
      const isOurs = (there) => there && (one.contains(there) || there.contains(one) || [...(one.labels ?? [])].some((label) => label.contains(there)))
      return spots.some(isOurs) ? [] : [nameOf(one) + ' lies under ' + (spots[0] ? nameOf(spots[0]) : 'nothing')]
    })
  })()`)

/** Text that is cut off on the screen, and told nowhere else. */
export const cutText = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const nameOf = ${nameOf}
    const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
    const isCut = (one) => {
      const { overflowX } = getComputedStyle(one)
      return overflowX !== 'visible' && overflowX !== 'auto' && overflowX !== 'scroll' && one.scrollWidth > one.clientWidth + 1
    }
    return [...document.querySelectorAll('body *')]
      .filter((one) => hasText(one) && one.checkVisibility() && isCut(one) && !one.closest('.for-readers, [title], code'))
      .map(nameOf)
  })()`)

/** Every text on the page and in its attributes that people read or hear. */
export const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const texts = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('script, style, kbd, code')) texts.push(walk.currentNode.data)
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription', 'aria-valuetext', 'aria-description'])
      for (const one of document.querySelectorAll('[' + name + ']')) texts.push(one.getAttribute(name))
    return texts.filter((text) => text.trim() !== '')
  })()`)
