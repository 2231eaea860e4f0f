import { useEffect, useMemo, useRef, useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import type { CoverOnMap } from '../../desk/coverOnMap.ts'
import { later } from '../../desk/later.tsx'
import { go, type MapView, usePlace } from '../../desk/place.ts'
import { addWords, useLang, useWords } from '../../i18n/index.ts'
import { wordsCoverage } from '../../i18n/wordsCoverage.ts'
import { getCity, useCity, useNow } from '../../live/city.ts'
import { useLink } from '../../live/link.ts'
import { MapPane } from '../../map/MapPane.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { elapsedText } from '../../ui/elapsed.ts'
import type { Coverage, Reach } from './answers.ts'
import { Bands } from './Bands.tsx'
import { cellsOnMap, mendedEdges } from './bands.ts'
import { Chosen } from './Chosen.tsx'
import { Districts } from './Districts.tsx'
import { Equipment } from './Equipment.tsx'
import { type Figure, Figures } from './Figures.tsx'
import { Held } from './Held.tsx'
import { reachOnMap } from './isochrone.ts'
import { onDutyOf } from './onDuty.ts'
import { Posted } from './Posted.tsx'
import type { Listed } from './Proposal.tsx'
import { Proposals } from './Proposals.tsx'
import { readShown } from './plots.ts'
import { Sufficiency } from './Sufficiency.tsx'
import { ThoughtMoves } from './ThoughtMoves.tsx'
import { driveText } from './texts.ts'
import { useAsked } from './useAsked.ts'
import { about, query, useCover } from './useCover.ts'
import { useGround } from './useGround.ts'
import { useHeld } from './useHeld.ts'
import { Views } from './Views.tsx'
import { think, turnOf, WhatIfBox, WhatIfSign } from './WhatIfBox.tsx'
import { closedLines, NOTHING, readWhatIf, turnUnit, writeWhatIf } from './whatIf.ts'
import { wholeView } from './wholeView.ts'
import './cover.css'
import './whatIf.css'

addWords(wordsCoverage)

const PlanPane = later(() => import('./plan/PlanPane.tsx').then((module) => module.PlanPane))
const ShiftPane = later(() => import('./shift/ShiftPane.tsx').then((module) => module.ShiftPane))

/** Cover of the sick and injured changes fastest: what is looked at first. */
const FIRST = 'medic'

/** Memoized, because the map draws anew when it is another. */
function useDrawn(
  rings: ReturnType<typeof useGround>['rings'],
  now: Coverage | undefined,
  shown: Coverage | undefined,
  after: Coverage | undefined,
  listed: readonly Listed[],
  reach: Reach | undefined,
  written: string | undefined,
): CoverOnMap {
  const moves = listed.map(({ unitId, postId }) => `${unitId}:${postId}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moves` is what the list is made of.
  return useMemo(
    () => ({
      cells: shown ? cellsOnMap(shown, rings) : [],
      mended: now && after ? mendedEdges(now, after, rings) : [],
      moves: listed.flatMap(({ unitId, postId }, at) => {
        const to = getCity().find('facility', postId)?.point.coordinates
        return to ? [{ unitId, number: at + 1, to }] : []
      }),
      reach: reach ? reachOnMap(reach, rings) : [],
      closed: closedLines(readWhatIf(written)),
    }),
    [now, shown, after, moves, rings, reach, written],
  )
}

/** Who cannot be reached lives at the edges: at first the whole city is shown. */
function useWhole(
  pane: { readonly current: HTMLDivElement | null },
  cells: ReturnType<typeof useGround>['cells'],
  isShown: boolean,
) {
  const [whole, setWhole] = useState<MapView>()
  useEffect(() => {
    // What is hidden has no size.
    if (!isShown) return
    const { clientWidth = 0, clientHeight = 0 } = pane.current ?? {}
    const places = (cells ?? []).map(({ center }) => center)
    setWhole(wholeView(places, clientWidth, clientHeight))
  }, [pane, cells, isShown])
  return whole
}

/** How old the figures are: said only when they no longer follow the city. */
function Age({ atMs }: { atMs: number | undefined }) {
  const say = useWords()
  const now = useNow()
  return atMs === undefined ? null : (
    <span className="coverage-age">{say('coverage.age', { age: elapsedText((now - atMs) / 1000) })}</span>
  )
}

/** Screen 2: who is reached too late, and who should wait elsewhere. */
export function CoverageScreen() {
  const say = useWords()
  const lang = useLang()
  const { section: capability = FIRST, unit, incident, cover, plot, whatIf: written, view, theme } = usePlace()
  const isStale = useLink().state === 'notlive'
  const { shown: inPlace, day, hour } = readShown(plot)
  const thinks = readWhatIf(written)
  const isThinking = writeWhatIf(thinks) !== undefined
  // With nothing thought the selected unit is thought away, for a look.
  const whatIf = isThinking || unit === undefined ? thinks : turnUnit(NOTHING, unit, 'lost')
  const { moves, listed, now, enough, after, ifSo, enoughIfSo, isOther, movesIfSo } = useCover(capability, whatIf)
  const present = about(now, capability)
  const later = after && about(after, capability)
  // An answer to another question is none.
  const alone = ifSo?.state === 'loading' ? undefined : ifSo && about(ifSo, capability)
  const shown = cover === 'after' ? later : cover === 'without' ? alone : present
  const { rings, districts, cells } = useGround()
  const pane = useRef<HTMLDivElement>(null)
  const whole = useWhole(pane, cells, inPlace === undefined)
  const chosen = useCity((city) => (unit === undefined ? undefined : city.find('unit', unit)))
  const reached = useAsked<Reach>(chosen && query('reach', { unit: chosen.id }))
  const reach = reached.body?.unitId === chosen?.id ? reached.body : undefined
  // Advice is for the city as it is.
  const advised = cover === 'without' ? [] : listed
  const drawn = useDrawn(
    rings,
    present,
    shown ?? present,
    cover === 'without' ? undefined : later,
    advised,
    reach,
    cover === 'without' ? written : undefined,
  )
  const callSign = chosen?.callSign
  const known = useCity((city) => onDutyOf(city).map((one) => one.capability))
  const next = () => go({ section: known[(known.indexOf(capability) + 1) % known.length], cover: undefined })
  const turn = (to: typeof cover) => go({ cover: cover === to ? undefined : to }, { replace: true })
  const turnAfter = useHeld('b', () => turn('after'))
  const turnThought = useHeld('w', () => turn('without'))
  useActions([
    { id: 'coverage.capability', key: 'c', words: 'coverage.nextCapability', run: next },
    {
      ...{ id: 'coverage.after', key: 'b', words: 'coverage.turnAfter', run: turnAfter },
      enabled: () => after !== undefined,
    },
    {
      ...{ id: 'coverage.without', key: 'w', words: 'coverage.turnWithout', run: turnThought },
      enabled: () => ifSo !== undefined,
    },
    {
      ...{ id: 'coverage.think', key: 'Shift+m', words: 'coverage.whatIf.turn' },
      run: () => unit !== undefined && think(turnUnit(thinks, unit, turnOf(unit))),
      enabled: () => unit !== undefined,
    },
    {
      ...{ id: 'coverage.leave', key: 'Escape', words: 'coverage.leave' },
      run: () =>
        unit === undefined && incident === undefined
          ? think(NOTHING)
          : go({ unit: undefined, incident: undefined, cover: cover === 'without' && !isThinking ? undefined : cover }),
      enabled: () => unit !== undefined || incident !== undefined || isThinking,
    },
  ])
  const thought = isThinking ? say('coverage.whatIf.title') : callSign && say('coverage.without', { unit: callSign })
  const isThought = thought !== undefined && cover === 'without'
  const body = about(moves, capability)
  const figures: readonly Figure[] = [
    { id: 'now', name: say('coverage.now'), reached: present ?? body?.before },
    ...(after ? [{ id: 'after' as const, name: say('coverage.withAll'), reached: later }] : []),
    ...(thought ? [{ id: 'without' as const, name: thought, reached: alone }] : []),
  ]
  const what = { capability, drive: driveText(present?.seconds ?? body?.standardSec ?? 0) }
  return (
    <main className="coverage">
      <section className="coverage-left" aria-labelledby="coverage-left">
        <header className="coverage-head">
          <h2 id="coverage-left">{say('coverage.sufficiency')}</h2>
          <Button small kbd="C" onClick={next}>
            {say('coverage.nextOne')}
          </Button>
        </header>
        <div className="coverage-scroll" data-scrolls>
          <Sufficiency
            capability={capability}
            enough={enough}
            then={enoughIfSo}
            isThought={thought !== undefined}
            districts={districts}
          />
          {present && <Districts now={present} after={later} districts={districts} />}
          {enough?.equipment && <Equipment equipment={enough.equipment} />}
        </div>
        {present && <Bands coverage={shown ?? present} />}
      </section>
      <div className="coverage-middle">
        <Views shown={inPlace} />
        {inPlace === 'plan' ? (
          <PlanPane capability={capability} day={day} hour={hour} />
        ) : (
          inPlace && <ShiftPane plot={inPlace} capability={capability} travelSec={present?.seconds} />
        )}
        <div ref={pane} className="coverage-map" hidden={inPlace !== undefined} data-thought={isThought || undefined}>
          <MapPane
            selectedIncidentId={incident}
            onSelectIncident={(id) => go({ incident: id })}
            onSelectUnit={(id) => go({ unit: id })}
            cover={drawn}
            view={view ?? whole}
            theme={theme}
            lang={lang}
          />
          <fieldset className="coverage-turns" aria-label={say('coverage.turns')} data-map-obstacle>
            <Chip kind="filter" selected={cover === undefined} onClick={() => turn(undefined)}>
              {say('coverage.now')}
            </Chip>
            <Chip kind="filter" selected={cover === 'after'} disabled={!after} onClick={() => turn('after')}>
              {say('coverage.withAll')} · B
            </Chip>
            {thought && (
              <Chip kind="filter" selected={cover === 'without'} onClick={() => turn('without')}>
                {thought} · W
              </Chip>
            )}
          </fieldset>
          {isThought && <WhatIfSign whatIf={whatIf} />}
        </div>
      </div>
      <section className="coverage-right" aria-labelledby="coverage-right">
        <header className="coverage-head">
          <h2 id="coverage-right">{say('coverage.proposals')}</h2>
          {isStale ? (
            <Age atMs={moves.atMs} />
          ) : (
            <span className="coverage-age">{say(`coverage.state.${moves.state}`)}</span>
          )}
        </header>
        <section className="coverage-reached" aria-labelledby="coverage-reached">
          <h3 id="coverage-reached">{say('coverage.standard', what)}</h3>
          <Figures figures={figures} persons={present?.persons ?? body?.persons ?? 0} />
        </section>
        <WhatIfBox whatIf={thinks} unit={unit} capability={capability} />
        <div className="coverage-scroll">
          {chosen && <Chosen key={chosen.id} unit={chosen} reach={reach} districts={districts} />}
          {isThinking && isOther && <ThoughtMoves moves={movesIfSo} />}
          <Proposals asked={moves} listed={listed} />
          <Posted />
          <Held />
        </div>
      </section>
    </main>
  )
}
