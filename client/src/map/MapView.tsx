import { lazy, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useActions } from '../desk/actions.ts'
import { Fetched } from '../desk/fetched/Fetched.tsx'
import { go, usePlace } from '../desk/place.ts'
import { useWords } from '../i18n/index.ts'
import { getCity } from '../live/city.ts'
import { useLink } from '../live/link.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { AsOf } from './around/AsOf.tsx'
import { BookmarksMenu } from './around/BookmarksMenu.tsx'
import { EdgePointers } from './around/EdgePointers.tsx'
import { FeatureList } from './around/FeatureList.tsx'
import { LayersMenu } from './around/LayersMenu.tsx'
import { Legend } from './around/Legend.tsx'
import { obstaclesIn } from './around/obstaclesIn.ts'
import { layersOn, switched } from './around/switches.ts'
import { useDistricts } from './around/useDistricts.ts'
import { useEngine, useOverview } from './around/useEngine.ts'
import { useProposals } from './around/useProposals.ts'
import { useWhereabouts } from './around/useWhereabouts.ts'
import { ZoomButtons } from './around/ZoomButtons.tsx'
import { useDrawing } from './draw/useDrawing.ts'
import type { MapEngine } from './engine/mapEngine.ts'
import type { MapPaneProps } from './MapPane.tsx'
import type { Box } from './picture/crowd.ts'
import type { Pick as Picked } from './picture/mark.ts'
import './mapWords.ts'
import './MapView.css'

const NOTHING: readonly Box[] = []

// Few draw in a shift: the map does not wait for it.
const ClosuresPanel = lazy(() =>
  import('./closures/ClosuresPanel.tsx').then((module) => ({ default: module.ClosuresPanel })),
)
const DrawPanel = lazy(() => import('./draw/DrawPanel.tsx').then((module) => ({ default: module.DrawPanel })))

