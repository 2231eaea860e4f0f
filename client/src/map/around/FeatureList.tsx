import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useLang, useWords } from '../../i18n/index.ts'
import type { Pick as Picked } from '../picture/mark.ts'
import type { Feature } from '../picture/overview.ts'
import type { Pixel } from '../picture/view.ts'
import { samePick, walkOn } from '../picture/walk.ts'

/** How far one arrow key moves the map, px. */
const PAN_PX = 80

const WAYS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const keyOf = ({ kind, id }: Picked): string => `${kind}:${id}`

const ZOOMS: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1 }
const ORDER: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 }

/**
 * What is in view, as a list that is heard instead of seen: Alt and arrows walk through it by direction on the screen,
 * Page Up and Page Down in order, Enter selects, arrows alone move the map. The map itself is a picture; this is its text.
 */
export function FeatureList({
  features,
  onPick,
  onPan,
  onZoom,
  walk,
  whereabouts,
  onRing,
}: {
  features: readonly Feature[]
  onPick: (pick: Picked) => void
  onPan: (pixels: Pixel) => void
  onZoom: (steps: number) => void
  /** Where a step in a direction leads, as things lie on the screen now. */
  walk: (from: Picked | undefined, way: Pixel) => Picked | undefined
  /** Where something is, in words: said when it is walked to. */
  whereabouts: (pick: Picked) => readonly string[]
  /** Told what has the keyboard's ring: nothing while the list has no focus. */
  onRing: (pick: Picked | undefined) => void
}) {
  const say = useWords()
  const lang = useLang()
  const listId = useId()
  // Where it is, is said as it was when it was walked to: a unit that drives on would be read out without end.
  const [walked, setWalked] = useState<{ readonly pick: Picked; readonly where: readonly string[] }>()
  const [isFocused, setIsFocused] = useState(false)
  const [isStuck, setIsStuck] = useState(false)
  const active = features.find(({ pick }) => samePick(pick, walked?.pick))
  const activeKey = active && keyOf(active.pick)
  const textOf = ({ pick, label }: Feature): string =>
    [label(say, lang), ...(samePick(pick, active?.pick) ? (walked?.where ?? []) : [])].join(lang === 'zh' ? '，' : ', ')

  const ringedPick = isFocused ? active?.pick : undefined
  useEffect(() => onRing(ringedPick), [ringedPick, onRing])

  const step = (next: Picked | undefined): void => {
    setIsStuck(next === undefined && features.length > 0)
    if (next) setWalked({ pick: next, where: whereabouts(next) })
  }
  const press = (event: KeyboardEvent): void => {
    const way = WAYS[event.key]
    const order = ORDER[event.key]
    const zoom = ZOOMS[event.key]
    if (event.ctrlKey || event.metaKey) return
    if (way && event.altKey) step(walk(active?.pick, way))
    else if (way) onPan([way[0] * PAN_PX, way[1] * PAN_PX])
    else if (order) step(walkOn(features, active?.pick, order))
    else if (zoom) onZoom(zoom)
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
        onFocus={() => setIsFocused(true)}
        onBlur={() => {
          setIsFocused(false)
          setIsStuck(false)
        }}
      >
        {features.map((feature) => (
          <div
            key={keyOf(feature.pick)}
            id={`${listId}-${keyOf(feature.pick)}`}
            role="option"
            aria-selected={keyOf(feature.pick) === activeKey}
            tabIndex={-1}
          >
            {textOf(feature)}
          </div>
        ))}
      </div>
      <p id={`${listId}-help`}>{active ? textOf(active) : say('map.features.help')}</p>
      <span role="status">{isStuck && say('map.nothingThatWay')}</span>
    </div>
  )
}
