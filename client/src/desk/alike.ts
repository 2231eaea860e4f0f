import { createDuplicateIndex, type Likeness } from '@muster/shared/domain/incident/duplicates.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { cityVersion, getCity, useCity } from '../live/city.ts'

type Index = ReturnType<typeof createDuplicateIndex>
let made: { readonly version: number; readonly index: Index } | undefined

/** One for all rows and panes of a state of the city: ten thousand calls are gone through once. */
function indexNow(): Index {
  const version = cityVersion()
  if (made?.version !== version) made = { version, index: createDuplicateIndex(getCity()) }
  return made.index
}

const alikeNow = (incident: Incident): readonly Likeness[] =>
  incident.status === 'waiting' ? indexNow().of(incident) : []

/** Calls that may tell of the same thing as one that waits, likeliest first. */
export function useAlike(incident: Incident): readonly Likeness[] {
  // Read by what would be shown, so that a city that moves elsewhere renders nothing here.
  const seen = useCity(() => alikeNow(incident).map(({ call, minutes }) => `${call.id} ${call.lastSeq} ${minutes}`))
  return seen.length === 0 ? [] : alikeNow(incident)
}

/** Number of the call that a waiting one is most like; undefined where it is like none. */
export const useLikeliest = (incident: Incident): string | undefined =>
  useCity(() => alikeNow(incident)[0]?.call.number)
