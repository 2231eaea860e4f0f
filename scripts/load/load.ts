import { writeFileSync } from 'node:fs'
import { inPlace, type Place, syncTime } from '../bench/harness/place.ts'
import { ask, openConsoles } from './crowd.ts'
import { watchHub } from './hubFigures.ts'
import type { Hub } from './messages.ts'
import { openHub } from './openHub.ts'
import { type LoadOptions, Misused, readOptions } from './options.ts'
import { faultsOf, type Outcome, outcomeOf } from './outcome.ts'
import { pageOf } from './pageOf.ts'
import { textOf } from './tableOf.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The last entry there is, by the hub's own journal. */
async function headOf({ url, key }: Hub): Promise<number> {
  const answer = await fetch(`${url}/api/v1/journal?after=0&limit=1`, { headers: { authorization: `Bearer ${key}` } })
  const told: unknown = await answer.json()
  if (typeof told !== 'object' || told === null || !('head' in told)) throw new Error(`no journal: ${answer.status}`)
  const { head } = told
  return typeof head === 'object' && head !== null && 'seq' in head ? Number(head.seq) : 0
}

async function run(options: LoadOptions, place: Place): Promise<Outcome> {
  const hub = await openHub(options, place)
  say(`load: opening ${options.consoles.toLocaleString('en')} consoles against ${hub.url}`)
  const crowd = await openConsoles(place, hub, options)
  say(`load: playing for ${options.seconds} s`)
  const watch = watchHub(hub.url, hub.key)
  const { people, commands, incidents, positions, readers, seconds, consoles } = options
  const { asked, late } = await ask(place, { ...hub, seconds, people, commands, incidents, positions, readers })
  const figures = watch.stop()
  const counts = await crowd.finish(await headOf(hub))
  return outcomeOf({ consoles, seconds, asked, late, counts, hub: figures })
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  const { outcome, fdatasync } = await inPlace(async (place) => ({
    fdatasync: syncTime(place.folder).value,
    outcome: await run(options, place),
  }))
  say(textOf(outcome))
  say(`this disk: fdatasync ${fdatasync.toFixed(2)} ms`)
  if (options.report) writeFileSync(options.report, pageOf(outcome))
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...outcome, fdatasyncMs: fdatasync }, null, 2)}\n`)
  const faults = faultsOf(outcome)
  for (const fault of faults) say(`Wrong: ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof Misused ? error.message : error.stack}\n`)
  process.exitCode = error instanceof Misused ? 2 : 1
})
