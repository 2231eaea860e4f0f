// A process of its own, for tests: a hub and its people in a network that leads nowhere; says what commands took.
import { dropDataDir, newDataDir, signIn, startHubProcess } from '../hub.testing.ts'

const ROUNDS = 30
const dataDir = newDataDir()
const hub = await startHubProcess({ dataDir })
try {
  const person = await signIn(hub.url, 'dispatcher')
  const times: number[] = []
  const refused: unknown[] = []
  const ask = async (name: string, input: unknown): Promise<any> => {
    const from = performance.now()
    const { status, json } = await person.command(name, input)
    times.push(performance.now() - from)
    if (status !== 200) refused.push([name, json.code])
    return json.result
  }
  const { state } = (await person.get('/api/v1/state')).json
  const unitIds = Object.values<any>(state.unit).flatMap(({ id, status }) => (status === 'available' ? [id] : []))
  // The first of each kind warms the hub up and is counted like the others.
  for (let i = 0; i < ROUNDS; i += 1) {
    const point = { type: 'Point', coordinates: [-122.42 + i / 10_000, 37.77] }
    const { incidentId } = await ask('incident.report', { type: 'fire', place: { point, address: `${i} HAIGHT ST` } })
    await ask('incident.note', { incidentId, text: 'smoke' })
    await ask('incident.dispatch', { incidentId, unitIds: [unitIds[i]] })
    await ask('unit.status', { unitId: unitIds[i], status: 'enroute' })
    await ask('unit.status', { unitId: unitIds[i], status: 'onscene' })
  }
  const outside = await fetch('http://1.1.1.1', { signal: AbortSignal.timeout(500) }).then(
    () => true,
    () => false,
  )
  const sorted = times.toSorted((a, b) => a - b)
  const at = (q: number) => sorted[Math.floor(q * sorted.length)]
  process.stdout.write(JSON.stringify({ commands: times.length, refused, outside, p50: at(0.5), p95: at(0.95) }))
} finally {
  await hub.stop()
  dropDataDir(dataDir)
}
