import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'

const changes = createAnnouncer()
let step: number | undefined
const shelf = (person: string): string => `muster.tour.${person}`

/** Goes to a step of the tour, the first is 0; undefined ends it. */
export function showStep(next: number | undefined): void {
  step = next
  changes.announce()
}

/** The step of the tour that is shown, or undefined. */
export const useStep = (): number | undefined => useSyncExternalStore(changes.subscribe, () => step)
export const getStep = (): number | undefined => step

/** From now on this person is not asked on this machine: the tour is found in the palette and among the keys. */
export function keepTourSeen(person: string): void {
  localStorage.setItem(shelf(person), 'seen')
  changes.announce()
}

export const useTourSeen = (person: string | undefined): boolean =>
  useSyncExternalStore(changes.subscribe, () => person === undefined || localStorage.getItem(shelf(person)) !== null)
