import { createAnnouncer } from './announcer.ts'
import type { Board } from './board.ts'
import type { TrackTable } from './tracks.ts'

/** The city at a past moment, which screens read in place of the live one while their reader looks back. */
export type PastCity = {
  readonly board: Pick<Board, 'records' | 'version' | 'cursor'>
  readonly tracks: TrackTable
  /** City time of what is shown, epoch ms. */
  readonly now: () => number
  /** How fast that goes on, city seconds a second; 0: it stands still. */
  readonly rate: () => number
  /** What is said to whoever wants to act there: why not, and what would work. */
  readonly refusal: () => string
}

const changes = createAnnouncer()
let past: PastCity | undefined

/** The past city that is shown; undefined: the live one is. The one place where that is known. */
export const getPast = (): PastCity | undefined => past
export const subscribePast = changes.subscribe

/** From now on every screen reads this city; undefined: the live one. */
export function showPast(next: PastCity | undefined): void {
  if (past === next) return
  past = next
  changes.announce()
}
