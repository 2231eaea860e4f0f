import type { CityPack } from '@muster/server/cities/pack.ts'
import type { AskingIncident, Situation } from '@muster/server/dispatch/situation.ts'
import { cityOf } from '@muster/shared/domain/city.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import { unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID, world } from '@muster/shared/domain/world/world.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { check } from '../benchmark.ts'

/** The same calls and units as the live city of a hub holds them, folded from events: what a console asks about. */
export function liveSurge(pack: Pick<CityPack, 'city'>, { units }: Situation, calls: readonly AskingIncident[]) {
  const { incidentTypes, standards, turnoutSec, stopAndStartSec, outcomes, name, timeZone, lengthUnit } = pack.city
  const settings = { incidentTypes, standards, turnoutSec, stopAndStartSec, outcomes, name, timeZone, lengthUnit }
  const profile = { kind: 'engine' as const, crew: 4, agencyId: 'bench' }
  const clock = { anchorAt: 0, anchorCityTime: 0, rate: 1 }
  const events = [
    world.make.opened(WORLD_ID, { city: 'bench', kind: 'live', sample: true, clock }),
    world.make.configured(WORLD_ID, { settings }),
    ...units.flatMap(({ id, capabilities, status }) => [
      unit.make.registered(id, { ...profile, callSign: id, capabilities: [...capabilities] }),
      unit.make.statusSet(id, {
        status: status === 'busy' ? 'outofservice' : status === 'returning' ? status : 'available',
      }),
    ]),
    ...calls.map(({ id, point, type = 'other', priority = 3 }, at) =>
      incident.make.reported(id, { number: `20170104-${at + 1}`, type, priority, place: point ? { point } : {} }),
    ),
  ]
  const records = createRecords()
  events.forEach((event, i) => {
    const actor = { id: 'bench', name: 'Bench', roles: [] }
    const entry = { seq: i + 1, at: i, cityTime: i, actor, command: 'bench', events: [event] }
    check(cityFold.apply(records, entry).faults.length === 0, `${event.type} cannot be folded`)
  })
  return cityOf(records)
}
