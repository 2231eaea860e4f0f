import { type Draft, keyDigest } from '@muster/server/journal/journal.ts'
import { incident, type Place } from '@muster/shared/domain/incident/incident.ts'
import { unit } from '@muster/shared/domain/unit/unit.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { check } from '../benchmark.ts'
import { openDesk } from './deskAlone.ts'
import { inPlace } from './place.ts'
import { lots } from './statistics.ts'

const CHUNK = 1000
const TYPES = ['medical', 'structure-fire', 'alarm', 'traffic-collision']

/** Places all over the sample city, the same in every run. */
export function createPlaces(seed: number): () => LngLat {
  const draw = lots(seed)
  return () => [-122.5 + draw() * 0.11, 37.715 + draw() * 0.085]
}

export const unitName = (i: number): string => `U${i}`

const unitEvent = (i: number): Event =>
  unit.make.registered(unitName(i), {
    callSign: unitName(i),
    ...{ kind: 'engine', capabilities: ['fire'], crew: 4, agencyId: 'sffd' },
  })

function incidentEvent(i: number, coordinates: LngLat): Event {
  const place: Place = { point: { type: 'Point', coordinates: [...coordinates] }, address: `${i} Market Street` }
  const type = TYPES[i % TYPES.length] ?? ''
  const number = `20170104-${i + 1}`
  return incident.make.reported(`bench-incident-${i}`, { number, type, priority: 1 + (i % 5), place })
}

/** Writes so many units and waiting incidents into the journal of a data folder, and leaves it as a hub that was stopped. */
export const seedCity = (folder: string, { units, incidents }: { units: number; incidents: number }): Promise<void> =>
  inPlace(async ({ atEnd }) => {
    const { journal, live } = await openDesk({ folder, atEnd })
    const place = createPlaces(7)
    const events = [
      ...Array.from({ length: units }, (_, i) => unitEvent(i)),
      ...Array.from({ length: incidents }, (_, i) => incidentEvent(i, place())),
    ]
    const draft = (event: Event): Draft => ({
      expects: new Map([[`${event.type.split('.')[0]}:${event.id}`, 0]]),
      payload: {
        actor: { id: 'hub', name: 'Hub' },
        command: { name: 'bench.seed', input: {}, key: keyDigest(`seed ${event.id}`), body: '-' },
        events: [event],
      },
    })
    for (let at = 0; at < events.length; at += CHUNK) {
      const answers = await journal.append(events.slice(at, at + CHUNK).map(draft), live.clock())
      live.offer(answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.line] : [])))
    }
    const [unitCount, incidentCount] = [[...live.city.all('unit')].length, [...live.city.all('incident')].length]
    check(
      unitCount >= units && incidentCount === incidents,
      `the city has ${unitCount} units, ${incidentCount} incidents`,
    )
    await live.keepNow()
  })
