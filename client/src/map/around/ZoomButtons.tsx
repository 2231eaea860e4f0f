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

/** Zoom, re-fit, layers: each also a key. */
export function ZoomButtons({
  onZoom,
  onRefit,
  onLayers,
  layersAreOpen,
}: {
  onZoom: (steps: number) => void
  onRefit: () => void
  onLayers: () => void
  layersAreOpen: boolean
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
      <MapButton words="map.layers" kbd="L" onPress={onLayers} pressed={layersAreOpen}>
        L
      </MapButton>
    </div>
  )
}
