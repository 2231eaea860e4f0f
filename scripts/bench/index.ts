import { access } from './access/access.ts'
import { alarms } from './alarms/alarms.ts'
import type { Benchmark } from './benchmark.ts'
import { catchUp } from './catchUp/catchUp.ts'
import { coldLoad } from './coldLoad/coldLoad.ts'
import { coldStart } from './coldStart/coldStart.ts'
import { commandLatency } from './commandLatency/commandLatency.ts'
import { consoleFrame } from './consoleFrame/consoleFrame.ts'
import { coverageUpdate } from './coverageUpdate/coverageUpdate.ts'
import { dispatch } from './dispatch/dispatch.ts'
import { dispatchSpeed } from './dispatchSpeed/dispatchSpeed.ts'
import { fanout } from './fanout/fanout.ts'
import { fuzz } from './fuzz/fuzz.ts'
import { ingest } from './ingest/ingest.ts'
import { interaction } from './interaction/interaction.ts'
import { journalMemory } from './journalMemory/journalMemory.ts'
import { longRun } from './longRun/longRun.ts'
import { positionBytes } from './positionBytes/positionBytes.ts'
import { reliability } from './reliability/reliability.ts'
import { reroute } from './reroute/reroute.ts'
import { restoreBench } from './restore/restore.ts'
import { surge } from './surge/surge.ts'
import { verify } from './verify/verify.ts'

/** The benchmarks, in the order of the table in which they are published. */
export const benchmarks: readonly Benchmark[] = [
  ingest,
  commandLatency,
  fanout,
  positionBytes,
  consoleFrame,
  interaction,
  access,
  alarms,
  dispatch,
  dispatchSpeed,
  reroute,
  coverageUpdate,
  surge,
  coldStart,
  coldLoad,
  catchUp,
  journalMemory,
  longRun,
  verify,
  restoreBench,
  fuzz,
  reliability,
]
