import { lazy, useEffect, useState } from 'react'
import { useClockText } from '../desk/useCityTerms.ts'
import { useWords } from '../i18n/index.ts'
import { beatCityTime } from '../live/clock.ts'
import { closeConnection, openConnection } from '../live/connection.ts'
import { useLink } from '../live/link.ts'
import { IS_DRILL } from '../live/world.ts'
import { MapGuard } from '../map/MapPane.tsx'
import { BattalionsCard } from './cards/BattalionsCard.tsx'
import { CountsCard } from './cards/CountsCard.tsx'
import { HoursCard } from './cards/HoursCard.tsx'
import { KindsCard } from './cards/KindsCard.tsx'
import { LongestCard } from './cards/LongestCard.tsx'
import { ReachedCard } from './cards/ReachedCard.tsx'
import { UnitsCard } from './cards/UnitsCard.tsx'
import { WaitingCard } from './cards/WaitingCard.tsx'
import { useWallFigures } from './useWallFigures.ts'
import { WallFoot } from './WallFoot.tsx'
import { WallHead } from './WallHead.tsx'
import './wall.css'

const WallMap = lazy(() => import('../map/WallMap.tsx').then((module) => ({ default: module.WallMap })))

/** What the page was drawn for, px; on any other screen everything is as much larger or smaller. */
const DRAWN = { width: 1920, height: 1080 }
const scaleNow = (): number => Math.min(innerWidth / DRAWN.width, innerHeight / DRAWN.height)

function useScale(): number {
  const [scale, setScale] = useState(scaleNow)
  useEffect(() => {
    const measure = () => setScale(scaleNow())
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return scale
}

/** Over everything, where nothing moves any more: a wall is looked at from afar, and nobody reads its head first. */
function Stale() {
  const say = useWords()
  const clock = useClockText()
  return (
    <p className="wall-stale" aria-hidden="true">
      {say('wall.stale', { time: clock(beatCityTime(), 'seconds') })}
    </p>
  )
}

/** The city on a big screen: the map between two columns of findings. Nobody touches it, so there is nothing to press. */
export function Wall() {
  const say = useWords()
  const figures = useWallFigures()
  const isStale = useLink().state === 'notlive'
  const scale = useScale()
  const [attribution, setAttribution] = useState('')
  useEffect(() => {
    openConnection()
    return closeConnection
  }, [])
  return (
    <div className="wall" style={{ zoom: scale }} data-stale={isStale || undefined}>
      <WallHead />
      <main>
        <div className="wall-column">
          <CountsCard {...figures} />
          <WaitingCard {...figures} />
          <ReachedCard {...figures} />
          <HoursCard {...figures} />
        </div>
        <div className="wall-map">
          <MapGuard key={scale}>{(on) => <WallMap {...on} onKnown={setAttribution} />}</MapGuard>
          {IS_DRILL && <b className="map-drill">{say('map.drill')}</b>}
        </div>
        <div className="wall-column">
          <BattalionsCard {...figures} />
          <UnitsCard {...figures} />
          <LongestCard {...figures} />
          <KindsCard {...figures} />
        </div>
        {isStale && <Stale />}
      </main>
      <WallFoot attribution={attribution} />
    </div>
  )
}
