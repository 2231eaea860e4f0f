import type { Page } from 'playwright-core'
import { contrast } from './colourSight.testing.ts'

type Stop = { name: string; mark?: { colour: string; ground: string }; isUnder?: string }

/** Where the focus is, how it is marked there, and what hides it. */
const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(`(() => {
    const focus = document.activeElement
    const name = (one) => one.localName + [...one.classList].map((part) => '.' + part).join('') + ' ' +
      (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)
    const hex = (colour) => {
      const [r, g, b, alpha = 1] = (colour.match(/rgba?\\(([^)]*)/)?.[1]?.match(/[\\d.]+/g) ?? []).map(Number)
      return alpha < 0.5 || r === undefined ? undefined : '#' + [r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')
    }
    const groundOf = (one) => {
      for (let at = one; at; at = at.parentElement) {
        const ground = hex(getComputedStyle(at).backgroundColor)
        if (ground) return ground
      }
    }
    const markOf = (one) => {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow } = getComputedStyle(one)
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1)
        return { colour: hex(outlineColor), ground: groundOf(Number.parseFloat(outlineOffset) < 0 ? one : one.parentElement ?? one) }
      if (/inset/.test(boxShadow)) return { colour: hex(boxShadow), ground: groundOf(one) }
    }
    const active = document.getElementById(focus.getAttribute('aria-activedescendant') ?? '')
    const seats = [active, focus, focus.querySelector('[data-cursor]'), focus.parentElement, focus.parentElement?.parentElement].filter(Boolean)
    const mark = seats.map(markOf).find((one) => one?.colour)
    const { left, right, top, bottom } = focus.getBoundingClientRect()
    const clamp = (value, most) => Math.min(Math.max(value, 1), most - 1)
    const spots = [[left + 3, top + 3], [(left + right) / 2, (top + bottom) / 2], [right - 3, bottom - 3]]
    const there = spots.map(([x, y]) => document.elementFromPoint(clamp(x, innerWidth), clamp(y, innerHeight)))
    const isOurs = (one) => one && (focus.contains(one) || one.contains(focus) || [...(focus.labels ?? [])].some((label) => label.contains(one)))
    const isHidden = focus.closest('.for-readers') || getComputedStyle(focus).opacity === '0'
    return { name: name(focus), mark, isUnder: isHidden || there.some(isOurs) ? undefined : there[1] ? name(there[1]) : 'nothing' }
  })()`)

/** What is wrong with where the focus is now: not marked, marked too faintly (3 to 1), or hidden (WCAG 2.4.7, 2.4.11, 2.4.13). */
export async function faultOfFocus(page: Page): Promise<{ name: string; fault?: string; ratio?: number }> {
  const { name, mark, isUnder } = await stopOf(page)
  if (name.startsWith('body')) return { name, fault: 'nothing has the focus' }
  if (isUnder) return { name, fault: `lies under ${isUnder}` }
  if (!mark) return { name, fault: 'is not marked' }
  const ratio = contrast(mark.colour, mark.ground)
  return ratio < 3 ? { name, fault: `is marked ${ratio.toFixed(2)} to 1`, ratio } : { name, ratio }
}
