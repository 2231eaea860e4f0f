import type { Scenario } from './scenario.ts'
import { stormSurge } from './stormSurge.ts'

/** Every story there is, by its id. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map([stormSurge].map((scenario) => [scenario.id, scenario]))
