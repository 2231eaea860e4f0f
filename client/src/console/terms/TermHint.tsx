import { useEffect, useRef, useState } from 'react'
import { addWords, sayNow, useWords } from '../../i18n/index.ts'
import { wordsPrint } from '../../i18n/wordsPrint.ts'
import { wordsTerms } from '../../i18n/wordsTerms.ts'
import '../../map/mapWords.ts'
import { labelsOf, termNamedBy } from './termsOnScreen.ts'
import './terms.css'

addWords(wordsTerms)
// Terms stand on paper and on the map, too.
addWords(wordsPrint)

/** A pointer that rests this long asks; one that leaves has this long to reach what it was told, ms. */
const REST_MS = 600
const LEAVE_MS = 300
const GAP = 4

type Told = { readonly id: string; readonly label: Element }

/** What is told of the label under the pointer; Escape, a press and scrolling end it, and nothing else while the pointer stays. */
function useToldTerm() {
  const hint = useRef<HTMLDivElement>(null)
  const [told, tell] = useState<Told>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let label: Element | undefined
    const soon = (run: () => void, ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(run, ms)
    }
    const end = () => {
      clearTimeout(timer)
      label = undefined
      tell(undefined)
    }
    const rest = ({ target, pointerType }: PointerEvent) => {
      if (!(target instanceof Element) || pointerType === 'touch') return
      // The pointer came back to the label, or to what is told of it.
      if (target === label || hint.current?.contains(target)) return clearTimeout(timer)
      soon(
        () => {
          // What has a title of its own explains itself.
          const term = target.closest('[title], .glossary') ? undefined : termNamedBy(labelsOf(sayNow), target)
          if (!term) return end()
          label = target
          tell({ id: term.id, label: target })
        },
        label ? LEAVE_MS : REST_MS,
      )
    }
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !label) return
      // What lies on top is closed first, and alone.
      event.stopPropagation()
      event.preventDefault()
      end()
    }
    const scroll = ({ target }: Event) => {
      if (target instanceof Node && label && target.contains(label)) end()
    }
    const until = new AbortController()
    const options = { capture: true, signal: until.signal }
    document.addEventListener('pointerover', rest, options)
    document.addEventListener('pointerdown', end, options)
    document.addEventListener('keydown', close, options)
    document.addEventListener('scroll', scroll, options)
    document.documentElement.addEventListener('pointerleave', end, { signal: until.signal })
    return () => {
      end()
      until.abort()
    }
  }, [])
  return { hint, told }
}

/** What the term under the pointer means, beside it and over everything, a dialog included. */
export function TermHint() {
  const say = useWords()
  const { hint, told } = useToldTerm()
  useEffect(() => {
    const box = hint.current
    if (!box || !told) return
    box.showPopover()
    const { left, bottom, top } = told.label.getBoundingClientRect()
    const below = bottom + GAP
    const within = (at: number, size: number, room: number) => Math.max(GAP, Math.min(at, room - size - GAP))
    box.style.left = `${within(left, box.offsetWidth, innerWidth)}px`
    box.style.top = `${below + box.offsetHeight > innerHeight ? top - GAP - box.offsetHeight : below}px`
  }, [told, hint])
  if (!told) return null
  return (
    <div ref={hint} popover="manual" className="term-hint" role="tooltip">
      <b>{say(`term.${told.id}`)}</b> {say(`term.${told.id}.is`)}
    </div>
  )
}
