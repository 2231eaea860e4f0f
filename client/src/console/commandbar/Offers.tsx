import type { Completion } from '@muster/shared/commandline/completions/completion.ts'
import type { ReactNode } from 'react'
import { plateToneOf } from '../../desk/plateTone.ts'
import { printAddress } from '../../desk/printAddress.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { elapsedText } from '../../ui/elapsed.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { UnitPlate } from '../../ui/UnitPlate.tsx'
import { useTell } from './useTell.ts'

/** Id of an offer, for the field to point at. */
export const offerId = (listId: string, index: number): string => `${listId}-${index}`

function Title({ offer }: { offer: Completion }) {
  const tell = useTell()
  const unit = useCity((city) => (offer.kind === 'unit' && offer.unitId ? city.find('unit', offer.unitId) : undefined))
  return unit ? <UnitPlate unit={unit} tone={plateToneOf(unit.status)} /> : <strong>{tell(offer.title)}</strong>
}

type OffersProps = {
  readonly id: string
  readonly offers: readonly Completion[]
  /** Index of the offer that ⏎ takes. */
  readonly taken: number | undefined
  readonly head: string
  /** The head tells what should be known before ⏎. */
  readonly isBeware: boolean
  /** Why the line cannot be sent; `isMissing`: only because something is still to be typed. */
  readonly refusal: { readonly text: string; readonly isMissing: boolean } | undefined
  readonly onTake: (offer: Completion) => void
  /** What stands between the head and the offers. */
  readonly children?: ReactNode
}

/** What the line could become, above it: at most five, the one that ⏎ takes marked. */
export function Offers({ id, offers, taken, head, isBeware, refusal, onTake, children }: OffersProps) {
  const say = useWords()
  const tell = useTell()
  const lang = useLang()
  const textOf = ({ kind, text = { text: '' } }: Completion) =>
    kind === 'incident' ? printAddress(tell(text), lang) : tell(text)
  return (
    <div className="commandbar-offers">
      <p className="commandbar-head">
        <span data-refused={refusal?.isMissing === false || undefined} data-beware={isBeware || undefined}>
          {refusal === undefined && isBeware && <Mark tone="warn" />} {refusal?.text ?? head}
        </span>
        <span className="commandbar-keys">{say('bar.keys')}</span>
      </p>
      {children}
      <div id={id} role="listbox" aria-label={say('bar.offers')}>
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which points at it
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={`${offer.kind} ${offer.line} ${tell(offer.title)}`}
            id={offerId(id, index)}
            role="option"
            className="commandbar-offer"
            aria-selected={index === taken}
            // The field keeps the focus, so that typing can go on.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(offer)}
          >
            <span className="commandbar-title">
              <Title offer={offer} />
            </span>
            <span className="commandbar-text">{offer.text && textOf(offer)}</span>
            <span className="commandbar-reason">{offer.reason && tell(offer.reason)}</span>
            <span className="commandbar-end">
              {offer.seconds !== undefined && elapsedText(offer.seconds)}
              {index === taken && <Kbd>⏎</Kbd>}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
