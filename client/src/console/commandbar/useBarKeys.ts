import type { Completion } from '@muster/shared/commandline/completions/completion.ts'
import type { Desk } from '@muster/shared/commandline/order.ts'
import type { KeyboardEvent } from 'react'
import { type Bar, setBar, showSent, typeLine } from './barStore.ts'
import { acceptOffer, sendLine } from './sendLine.ts'

type Parts = {
  readonly bar: Bar
  readonly offers: readonly Completion[]
  readonly taken: number | undefined
  readonly desk: Desk
}

/** Takes an offer: the line becomes what it says, and is sent where it only looks or was complete. */
export function take({ bar, desk }: Pick<Parts, 'bar' | 'desk'>, offer: Completion): void {
  if (offer.kind === 'run') {
    // An empty line has no order of its own: its offer is for the incident that was just reported.
    if (bar.text.trim() === '' && bar.offerFor !== undefined) void acceptOffer(bar.offerFor, desk)
    else void sendLine(bar.text, desk)
  } else if (offer.sends) void sendLine(offer.line, desk)
  else typeLine(offer.line, offer.caret)
}

/** ⏎ with nothing typed: the recommended units of the call that was just reported, now or as soon as the hub has it. */
function acceptJustReported({ bar, desk }: Parts): void {
  if (bar.offerFor !== undefined) void acceptOffer(bar.offerFor, desk)
  else if (bar.reporting) setBar({ wanted: true })
}

/** The keys of the field: ⏎ sends or takes, Tab completes, ↑↓ choose or go through former lines, Esc empties and leaves. */
export function useBarKeys(parts: Parts): (event: KeyboardEvent<HTMLInputElement>) => void {
  const { bar, offers, taken, desk } = parts
  const blank = bar.text.trim() === ''

  function enter(): void {
    const offer = taken === undefined ? undefined : offers[taken]
    if (offer && !(blank && bar.chosen === undefined)) take(parts, offer)
    else if (blank) acceptJustReported(parts)
    else void sendLine(bar.text, desk)
  }
  function move(step: 1 | -1): void {
    if ((blank && bar.offerFor === undefined) || bar.shown !== undefined || offers.length === 0)
      showSent(step === -1 ? 1 : -1)
    else choose(step)
  }
  function choose(step: 1 | -1): void {
    const next = (bar.chosen ?? taken ?? -1) + step
    if (next < 0) showSent(1)
    else setBar({ chosen: Math.min(next, offers.length - 1) })
  }
  function leave(field: HTMLInputElement): void {
    if (blank && bar.offerFor === undefined) field.blur()
    else {
      typeLine('')
      setBar({ offerFor: undefined, wanted: false })
    }
  }
  return (event) => {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing) return
    const word =
      offers.find(({ kind }, index) => kind !== 'run' && (bar.chosen === undefined || bar.chosen === index)) ??
      offers.find(({ kind }) => kind !== 'run')
    if (event.key === 'Enter') {
      // A key held down is not a second order.
      if (!event.repeat) enter()
    } else if (event.key === 'Tab' && !event.shiftKey && word && !blank) typeLine(word.line, word.caret)
    else if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Escape') leave(event.currentTarget)
    // The key that leads here, pressed here once more out of habit, begins no command.
    else if (!(event.key === '/' && blank)) return
    event.preventDefault()
    event.stopPropagation()
  }
}
