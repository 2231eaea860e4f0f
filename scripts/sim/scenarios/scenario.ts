import type { City } from '@muster/shared/domain/city.ts'
import type { HubApi } from '../hubApi.ts'

/** What a step of a story works with: the hub's public API, the city as it is, and the ids that earlier steps have got. */
export type Telling = {
  readonly api: Pick<HubApi, 'command'>
  readonly city: City
  /** City time of this step, epoch ms. */
  readonly now: number
  /** The call that an earlier step reported under this name, or the one that it lives on in. */
  readonly callOf: (name: string) => string | undefined
  /** Reports a call and keeps its id under a name. */
  readonly report: (name: string, input: object) => Promise<void>
}

/** One thing that happens. `afterMin`: minutes of city time after the story began. */
export type Step = {
  readonly afterMin: number
  /** Said to whoever watches the simulator. */
  readonly what: string
  readonly play: (telling: Telling) => Promise<unknown>
}

/** A story that a city can play beside its real calls; what it invents says that it is a sample. */
export type Scenario = { readonly id: string; readonly steps: readonly Step[] }
