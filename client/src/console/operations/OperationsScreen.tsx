import { useLayoutEffect, useRef } from 'react'
import { useActions } from '../../desk/actions.ts'
import { go, usePlace } from '../../desk/place.ts'
import { usePreview } from '../../desk/preview.ts'
import { recommendedOf, useRecommendation } from '../../desk/recommendation.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { MapPane } from '../../map/MapPane.tsx'
import { Board } from './board/Board.tsx'
import { BoardStrip } from './board/BoardStrip.tsx'
import { IncidentPane } from './incident/IncidentPane.tsx'
import { layoutOf } from './panes/layoutOf.ts'
import { PaneBox } from './panes/PaneBox.tsx'
import { shownOf, useBlocked } from './panes/popOut.ts'
import { useSizes } from './panes/sizes.ts'
import { usePaneActions } from './panes/usePaneActions.ts'
import { Queue } from './queue/Queue.tsx'
import { UnitCard } from './unit/UnitCard.tsx'
import { useRoom } from './useRoom.ts'
import { useSurvivor } from './useSurvivor.ts'
import './operations.css'
import './panes/panes.css'

/** Who is proposed now: by what is being typed, else by the advice for the call that waits for units. */
function useProposed(incidentId: string | undefined): readonly string[] {
  const typed = usePreview()
  const waits = useCity((city) => incidentId !== undefined && city.find('incident', incidentId)?.status === 'waiting')
  const advice = useRecommendation(waits ? incidentId : undefined)
  if (typed) return typed.unitIds ?? []
  return waits ? recommendedOf(advice).map(({ id }) => id) : []
}

/** Tells the style sheet how large the panes are. */
function useSizeTokens(sizes: ReturnType<typeof useSizes>) {
  const screen = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    for (const [pane, px] of Object.entries(sizes)) screen.current?.style.setProperty(`--pane-${pane}`, `${px}px`)
  }, [sizes])
  return screen
}

/** Screen 1: the calls, the map, one call's detail, and the units. */
export function OperationsScreen() {
  const say = useWords()
  const lang = useLang()
  const place = usePlace()
  const { incident, unit, view, theme, pane: alone, hidden } = place
  const room = useRoom()
  const screen = useSizeTokens(useSizes(room))
  const isBlocked = useBlocked()
  const shown = alone ? [alone] : shownOf(hidden)
  const { template, sized, detailIsDrawer, boardIsStrip } = layoutOf(shown, room)
  useSurvivor()
  const proposed = useProposed(incident)
  const waits = useCity((city) => incident !== undefined && city.find('incident', incident)?.status === 'waiting')
  const advice = useRecommendation(waits ? incident : undefined)
  const leave = () => go(unit === undefined ? { incident: undefined } : { unit: undefined })
  const isOpen = incident !== undefined || unit !== undefined
  useActions([{ id: 'operations.leave', key: 'Escape', words: 'operations.leave', run: leave, enabled: () => isOpen }])
  usePaneActions()
  return (
    <main ref={screen} className="operations" data-open={isOpen || undefined} style={{ gridTemplate: template }}>
      {shown.includes('queue') && (
        <PaneBox pane="queue" sized={sized}>
          <Queue />
        </PaneBox>
      )}
      {shown.includes('map') && (
        <PaneBox pane="map" sized={sized} className={detailIsDrawer ? 'operations-beside' : ''}>
          <div className="operations-map">
            <MapPane
              selectedIncidentId={incident}
              onSelectIncident={(id) => go({ incident: id })}
              onSelectUnit={(id) => go({ unit: id })}
              recommendation={waits ? advice.recommendation : undefined}
              view={view}
              theme={theme}
              lang={lang}
            />
          </div>
        </PaneBox>
      )}
      {shown.includes('detail') && (!detailIsDrawer || isOpen) && (
        <PaneBox
          pane="detail"
          area={detailIsDrawer ? 'map' : 'detail'}
          sized={sized}
          className={detailIsDrawer ? 'operations-drawer' : ''}
        >
          <aside className="operations-detail" aria-label={say('operations.detail')}>
            {unit !== undefined && <UnitCard unitId={unit} />}
            {(unit === undefined || incident !== undefined) && <IncidentPane incidentId={incident} />}
            {detailIsDrawer && unit === undefined && (
              <button type="button" className="operations-close" aria-label={say('operations.leave')} onClick={leave}>
                ×
              </button>
            )}
          </aside>
        </PaneBox>
      )}
      {shown.includes('board') && (
        <PaneBox pane="board" sized={sized}>
          {boardIsStrip ? <BoardStrip proposed={proposed} /> : <Board proposed={proposed} />}
        </PaneBox>
      )}
      {isBlocked && (
        <p className="pane-blocked" role="alert">
          {say('pane.blocked')}
        </p>
      )}
    </main>
  )
}
