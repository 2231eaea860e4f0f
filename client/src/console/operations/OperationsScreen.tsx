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
import { Queue } from './queue/Queue.tsx'
import { UnitCard } from './unit/UnitCard.tsx'
import { useRoom } from './useRoom.ts'
import './operations.css'

/** Who is proposed now: by what is being typed, else by the advice for the call that waits for units. */
function useProposed(incidentId: string | undefined): readonly string[] {
  const typed = usePreview()
  const waits = useCity((city) => incidentId !== undefined && city.find('incident', incidentId)?.status === 'waiting')
  const advice = useRecommendation(waits ? incidentId : undefined)
  if (typed) return typed.unitIds ?? []
  return waits ? recommendedOf(advice).map(({ id }) => id) : []
}

/** Screen 1: the calls, the map, one call's detail, and the units. */
export function OperationsScreen() {
  const say = useWords()
  const lang = useLang()
  const place = usePlace()
  const { incident, unit, view, theme } = place
  const room = useRoom()
  const proposed = useProposed(incident)
  const waits = useCity((city) => incident !== undefined && city.find('incident', incident)?.status === 'waiting')
  const advice = useRecommendation(waits ? incident : undefined)
  const leave = () => go(unit === undefined ? { incident: undefined } : { unit: undefined })
  const isOpen = incident !== undefined || unit !== undefined
  useActions([{ id: 'operations.leave', key: 'Escape', words: 'operations.leave', run: leave, enabled: () => isOpen }])
  return (
    <main className="operations" data-open={isOpen || undefined}>
      <Queue />
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
      {(room !== 'narrow' || isOpen) && (
        <aside className="operations-detail" aria-label={say('operations.detail')}>
          {unit !== undefined && <UnitCard unitId={unit} />}
          {(unit === undefined || incident !== undefined) && <IncidentPane incidentId={incident} />}
          {room === 'narrow' && unit === undefined && (
            <button type="button" className="operations-close" aria-label={say('operations.leave')} onClick={leave}>
              ×
            </button>
          )}
        </aside>
      )}
      {room === 'narrow' ? <BoardStrip proposed={proposed} /> : <Board proposed={proposed} />}
    </main>
  )
}
