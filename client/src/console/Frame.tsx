import { useEffect } from 'react'
import { useKeys } from '../desk/keys.ts'
import { closeConnection, openConnection } from '../live/connection.ts'
import { CommandBar } from './commandbar/CommandBar.tsx'
import { Help } from './Help.tsx'
import { OperationsScreen } from './operations/OperationsScreen.tsx'
import { Rail } from './Rail.tsx'
import { TimeBar } from './TimeBar.tsx'
import { TopStrip } from './TopStrip.tsx'
import './Frame.css'

/** Everything around a screen; holds the line to the hub while someone is signed in. */
export function Frame() {
  useEffect(() => {
    openConnection()
    return closeConnection
  }, [])
  useKeys()
  return (
    <div className="frame">
      <TopStrip />
      <Rail />
      <OperationsScreen />
      <CommandBar />
      <TimeBar />
      <Help />
    </div>
  )
}
