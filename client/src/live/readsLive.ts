import { createContext } from 'react'

/** What stands inside reads the live city and its clock whatever moment the screen shows: alarms are always those of now. */
export const ReadsLive = createContext(false)
