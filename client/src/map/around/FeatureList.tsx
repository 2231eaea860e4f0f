import { type KeyboardEvent, useId, useState } from 'react'
import { useLang, useWords } from '../../i18n/index.ts'
import type { Pick as Picked } from '../picture/mark.ts'
import type { Feature } from '../picture/overview.ts'
import type { Pixel } from '../picture/view.ts'

/** How far one arrow key moves the map, px. */
const PAN_PX = 80

const WAYS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const keyOf = ({ kind, id }: Picked): string => `${kind}:${id}`

/**
 * What is in view, as a list that is heard instead of seen: Alt and arrows walk through it, Enter selects, arrows alone
 * move the map. The map itself is a picture; this is its text.
 */
export function FeatureList({
  features,
  onPick,
  onPan,
}: {
  features: readonly Feature[]
  onPick: (pick: Picked) => void
  onPan: (pixels: Pixel) => void
}) {
  const say = useWords()
  const lang = useLang()
  const listId = useId()
  const [activeKey, setActiveKey] = useState<string>()
  const found = features.findIndex(({ pick }) => keyOf(pick) === activeKey)
  const active = features[found]
  const walk = (step: number): void => {
    const next = features[(Math.max(found, step > 0 ? -1 : 0) + step + features.length) % features.length]
    if (next) setActiveKey(keyOf(next.pick))
  }
  const press = (event: KeyboardEvent): void => {
    const way = WAYS[event.key]
    if (way && event.altKey) walk(way[0] + way[1])
    else if (way) onPan([way[0] * PAN_PX, way[1] * PAN_PX])
    else if (event.key === 'Enter' && active) onPick(active.pick)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="map-features" data-active={active && true}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={say('map.features', { count: features.length })}
        aria-describedby={`${listId}-help`}
        aria-activedescendant={active && `${listId}-${keyOf(active.pick)}`}
        onKeyDown={press}
      >
        {features.map(({ pick, label }) => (
          <div
            key={keyOf(pick)}
            id={`${listId}-${keyOf(pick)}`}
            role="option"
            aria-selected={keyOf(pick) === activeKey}
            tabIndex={-1}
          >
            {label(say, lang)}
          </div>
        ))}
      </div>
      <p id={`${listId}-help`}>{active ? active.label(say, lang) : say('map.features.help')}</p>
    </div>
  )
}
