import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import { useGazetteer } from '../../desk/gazetteer.ts'
import { setPreview } from '../../desk/preview.ts'
import { useWords } from '../../i18n/index.ts'
import { getCity } from '../../live/city.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { type RoadOffer, roadOffers } from './roadOffers.ts'
import { isTaken, type ThoughtRoad, turnRoad } from './thoughtRoads.ts'
import './roadBox.css'

const LONGEST = 120

/** Names the road or bridge that is to be thought closed: a street and two of its crossings, or a block. */
export function RoadBox({
  closed,
  onClosed,
}: {
  closed: readonly ThoughtRoad[]
  onClosed: (roads: readonly ThoughtRoad[]) => void
}) {
  const say = useWords()
  const gazetteer = useGazetteer()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const [isHere, setHere] = useState(false)
  const { offers, refusal } = useMemo(() => roadOffers(typed, { city: getCity(), gazetteer }), [typed, gazetteer])
  const at = Math.min(chosen, Math.max(0, offers.length - 1))
  const isShown = isHere && typed.trim() !== ''
  const marked = isShown ? offers[at] : undefined
  const road = marked && 'road' in marked ? marked.road : undefined
  const isTooMuch = road !== undefined && !isTaken(turnRoad(closed, road))
  useActions([
    { id: 'coverage.road', key: 'Shift+c', words: 'coverage.whatIf.road', run: () => field.current?.focus() },
  ])
  // The road is seen before it is taken.
  useEffect(() => {
    if (!road) return
    setPreview({ line: road.line })
    return () => setPreview(null)
  }, [road])

  const write = (text: string) => {
    setTyped(text)
    setChosen(0)
  }
  function take(offer: RoadOffer): void {
    const next = 'road' in offer ? turnRoad(closed, offer.road) : undefined
    if ('text' in offer) write(offer.text)
    else if (next && isTaken(next)) {
      write('')
      onClosed(next)
    }
  }
  function press(event: KeyboardEvent): void {
    // Enter that ends a candidate of pinyin takes nothing.
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const taken = ['Enter', 'Tab'].includes(event.key) && typed.trim() !== '' ? offers[at] : undefined
    if (event.key === 'Escape') {
      write('')
      field.current?.blur()
    } else if (step !== 0) setChosen((at + step + offers.length) % Math.max(1, offers.length))
    else if (taken) take(taken)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const no = isTooMuch
    ? say('coverage.whatIf.tooManyRoads')
    : refusal && say(refusal.facts.street ? 'coverage.whatIf.noCrossing' : 'coverage.whatIf.noStreet', refusal.facts)
  return (
    <div className="coverage-road">
      <label>
        {say('coverage.whatIf.road')}
        <input
          ref={field}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isShown && offers.length > 0}
          aria-controls={listId}
          aria-activedescendant={marked ? `${listId}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST}
          placeholder={say('coverage.whatIf.road.like')}
          value={typed}
          onChange={({ target }) => write(target.value)}
          onFocus={() => setHere(true)}
          onBlur={() => setHere(false)}
          onKeyDown={press}
        />
        <Kbd>Shift C</Kbd>
      </label>
      <div
        id={listId}
        role="listbox"
        aria-label={say('coverage.whatIf.roads')}
        hidden={!isShown || offers.length === 0}
      >
        {isShown &&
          offers.map((offer, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which points at it
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={offer.title}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              // The field keeps the focus, so that typing can go on.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(offer)}
            >
              <bdi>{offer.title}</bdi>
              <span>
                {'road' in offer ? say('coverage.whatIf.roadClose') : `${say(`commandline.kind.${offer.kind}`)}…`}
              </span>
            </div>
          ))}
      </div>
      {isShown && no && <p role="status">{no}</p>}
    </div>
  )
}
