import type { AnyCommand } from '../kernel/command.ts'
import * as agency from './agency/commands.ts'
import * as alarm from './alarm/commands.ts'
import * as assignment from './assignment/commands.ts'
import type { City } from './city.ts'
import * as closure from './closure/commands.ts'
import * as complex from './complex/commands.ts'
import * as facility from './facility/commands.ts'
import * as hub from './hub/commands.ts'
import { alarm as raiseAlarm } from './incident/alarming.ts'
import * as asking from './incident/answer.ts'
import * as attaching from './incident/attaching.ts'
import { forgetCaller, readCaller, setCaller } from './incident/caller.ts'
import * as incident from './incident/commands.ts'
import * as sending from './incident/dispatch.ts'
import { handOver } from './incident/handOver.ts'
import * as merging from './incident/mergeCommands.ts'
import { answerAid, requestAid } from './incident/mutualAid.ts'
import * as outlining from './incident/outlining.ts'
import { report } from './incident/report.ts'
import { strike, tick, unstrike } from './incident/writing.ts'
import * as person from './person/commands.ts'
import * as premise from './premise/commands.ts'
import * as seal from './seal/commands.ts'
import * as shift from './shift/commands.ts'
import * as stock from './stock/commands.ts'
import * as unit from './unit/commands.ts'
import * as locking from './unit/locking.ts'
import * as posting from './unit/posting.ts'
import * as world from './world/commands.ts'

/** Every command, in the order in which people meet them; routes, OpenAPI, role matrix and palette follow this list. */
export const commands: readonly AnyCommand<City>[] = [
  report,
  sending.dispatch,
  sending.divert,
  sending.recall,
  ...Object.values(incident),
  raiseAlarm,
  requestAid,
  answerAid,
  strike,
  unstrike,
  tick,
  ...Object.values(attaching),
  outlining.outline,
  outlining.eraseOutline,
  ...Object.values(asking),
  setCaller,
  ...Object.values(merging),
  handOver,
  readCaller,
  forgetCaller,
  ...Object.values(shift),
  unit.status,
  unit.correct,
  posting.post,
  posting.stay,
  locking.lock,
  locking.unlock,
  unit.register,
  assignment.record,
  facility.register,
  agency.register,
  stock.count,
  ...Object.values(premise),
  ...Object.values(closure),
  ...Object.values(complex),
  ...Object.values(alarm),
  ...Object.values(person),
  ...Object.values(world),
  hub.join,
  seal.make,
]

const byName = new Map(commands.map((declared) => [declared.name, declared]))

/** The command of that name, or undefined. */
export const commandNamed = (name: string): AnyCommand<City> | undefined => byName.get(name)
