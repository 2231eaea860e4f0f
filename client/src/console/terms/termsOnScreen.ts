import type { Words } from '../../i18n/index.ts'
import { TERMS, type Term } from './terms.ts'

/** No label is longer. */
const LONGEST = 40

/** A label as it is compared: small letters, without the dots of what opens a form. */
const plain = (text: string): string => text.trim().replace(/…$/, '').toLowerCase()

/** The terms by what stands for them on the screen, in the language of now. */
export type Labels = ReadonlyMap<string, Term>

/** Asked anew each time: screens bring words of their own when they are opened. */
export const labelsOf = (say: Words): Labels =>
  new Map(
    TERMS.flatMap((term) => [`term.${term.id}`, ...term.said].map((key) => [plain(say(key)), term] as const)).reverse(),
  )

function termIn(labels: Labels, text: string | null, around: Element): Term | undefined {
  if (text === null || text.length > LONGEST) return undefined
  const term = labels.get(plain(text))
  return term?.notIn && around.closest(term.notIn) ? undefined : term
}

/** The term that an element names, by its own text and not by that of what stands in it. */
export function termNamedBy(labels: Labels, element: Element): Term | undefined {
  for (const { nodeType, textContent } of element.childNodes) {
    const term = nodeType === Node.TEXT_NODE ? termIn(labels, textContent, element) : undefined
    if (term) return term
  }
  return undefined
}

/** Every term that can be read on the page now. */
export function termsOnScreen(labels: Labels): ReadonlySet<Term> {
  const found = new Set<Term>()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { textContent, parentElement } = texts.currentNode
    const term = parentElement && termIn(labels, textContent, parentElement)
    if (term && !found.has(term) && parentElement.checkVisibility()) found.add(term)
  }
  return found
}
