import { useSyncExternalStore } from 'react'

/** How much room the screen has, drawn for three widths, px: 1600, 1280 or 1024 wide and beyond. */
export type Room = 'wide' | 'middle' | 'narrow'

const narrow = matchMedia('(max-width: 1179px)')
const middle = matchMedia('(max-width: 1439px)')

function subscribe(listener: () => void): () => void {
  for (const width of [narrow, middle]) width.addEventListener('change', listener)
  return () => {
    for (const width of [narrow, middle]) width.removeEventListener('change', listener)
  }
}

/** The room there is now; renders when it becomes another. */
export const useRoom = (): Room =>
  useSyncExternalStore(subscribe, () => (narrow.matches ? 'narrow' : middle.matches ? 'middle' : 'wide'))
