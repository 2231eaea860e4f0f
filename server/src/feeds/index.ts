import type { Feed } from './feed.ts'
import { incidents } from './incidents/incidents.ts'
import { osmAnd } from './osmand/osmAnd.ts'
import { ownTracks } from './owntracks/ownTracks.ts'
import { positions } from './positions/positions.ts'
import { sffdCalls } from './sffd-calls/sffdCalls.ts'
import { stock } from './stock/stock.ts'
import { unitStatus } from './unit-status/unitStatus.ts'

/** Every feed, in the order in which operators see them: what starts work, who does it and where they are, supplies. */
export const feeds: readonly Feed[] = [incidents, sffdCalls, unitStatus, positions, ownTracks, osmAnd, stock]
