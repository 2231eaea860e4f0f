import { Suspense, useEffect } from 'react'
import { Fetched } from '../desk/fetched/Fetched.tsx'
import { useKeys } from '../desk/keys.ts'
import { fetchParts } from '../desk/later.tsx'
import { joinWindows } from '../desk/otherWindows.ts'
import { useFollowAddress } from '../desk/past/useFollowAddress.ts'
import { usePlace } from '../desk/place.ts'
import { ShiftDialog } from '../desk/shift/ShiftDialog.tsx'
import { useWords } from '../i18n/index.ts'
import { learnToForesee } from '../live/city.ts'
import { closeConnection, openConnection } from '../live/connection.ts'
import { CommandBar } from './commandbar/CommandBar.tsx'
import { Help } from './Help.tsx'
import { comeBack } from './operations/panes/popOut.ts'
import { Palette } from './palette/Palette.tsx'
import { PrintedBoard } from './print/PrintedBoard.tsx'
import { Rail } from './Rail.tsx'
import { TopStrip } from './TopStrip.tsx'
import { Terms } from './terms/lazyTerms.ts'
import { PastNotice } from './timebar/PastNotice.tsx'
import { TimeBar } from './timebar/TimeBar.tsx'
import { useTimeActions } from './timebar/useTimeActions.ts'
import { useLookActions } from './useLookActions.ts'
import { useScreens } from './useScreens.ts'
import './Frame.css'

/** Everything around a screen, or around one pane in a window of its own; holds the line to the hub while someone is signed in. */
export function Frame() {
  const say = useWords()
  const { open } = useScreens()
  const { pane } = usePlace()
  const alone = open?.id === 'operations' ? pane : undefined
  useEffect(() => {
    openConnection()
    void learnToForesee()
    return closeConnection
  }, [])
  useEffect(() => joinWindows(comeBack), [])
  // After the first paint: none of it is needed to show the city.
  useEffect(() => {
    const timer = setTimeout(fetchParts, 1000)
    return () => clearTimeout(timer)
  }, [])
  const showsPast = open?.showsPast ?? false
  useFollowAddress(showsPast)
  useTimeActions(showsPast)
  useLookActions()
  useKeys()
  return (
    <>
      <div className="frame" data-alone={alone}>
        <TopStrip alone={alone} />
        {!alone && <Rail />}
        <Fetched key={open?.id} waits={<main className="frame-loading">{say('rail.loading')}</main>}>
          {open && <open.Screen />}
        </Fetched>
        <CommandBar />
        {!alone && <TimeBar />}
        <PastNotice />
        <Help />
        <Palette />
        <ShiftDialog />
        <Suspense>
          <Terms />
        </Suspense>
      </div>
      <PrintedBoard />
    </>
  )
}
