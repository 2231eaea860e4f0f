import type { Feed } from './feed.ts'
import { incidents } from './incidents/incidents.ts'
import { positions } from './positions/positions.ts'

/** Every feed. The order is that in which operators see them: what starts work first, then who does it, then the rest. */
export const feeds: readonly Feed[] = [incidents, positions]
