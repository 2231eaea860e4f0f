import { useEffect, useRef, useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import { addWords, useWords } from '../../i18n/index.ts'
import { wordsTour } from '../../i18n/wordsTour.ts'
import { type Result, useResults } from '../../live/commands.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { STEPS, type Step } from './steps.ts'
import { showStep } from './tourStore.ts'
import './tour.css'

addWords(wordsTour)

/** How often it is looked whether the step was done, and where its control is now, ms. */
const LOOK_MS = 200
const GAP = 8

type Spot = { readonly left: number; readonly top: number }

/** Beside the control, on the side that its step names, and within the window. */
function spotBeside(bubble: HTMLElement, beside: Step['beside']): Spot | undefined {
  for (const [selector, side] of beside) {
    const found = document.querySelector(selector)?.getBoundingClientRect()
    if (!found) continue
    const { offsetWidth: width, offsetHeight: height } = bubble
    const left = { left: found.left - width - GAP, right: found.right + GAP, above: found.left, below: found.left }
    const top = { left: found.top, right: found.top + GAP, above: found.top - height - GAP, below: found.bottom + GAP }
    const within = (at: number, size: number, room: number) => Math.max(GAP, Math.min(at, room - size - GAP))
    return { left: within(left[side], width, innerWidth), top: within(top[side], height, innerHeight) }
  }
  return undefined
}

const next = (step: number): void => showStep(step + 1 < STEPS.length ? step + 1 : undefined)

/** Looks whether the step was done, and keeps the bubble beside what it talks of. */
function useFollowed(step: number, results: readonly Result[]) {
  const bubble = useRef<HTMLElement>(null)
  const [spot, setSpot] = useState<Spot>()
  const latest = useRef(results)
  latest.current = results
  useEffect(() => {
    const before = latest.current.length
    const shown = STEPS[step]
    // What was done before the step began is not what it asks for.
    const wasDone = shown?.isDone(latest.current, before) ?? false
    let mayGoOn = !wasDone
    const look = () => {
      if (!shown) return
      const isDone = shown.isDone(latest.current, before)
      if (isDone && mayGoOn) return next(step)
      mayGoOn ||= !isDone
      const at = bubble.current && spotBeside(bubble.current, shown.beside)
      if (at) setSpot((now) => (now?.left === at.left && now.top === at.top ? now : at))
    }
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [step])
  return { bubble, spot }
}

/** A bubble beside the control that the first minute is about. It takes no focus, and of the keys only Escape outside of fields. */
export function Tour({ step }: { step: number }) {
  const say = useWords()
  const { bubble, spot } = useFollowed(step, useResults())
  const { id = '', keys = [] } = STEPS[step] ?? {}
  useActions([
    { id: 'screen.tourNext', key: 'Shift+g', words: 'tour.next', run: () => next(step) },
    {
      ...{ id: 'screen.tourBack', key: 'Shift+f', words: 'tour.back' },
      run: () => showStep(step - 1),
      enabled: () => step > 0,
    },
  ])
  useEffect(() => {
    // What lies on top is closed first, as with every sheet; in a field Escape is the field's.
    const leave = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key !== 'Escape' || !(target instanceof Element) || target.closest('input, textarea, dialog')) return
      event.stopPropagation()
      event.preventDefault()
      showStep(undefined)
    }
    window.addEventListener('keydown', leave, { capture: true })
    return () => window.removeEventListener('keydown', leave, { capture: true })
  }, [])
  return (
    <aside
      ref={bubble}
      className="tour"
      aria-label={say('tour.label')}
      style={spot ? { left: spot.left, top: spot.top } : { visibility: 'hidden' }}
    >
      <div role="status">
        <b>{say(`tour.${id}`)}</b>
        <p>{say(`tour.${id}.what`)}</p>
      </div>
      <p>
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </p>
      <footer>
        <span>
          {step + 1}/{STEPS.length}
        </span>
        {step > 0 && (
          <Button small kbd="Shift+F" onClick={() => showStep(step - 1)}>
            {say('tour.back')}
          </Button>
        )}
        <Button small kbd="Shift+G" onClick={() => next(step)}>
          {say(step + 1 < STEPS.length ? 'tour.next' : 'tour.end')}
        </Button>
        <Button small kbd="Esc" onClick={() => showStep(undefined)}>
          {say('tour.skip')}
        </Button>
      </footer>
    </aside>
  )
}
