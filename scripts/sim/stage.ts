import type { CityPack, Unit as PackUnit } from '@muster/server/cities/pack.ts'
import type { City } from '@muster/shared/domain/city.ts'
import type { Attempts } from './attempts.ts'
import type { Hospital } from './hospitals.ts'
import type { HubApi } from './hubApi.ts'
import type { Motions } from './motions.ts'
import type { Personal } from './personal.ts'
import type { Roads } from './roads.ts'
import type { Occurrence, SampleDays } from './sampleDays.ts'
import type { learnWork } from './work.ts'

/** What every part of the play works with. */
export type Stage = {
  readonly pack: CityPack
  /** The live city, as the hub folds it. */
  readonly city: City
  readonly api: HubApi
  readonly days: SampleDays
  readonly roads: Roads
  readonly motions: Motions
  readonly attempts: Attempts
  readonly personal: Personal
  readonly kindOf: (unitId: string) => PackUnit['kind'] | undefined
  readonly workOf: ReturnType<typeof learnWork>
  readonly hospitalFor: (assignmentId: string, from: readonly [number, number]) => Hospital | undefined
  /** Told to whoever watches the simulator. */
  readonly say: (line: string) => void
}

/** The moment that a turn plays. City times, epoch ms; `rate`: city seconds in a real second. */
export type Turn = { readonly now: number; readonly last: number; readonly rate: number }

/** The feed that our callers report through; its name is part of an incident's source. */
export const CALLS_FEED = 'incidents'

/** The recorded call behind an incident, or undefined where it is none of ours. */
export function occurrenceOf(
  { days }: Pick<Stage, 'days'>,
  incident: { readonly source?: { readonly feed: string; readonly id: string } },
): Occurrence | undefined {
  return incident.source?.feed === CALLS_FEED ? days.find(incident.source.id) : undefined
}
