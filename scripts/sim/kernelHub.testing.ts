import type { CityPack } from '@muster/server/cities/pack.ts'
import { cityOf } from '@muster/shared/domain/city.ts'
import { commandNamed } from '@muster/shared/domain/commands.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { contextOf } from '@muster/shared/kernel/command.ts'
import { decideOn } from '@muster/shared/kernel/decide.ts'
import type { Entry } from '@muster/shared/kernel/entry.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import type { Answer, HubApi } from './hubApi.ts'

/** The real decisions and the real fold, without journal and network: a city that can be played as fast as it computes. */
export function kernelHub(pack: CityPack, clock: { now: number }, onEntry: (entry: Entry) => void) {
  const records = createRecords()
  const city = cityOf(records)
  const refused: string[] = []
  const positions = new Map<string, readonly [number, number]>()
  let seq = 0

  function ask(name: string, input: Record<string, unknown>, actorId = 'sim'): Answer {
    const declared = commandNamed(name)
    if (!declared) throw new Error(`no command ${name}`)
    seq++
    const actor = { id: actorId, name: actorId, roles: [] }
    const decision = decideOn(
      { fold: cityFold, records, viewOf: cityOf },
      declared,
      input,
      contextOf({ idSeed: `id${seq}`, number: String(seq) }, clock.now, actor),
    )
    if (isRefusal(decision)) {
      refused.push(`${name} ${JSON.stringify(input)} ${decision.refused} ${JSON.stringify(decision.facts)}`)
      return { kind: 'refused', status: decision.status, code: decision.refused, detail: '' }
    }
    const entry = { seq, at: clock.now, cityTime: clock.now, actor, command: name, events: decision.events }
    cityFold.apply(records, entry)
    onEntry(entry)
    return { kind: 'done', body: { result: declared.result?.(decision.events) ?? {} } }
  }

  const { settings, ...header } = {
    settings: {
      ...{ name: pack.city.name, timeZone: pack.city.timeZone, lengthUnit: pack.city.lengthUnit },
      ...{ incidentTypes: pack.city.incidentTypes, standards: pack.city.standards },
    },
    ...{ city: pack.city.id, kind: 'live', sample: true, clock: { anchorAt: 0, anchorCityTime: 0, rate: 1 } },
  }
  const point = (coordinates: readonly [number, number]) => ({ type: 'Point', coordinates })
  ask('world.open', header)
  ask('world.furnish', {
    ...{ settings, agencies: pack.agencies, units: pack.units, stock: [] },
    facilities: pack.facilities.map(({ id, kind, name, point: at }) => ({ id, kind, name, point: point(at) })),
  })

  const feeds: Record<string, (item: any) => void> = {
    incidents: ({ id, type, priority, point, address, receivedAt }) =>
      ask('incident.report', {
        ...{
          type,
          priority,
          place: { point, address },
          source: { feed: 'incidents', id },
          receivedAt: Date.parse(receivedAt),
        },
      }),
    'unit-status': ({ unitId, status, at }) => ask('unit.status', { unitId, status, claimedAt: Date.parse(at) }),
    positions: ({ unitId, point }) => positions.set(unitId, point.coordinates),
  }
  const api: HubApi = {
    get: async () => ({ kind: 'refused', status: 404, code: 'none', detail: '' }),
    post: async () => ({ kind: 'refused', status: 404, code: 'none', detail: '' }),
    command: async (name, input) => ask(name, input as Record<string, unknown>),
    async feed(name, body) {
      for (const item of body as unknown[]) feeds[name]?.(item)
      return { kind: 'done', body: {} }
    },
  }
  return { api, city, refused, positions, ask }
}
