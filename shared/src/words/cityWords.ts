import { accessWords } from '../access/words.ts'
import { commandlineWords } from '../commandline/words.ts'
import { agencyWords } from '../domain/agency/words.ts'
import { alarmWords } from '../domain/alarm/words.ts'
import { assignmentWords } from '../domain/assignment/words.ts'
import { closureWords } from '../domain/closure/words.ts'
import { complexWords } from '../domain/complex/words.ts'
import { facilityWords } from '../domain/facility/words.ts'
import { hubWords } from '../domain/hub/words.ts'
import { incidentWords } from '../domain/incident/words.ts'
import { personWords } from '../domain/person/words.ts'
import { premiseWords } from '../domain/premise/words.ts'
import { protocolWords } from '../domain/protocol/words.ts'
import { sealWords } from '../domain/seal/words.ts'
import { sectorWords } from '../domain/sector/words.ts'
import { shiftWords } from '../domain/shift/words.ts'
import { stockWords } from '../domain/stock/words.ts'
import { unitWords } from '../domain/unit/words.ts'
import { worldWords } from '../domain/world/words.ts'

/** What the city's things, commands and orders are called, and what is said of them: hub and screens share it. */
export const cityWords = {
  ...worldWords,
  ...agencyWords,
  ...facilityWords,
  ...unitWords,
  ...incidentWords,
  ...assignmentWords,
  ...alarmWords,
  ...stockWords,
  ...hubWords,
  ...sealWords,
  ...personWords,
  ...premiseWords,
  ...closureWords,
  ...complexWords,
  ...protocolWords,
  ...sectorWords,
  ...shiftWords,
  ...accessWords,
  ...commandlineWords,
}
