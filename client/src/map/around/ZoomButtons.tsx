import type { ReactNode } from 'react'
import { useWords } from '../../i18n/index.ts'

function MapButton({
  words,
  kbd,
  onPress,
  children,
  pressed,
}: {
  words: string
  kbd?: string
  onPress: () => void
  children: ReactNode
  pressed?: boolean
}) {
  const say = useWords()
  const name = say(words)
  return (
    <button
      type="button"
      className="map-button"
      aria-label={name}
      aria-expanded={pressed}
      aria-keyshortcuts={kbd}
      title={kbd ? `${name} (${kbd})` : name}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

/** Zoom, re-fit, layers, kept views, measuring: each also a key. */
export function ZoomButtons({
  onZoom,
  onRefit,
  onLayers,
  onBookmarks,
  onMeasure,
  open,
}: {
  onZoom: (steps: number) => void
  onRefit: () => void
  onLayers: () => void
  onBookmarks: () => void
  onMeasure: () => void
  open: 'layers' | 'bookmarks' | 'measure' | undefined
}) {
  return (
    <div className="map-buttons" data-map-obstacle>
      <MapButton words="map.zoomIn" kbd="+" onPress={() => onZoom(1)}>
        +
      </MapButton>
      <MapButton words="map.zoomOut" kbd="-" onPress={() => onZoom(-1)}>
        −
      </MapButton>
      <MapButton words="map.refit" kbd="*" onPress={onRefit}>
        ✱
      </MapButton>
      <MapButton words="map.layers" kbd="L" onPress={onLayers} pressed={open === 'layers'}>
        L
      </MapButton>
      <MapButton words="map.bookmarks" kbd="Shift+K" onPress={onBookmarks} pressed={open === 'bookmarks'}>
        B
      </MapButton>
      <MapButton words="map.measure" kbd="Shift+R" onPress={onMeasure} pressed={open === 'measure'}>
        ⇔
      </MapButton>
    </div>
  )
}
