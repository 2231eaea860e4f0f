import { parseArgs } from 'node:util'
import { play } from './play.ts'

const USAGE = `npm run sim -- --url http://127.0.0.1:8080 [--key KEY] [--world live] [--city ID]
Plays a city's callers and fleet against a hub, through its public API only.
The key (scopes read, command, feeds) may also come as MUSTER_KEY in the environment.`

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    key: { type: 'string' },
    world: { type: 'string', default: 'live' },
    city: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const key = values.key ?? process.env.MUSTER_KEY
if (values.help || !values.url || !key) {
  process.stderr.write(`${USAGE}\n`)
  process.exit(values.help ? 0 : 2)
}

const stop = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
const say = (line: string) => process.stderr.write(`traffic: ${line}\n`)
try {
  await play({ url: values.url, key, world: values.world, cityId: values.city, stop: stop.signal, say })
  process.exit(0)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
