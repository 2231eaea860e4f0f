import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { play } from './play.ts'
import { scenarios } from './scenarios/index.ts'

const USAGE = `npm run sim -- [--url http://127.0.0.1:8080] [--key KEY] [--world live] [--city ID] [--scenario ID]
Plays a city's callers and fleet against a hub, through its public API only; with --scenario also one of these stories,
from its beginning: ${[...scenarios.keys()].join(', ')}. Where another simulator plays the city, the story is told beside it.
The key (scopes read, command, feeds) may also come as MUSTER_KEY in the environment; without one, that of the sample
city's own traffic is taken from the data folder (--data .data).`

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    key: { type: 'string' },
    world: { type: 'string', default: 'live' },
    city: { type: 'string' },
    scenario: { type: 'string' },
    data: { type: 'string', default: '.data' },
    help: { type: 'boolean', default: false },
  },
})
const key = values.key ?? process.env.MUSTER_KEY ?? trafficKeyIn(values.data)
const scenario = values.scenario === undefined ? undefined : scenarios.get(values.scenario)
if (values.help || !key || (values.scenario !== undefined && !scenario)) {
  process.stderr.write(`${USAGE}\n`)
  process.exit(values.help ? 0 : 2)
}

const stop = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
const say = (line: string) => process.stderr.write(`traffic: ${line}\n`)
try {
  await play({ url: values.url, key, world: values.world, cityId: values.city, scenario, stop: stop.signal, say })
  process.exit(0)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

/** The key that the sample city's traffic made for itself, where its data folder is at hand. */
function trafficKeyIn(dataDir: string): string | undefined {
  const file = join(dataDir, 'traffic.key')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}
