import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useActions } from '../desk/actions.ts'
import type { CoverOnMap } from '../desk/coverOnMap.ts'
import { LoadAgain } from '../desk/fetched/LoadAgain.tsx'
import { useReplay } from '../desk/past/replay.ts'
import { go, usePlace, type MapView as View } from '../desk/place.ts'
import type { Recommendation } from '../desk/recommendation.ts'
import { useWords } from '../i18n/index.ts'
import { IS_DRILL } from '../live/world.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Guard } from '../ui/Guard.tsx'
import type { Theme } from '../ui/theme.ts'
import './MapPane.css'

export type MapPaneProps = {
  readonly selectedIncidentId?: string
  readonly onSelectIncident: (id: string) => void
  readonly onSelectUnit: (id: string) => void
  /** Whom the hub would send to the selected incident: drawn in violet. */
  readonly recommendation?: Recommendation
  /** Who is reached too late, and who should wait elsewhere. */
  readonly cover?: CoverOnMap
  /** Where the address bar wants the map; without it the city's own view. */
  readonly view?: View
  readonly theme: Theme
  readonly lang: 'en' | 'zh'
}

// MapLibre and deck.gl are most of the console's bytes: queue and board do not wait for them.
const MapView = lazy(() => import('./MapView.tsx').then((module) => ({ default: module.MapView })))

type Why = 'noWebgl' | 'lost' | 'failed' | 'person'

const hasWebgl = (): boolean => document.createElement('canvas').getContext('webgl2') !== null

/** A map, or why there is none: everything else works without it. The map tells by `on` when it is lost or fails. */
export function MapGuard({ children }: { children: (on: { onLost: () => void; onFail: () => void }) => ReactNode }) {
  const say = useWords()
  const { mapIsOff } = usePlace()
  const [trouble, setWhy] = useState<Why | undefined>(() => (hasWebgl() ? undefined : 'noWebgl'))
  const why = mapIsOff ? 'person' : trouble
  const [attempt, setAttempt] = useState(0)
  const flip = () => go({ mapIsOff: !mapIsOff }, { replace: true })
  useActions([{ id: 'map.switch', key: 'Shift+o', words: 'map.switch', run: flip }])
  const again = () => {
    setAttempt(attempt + 1)
    setWhy(hasWebgl() ? undefined : 'noWebgl')
  }
  if (why !== undefined)
    return (
      <section className="map-off" aria-label={say('map.title')}>
        <EmptyState title={say('map.off.title')}>
          {say(`map.off.${why}`)}{' '}
          {mapIsOff ? (
            <Button small onClick={flip} kbd="⇧L">
              {say('map.on')}
            </Button>
          ) : why === 'failed' ? (
            <LoadAgain />
          ) : (
            <Button small onClick={again}>
              {say('map.again')}
            </Button>
          )}
        </EmptyState>
      </section>
    )
  return (
    <Guard key={attempt} onFail={() => setWhy('failed')}>
      <Suspense fallback={<p className="map-loading">{say('map.loading')}</p>}>
        {children({ onLost: () => setWhy('lost'), onFail: () => setWhy('failed') })}
      </Suspense>
    </Guard>
  )
}

/** The map of the city, as the desk works with it. */
export function MapPane(props: MapPaneProps) {
  const say = useWords()
  const { isPast } = useReplay()
  const unreal = [...(IS_DRILL ? [say('map.drill')] : []), ...(isPast ? [say('replay.map')] : [])]
  return (
    <MapGuard>
      {(on) => (
        <>
          <MapView {...props} {...on} />
          {unreal.length > 0 && (
            <b className="map-drill" data-map-obstacle>
              {unreal.join(' · ')}
            </b>
          )}
        </>
      )}
    </MapGuard>
  )
}
