import { type KeyboardEvent, useId, useState } from 'react'
import { useLang, useWords } from '../../i18n/index.ts'
import type { Pick as Picked } from '../picture/mark.ts'
import type { Feature } from '../picture/overview.ts'

const keyOf = ({ kind, id }: Picked): string => `${kind}:${id}`

/**
 * What is in view, as a list that is heard instead of seen: Alt and arrows walk through it, Enter selects. The map itself is
 * a picture; this is its text.
 */
export function FeatureList({ features, onPick }: { features: readonly Feature[]; onPick: (pick: Picked) => void }) {
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
    const step = event.altKey && { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (step) walk(step)
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
