import { useEffect, useState } from 'react'
import { useClockText } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { drop, type Result, undo } from '../../live/commands.ts'
import { UNDO_MS } from '../../live/outbox.ts'
import { elapsedText } from '../../ui/elapsed.ts'
import { Overrule } from './Overrule.tsx'
import { openCommandBar } from './open.ts'

const SIGNS = { done: '✓', refused: '✕', failed: '✕', held: '◷', sending: '·', stopped: '✕' } as const
const TICK_MS = 200

/** This machine's time, epoch ms, while it matters; `until`: from then on it no longer does. */
function useTick(until: number | undefined): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (until === undefined) return
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= until) clearInterval(timer)
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [until])
  return now
}

/** Takes the command back while that is possible; the bar under it shrinks to nothing in that time. */
function Undo({ resultKey, until }: { resultKey: string; until: number }) {
  const say = useWords()
  const left = until - useTick(until)
  // Set once: the animation then runs by itself.
  const [started] = useState(() => Math.min(0, left - UNDO_MS))
  if (left <= 0) return null
  return (
    <button type="button" className="commandbar-do" aria-keyshortcuts="U" onClick={() => void undo(resultKey)}>
      {say('bar.undo')} <kbd>U</kbd> {say('bar.seconds', { seconds: Math.ceil(left / 1000) })}
      <span className="commandbar-left" style={{ animationDuration: `${UNDO_MS}ms`, animationDelay: `${started}ms` }} />
    </button>
  )
}

/** How long a command has been waiting for the connection. */
function HeldFor({ at }: { at: number }) {
  const say = useWords()
  const now = useTick(Number.POSITIVE_INFINITY)
  return <span>{say('bar.heldFor', { age: elapsedText((now - at) / 1000) })}</span>
}

/** One command that was sent from this window, and what became of it. */
export function ResultLine({ result, mayUndo }: { result: Result; mayUndo: boolean }) {
  const say = useWords()
  const clock = useClockText()
  const { key, text, name, at, answeredAt, outcome, undone, undoUntil } = result
  const why = outcome.kind === 'refused' || outcome.kind === 'failed' ? outcome.sentence : undefined
  const isNo = why !== undefined || outcome.kind === 'stopped'
  return (
    <li className="commandbar-result" data-kind={outcome.kind} data-undone={undone || undefined}>
      <span aria-hidden="true">{undone ? '↶' : SIGNS[outcome.kind]}</span>
      <strong>{text || say(name)}</strong>
      {outcome.kind === 'done' && (
        <span className="commandbar-time">
          {undone ? say('bar.undone') : answeredAt && clock(answeredAt, 'seconds')}
        </span>
      )}
      {outcome.kind === 'sending' && <span>{say('bar.sending')}</span>}
      {isNo && <span className="commandbar-why">{why ?? say('bar.stopped')}</span>}
      {isNo && text !== '' && (
        <button type="button" className="commandbar-do" onClick={() => openCommandBar(text)}>
          {say('bar.edit')}
        </button>
      )}
      <Overrule result={result} />
      {outcome.kind === 'held' && <HeldFor at={at} />}
      {outcome.kind === 'held' && (
        <button type="button" className="commandbar-do" onClick={() => drop(key)}>
          {say('bar.drop')}
        </button>
      )}
      {mayUndo && undoUntil !== undefined && <Undo resultKey={key} until={undoUntil} />}
    </li>
  )
}
