import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type HubProcess, type Person, signIn, startHubProcess } from '@muster/server/hub.testing.ts'
import { serversIn } from '@muster/server/redis/hubProcess.testing.ts'
import { createCityLife } from '../harness/cityLife.ts'
import { openDesk } from '../harness/deskAlone.ts'
import { inPlace, type Place } from '../harness/place.ts'

const CALLS = 500
const AGAIN_MS = 10
const PATIENCE_MS = 60_000

/** A data folder with a city's life of so many entries in it. */
export async function makeLife({ folder }: Place, entries: number): Promise<string> {
  const dataDir = join(folder, 'life')
  mkdirSync(dataDir)
  await inPlace(async ({ atEnd }) => {
    const { journal, live } = await openDesk({ folder: dataDir, atEnd })
    await createCityLife(journal, live, CALLS).goOn(entries)
    await live.keepNow()
  })
  return dataDir
}

/** Asks again and again until a command is acknowledged; ms from `from`. */
async function firstYes(person: Person, from: number): Promise<number> {
  while (performance.now() - from < PATIENCE_MS) {
    const answer = await person.command('incident.report', { type: 'fire', place: {} }).catch(() => undefined)
    if (answer?.status === 200) return performance.now() - from
    await sleep(AGAIN_MS)
  }
  throw new Error('no command was acknowledged within a minute of the kill')
}

/** Kill → first acknowledgement at this length of the journal, ms: of Redis alone, and of hub and Redis together. */
export async function comeBack(dataDir: string, port: number): Promise<{ redis: number; both: number }> {
  const killRedis = (): void => {
    for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGKILL')
  }
  let hub: HubProcess = await startHubProcess({ dataDir, port })
  try {
    const person = await signIn(hub.url, 'dispatcher')
    await firstYes(person, performance.now())
    let from = performance.now()
    killRedis()
    const redis = await firstYes(person, from)
    const ended = new Promise((resolve) => hub.child.once('exit', resolve))
    from = performance.now()
    hub.child.kill('SIGKILL')
    killRedis()
    await ended
    const starting = startHubProcess({ dataDir, port })
    const both = await firstYes(person, from)
    hub = await starting
    return { redis, both }
  } finally {
    await hub.stop()
  }
}
