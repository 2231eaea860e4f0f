import { refusalOf } from '@muster/shared/commandline/describe.ts'
import { isMissing } from '@muster/shared/commandline/order.ts'
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import { usePlace } from '../../desk/place.ts'
import { useWords } from '../../i18n/index.ts'
import { TourInvitation } from '../tour/TourInvitation.tsx'
import { commandBarActions, idleActions } from './actions.ts'
import { BarInput } from './BarInput.tsx'
import { getBar, setBar, useBar } from './barStore.ts'
import { LineParts, partsOf } from './LineParts.tsx'
import { Offers, offerId } from './Offers.tsx'
import { ghostOf, offersOf, takenBy } from './offersOf.ts'
import { onOpenBar } from './open.ts'
import { planOf } from './planOf.ts'
import { Results } from './Results.tsx'
import { take, useBarKeys } from './useBarKeys.ts'
import { useDesk } from './useDesk.ts'
import { usePreviewOf } from './usePreviewOf.ts'
import { useTell } from './useTell.ts'
import './commandbar.css'

/** The line at the foot of the console: what is typed, what it could become, and what became of it. */
export function CommandBar() {
  const say = useWords()
  const tell = useTell()
  const bar = useBar()
  const { incident } = usePlace()
  const desk = useDesk(bar)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [hasFocus, setHasFocus] = useState(false)

  const { text, caret, offerFor } = bar
  // What was refused is marked with the caret before it: the offers are for the end of that word, the nearest first.
  const at = bar.no?.end ?? caret
  const offers = useMemo(() => offersOf({ text, caret: at, offerFor }, desk), [text, at, offerFor, desk])
  const taken = takenBy(bar, offers)
  // A call like the one that is being typed is told in place of the verb's name.
  const beware = offers.find((offer) => offer.beware)?.beware
  const standing = planOf(bar, desk)
  const no = standing && refusalOf(standing.plan, desk)
  const isExpanded = hasFocus && (offers.length > 0 || no !== undefined || partsOf(text, desk).length > 0)
  // A no is told once the word is finished: while it is being typed it is only unfinished.
  const refusal =
    bar.no ??
    (standing?.word && (/\s$/.test(text) || offers.length === 0 || no?.refused === 'commandline.past') ? no : undefined)
  const onKeyDown = useBarKeys({ bar, offers, taken, desk })
  usePreviewOf(bar, useDeferredValue(taken === undefined ? undefined : offers[taken]), desk, hasFocus)

  useEffect(
    () =>
      onOpenBar(() => {
        const field = input.current
        field?.focus()
        // Read in the frame itself: on a busy machine the next letters have been typed by then.
        requestAnimationFrame(() => {
          const { caret } = getBar()
          field?.setSelectionRange(caret, caret)
        })
      }),
    [],
  )
  // What cannot be sent is marked, so that typing replaces it.
  const { start, end } = bar.no ?? {}
  useEffect(() => {
    if (start !== undefined && end !== undefined) input.current?.setSelectionRange(start, end)
  }, [start, end])
  // Whoever turns to another call has let go of the offer.
  useEffect(() => {
    const { offerFor: offered } = getBar()
    if (offered !== undefined && incident !== offered) setBar({ offerFor: undefined })
  }, [incident])
  useActions(incident === undefined ? [...commandBarActions, ...idleActions] : commandBarActions)

  return (
    <section className="commandbar" aria-label={say('bar.label')}>
      <div className="commandbar-place">
        {isExpanded && (
          <Offers
            id={listId}
            offers={offers}
            taken={taken}
            head={beware ? tell(beware) : say(standing?.word ? `commandline.verb.${standing.word}` : 'bar.verbs')}
            isBeware={beware !== undefined}
            refusal={
              refusal && {
                text: [
                  tell({ key: refusal.refused, facts: refusal.facts }),
                  refusal.nearest.length > 0 && say('bar.nearest', { nearest: refusal.nearest }),
                ]
                  .filter(Boolean)
                  .join(' · '),
                isMissing: isMissing(refusal),
              }
            }
            onTake={(offer) => take({ bar, desk }, offer)}
          >
            <LineParts text={text} desk={desk} />
          </Offers>
        )}
        <BarInput
          input={input}
          desk={desk}
          ghost={ghostOf(bar, offers)}
          listId={listId}
          activeId={isExpanded && taken !== undefined ? offerId(listId, taken) : undefined}
          isExpanded={isExpanded}
          onKeyDown={onKeyDown}
          onFocusChange={setHasFocus}
        />
      </div>
      <TourInvitation />
      <Results />
    </section>
  )
}
