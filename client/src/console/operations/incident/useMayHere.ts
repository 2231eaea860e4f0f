import { useContext } from 'react'
import { ShownPast } from '../../../desk/call/callRecord.ts'
import { useMay } from '../../../desk/useMay.ts'

/** Whether the reader may send a command about the call shown: about an archived one none, until it is opened again. */
export function useMayHere(): (command: string) => boolean {
  const may = useMay()
  const past = useContext(ShownPast)
  return (command) => past === undefined && may(command)
}