/** The map with what stands on it. It renders when something is selected, switched or comes into view, never when units move. */
export function MapView({
  selectedIncidentId,
  onSelectIncident,
  onSelectUnit,
  recommendation,
  cover,
  view,
  theme,
  lang,
  onLost,
  onFail,
}: MapPaneProps & { readonly onLost: () => void; readonly onFail: () => void }) {
  const say = useWords()
  const pane = useRef<HTMLElement>(null)
  const ground = useRef<HTMLDivElement>(null)
  const { unit: selectedUnitId, layers: switchedAway, closure } = usePlace()
  const isLive = useLink().state !== 'notlive'
  const on = layersOn(switchedAway)
  const districts = useDistricts()
  const { proposals, previewPoint, previewLine } = useProposals(recommendation)
  const [menu, setMenu] = useState<'layers' | 'bookmarks'>()
  const [followed, setFollowed] = useState<string>()
  const [obstacles, setObstacles] = useState(NOTHING)
  const engineNow = useRef<MapEngine>(undefined)
  const drawing = useDrawing(engineNow, selectedIncidentId)
  const { draft } = drawing

  const select = useCallback(
    ({ kind, id }: Picked) => {
      if (kind === 'incident') onSelectIncident(id)
      if (kind === 'unit') onSelectUnit(id)
      if (kind === 'cluster') engineNow.current?.openCluster({ kind, id })
      if (kind === 'closure') go({ closure: id })
      if (kind === 'outline') onSelectIncident(id.split('/')[0] ?? id)
    },
    [onSelectIncident, onSelectUnit],
  )
  const settings = {
    selectedIncidentId,
    selectedUnitId,
    proposals,
    cover,
    previewPoint,
    previewLine,
    districts,
    draft,
    isLive,
    lang,
    on,
    theme,
    obstacles,
  }
  const { engine, city } = useEngine(ground, view, settings, {
    onPick: select,
    onMoved: (moved) => go({ view: moved }, { replace: true }),
    onFollow: setFollowed,
    onPoint: drawing.point,
    onHover: drawing.hover,
    onLost,
    onFail,
  })
  engineNow.current = engine
  const overview = useOverview(engine)
  const legend = overview.legend.join()

  const layersKey = [...on].join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `settings` is a new object each time; these are what it is made of.
  useEffect(() => {
    engine?.set(settings)
  }, [
    engine,
    selectedIncidentId,
    selectedUnitId,
    proposals,
    cover,
    previewPoint,
    previewLine,
    districts,
    draft,
    isLive,
    lang,
    layersKey,
    theme,
    obstacles,
  ])

  useEffect(() => {
    if (view) engine?.look(view)
  }, [engine, view])

  // Of a call and a unit, the one chosen last is what the reader looks at.
  const latest = useRef<Picked>(undefined)
  const lookAt = useCallback(
    (chosen: Picked) => {
      latest.current = chosen
      engine?.bring(chosen)
    },
    [engine],
  )
  useEffect(() => {
    if (selectedIncidentId !== undefined) lookAt({ kind: 'incident', id: selectedIncidentId })
  }, [selectedIncidentId, lookAt])
  useEffect(() => {
    if (selectedUnitId !== undefined) lookAt({ kind: 'unit', id: selectedUnitId })
  }, [selectedUnitId, lookAt])

  useEffect(() => {
    if (closure !== undefined) engine?.bring({ kind: 'closure', id: closure })
  }, [engine, closure])

  const whereabouts = useWhereabouts(engine, districts, () => latest.current)
  const ring = useCallback((pick: Picked | undefined) => engine?.ring(pick), [engine])

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when what stands on the map has another size.
  useLayoutEffect(() => {
    if (pane.current) setObstacles(obstaclesIn(pane.current))
  }, [engine, legend, lang, isLive, draft === undefined, closure === undefined])

  const goTo = (id: string) => {
    onSelectIncident(id)
    // It may be selected already: then only the map moves.
    lookAt({ kind: 'incident', id })
  }
  const toggle = (asked: 'layers' | 'bookmarks') => setMenu(menu === asked ? undefined : asked)
  const closeMenu = () => setMenu(undefined)
  const drawClosure = () => {
    go({ closure: undefined }, { replace: true })
    drawing.begin('closed')
  }
  useActions([
    { id: 'map.zoomIn', key: '+', words: 'map.zoomIn', run: () => engine?.zoomBy(1) },
    { id: 'map.zoomOut', key: '-', words: 'map.zoomOut', run: () => engine?.zoomBy(-1) },
    { id: 'map.refit', key: '*', words: 'map.refit', run: () => engine?.refit() },
    {
      id: 'map.toSelection',
      key: '.',
      words: 'map.toSelection',
      run: () => latest.current && engine?.close(latest.current),
      enabled: () => latest.current !== undefined,
    },
    {
      id: 'map.follow',
      key: 'g',
      words: 'map.follow',
      run: () => engine?.follow(followed === undefined ? selectedUnitId : undefined),
      enabled: () => followed !== undefined || selectedUnitId !== undefined,
    },
    { id: 'map.layers', key: 'l', words: 'map.layers', run: () => toggle('layers') },
    { id: 'map.bookmarks', key: 'Shift+k', words: 'map.bookmarks', run: () => toggle('bookmarks') },
    {
      id: 'map.measure',
      key: 'Shift+r',
      words: 'map.measure',
      run: () => (draft ? drawing.end() : drawing.begin('measure')),
    },
    {
      id: 'map.draw',
      key: 'Shift+a',
      words: 'map.draw',
      command: 'incident.outline',
      run: () => drawing.begin('hazard'),
      enabled: () => selectedIncidentId !== undefined,
    },
    {
      id: 'map.closures',
      key: '#',
      words: 'closures.open',
      run: () => go({ closure: closure === undefined ? 'all' : undefined }),
    },
    { id: 'map.close', words: 'map.draw.closing', typed: 'CL', command: 'closure.add', run: drawClosure },
  ])

  return (
    <section ref={pane} className="map" aria-label={say('map.title')}>
      <div ref={ground} className="map-ground" aria-hidden="true" />
      {!isLive && <AsOf />}
      <FeatureList
        features={overview.features}
        onPick={select}
        onPan={(pixels) => engine?.panBy(pixels)}
        onZoom={(steps) => engine?.zoomBy(steps)}
        walk={(from, way) => engine?.walk(from, way)}
        whereabouts={whereabouts}
        onRing={ring}
      />
      <p role="status" className="map-following">
        {followed !== undefined && (
          <>
            {say('map.following', { unit: getCity().find('unit', followed)?.callSign ?? followed })} <Kbd>G</Kbd>
          </>
        )}
      </p>
      {draft && (
        <Fetched>
          <DrawPanel
            draft={draft}
            incidentId={selectedIncidentId}
            onDraft={drawing.setDraft}
            onBegin={drawing.begin}
            onNudge={drawing.nudge}
            onEnd={drawing.end}
          />
        </Fetched>
      )}
      {closure !== undefined && !draft && (
        <Fetched>
          <ClosuresPanel
            chosen={closure}
            onShow={(id) => {
              go({ closure: id }, { replace: true })
              engine?.close({ kind: 'closure', id })
            }}
            onDraw={drawClosure}
            onEnd={() => go({ closure: undefined })}
          />
        </Fetched>
      )}
      <EdgePointers overview={overview} onPick={goTo} />
      <Legend keys={overview.legend} />
      <ZoomButtons
        onZoom={(steps) => engine?.zoomBy(steps)}
        onRefit={() => engine?.refit()}
        onLayers={() => toggle('layers')}
        onBookmarks={() => toggle('bookmarks')}
        onMeasure={() => (draft ? drawing.end() : drawing.begin('measure'))}
        open={draft ? 'measure' : menu}
      />
      {menu === 'bookmarks' && (
        <BookmarksMenu viewNow={() => engine?.view()} onGo={(to) => go({ view: to })} onClose={closeMenu} />
      )}
      {menu === 'layers' && (
        <LayersMenu
          on={on}
          without={cover ? undefined : 'coverage'}
          onSwitch={(id) => go({ layers: switched(switchedAway, id) }, { replace: true })}
          onClose={closeMenu}
        />
      )}
      <a
        className="map-source"
        href="https://www.openstreetmap.org/copyright"
        target="_blank"
        rel="noreferrer"
        data-map-obstacle
      >
        {city?.attribution ?? '© OpenStreetMap'}
      </a>
    </section>
  )
}
