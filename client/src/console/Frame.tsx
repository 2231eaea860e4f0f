import { Suspense, useEffect } from 'react'
import { useKeys } from '../desk/keys.ts'
import { useWords } from '../i18n/index.ts'
import { closeConnection, openConnection } from '../live/connection.ts'
import { CommandBar } from './commandbar/CommandBar.tsx'
import { Help } from './Help.tsx'
import { PrintedBoard } from './print/PrintedBoard.tsx'
import { Rail } from './Rail.tsx'
import { TimeBar } from './TimeBar.tsx'
import { TopStrip } from './TopStrip.tsx'
import { useScreens } from './useScreens.ts'
import './Frame.css'

/** Everything around a screen; holds the line to the hub while someone is signed in. */
export function Frame() {
  const say = useWords()
  const { open } = useScreens()
  useEffect(() => {
    openConnection()
    return closeConnection
  }, [])
  useKeys()
  return (
    <>
      <div className="frame">
        <TopStrip />
        <Rail />
        <Suspense fallback={<main className="frame-loading">{say('rail.loading')}</main>}>
          {open && <open.Screen />}
        </Suspense>
        <CommandBar />
        <TimeBar />
        <Help />
      </div>
      <PrintedBoard />
    </>
  )
}
