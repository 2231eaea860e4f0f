import { Type } from 'typebox'
import { CityClock } from '../../kernel/clock.ts'
import { Id } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Agency, agency } from '../agency/agency.ts'
import { command } from '../command.ts'
import { Facility, facility } from '../facility/facility.ts'
import { person, Rights } from '../person/person.ts'
import { StockCount, stock, stockId } from '../stock/stock.ts'
import { UnitProfile, unit } from '../unit/unit.ts'
import { protocolFaults } from './protocolFaults.ts'
import { Settings, WORLD_ID, WorldHeader, world } from './world.ts'

const strict = { additionalProperties: false }

export const open = command('world.open', {
  input: WorldHeader,
  roles: [],
  /** Entry 1 of a journal: what it is. A second hub that starts at the same moment finds it there. */
  decide(city, header) {
    if (city.find('world', WORLD_ID)) return refuse('world.known')
    return [world.make.opened(WORLD_ID, header)]
  },
})

export const fork = command('world.fork', {
  input: Type.Object({ header: WorldHeader, settings: Type.Optional(Settings) }, strict),
  roles: [],
  /** Entry 1 of a world that began as another one was: its state lies in a snapshot, its settings go along. */
  decide(city, { header, settings }) {
    if (city.find('world', WORLD_ID)) return refuse('world.known')
    return [world.make.opened(WORLD_ID, header), ...(settings ? [world.make.configured(WORLD_ID, { settings })] : [])]
  },
})

export const furnish = command('world.furnish', {
  input: Type.Object(
    {
      settings: Settings,
      agencies: Type.Array(Agency),
      facilities: Type.Array(Facility),
      units: Type.Array(Type.Object({ id: Id, ...UnitProfile.properties })),
      stock: Type.Array(StockCount),
      people: Type.Optional(Type.Array(Type.Object({ id: Id, ...Rights.properties }))),
    },
    strict,
  ),
  roles: [],
  /** Brings the city pack in as one entry; from then on the city changes it by commands, so that it too has a history. */
  decide(city, { settings, agencies, facilities, units, stock: counts, people = [] }) {
    if (city.find('world', WORLD_ID)?.settings) return refuse('world.known')
    return [
      world.make.configured(WORLD_ID, { settings }),
      ...agencies.map(({ id, ...profile }) => agency.make.registered(id, profile)),
      ...facilities.map(({ id, ...profile }) => facility.make.registered(id, profile)),
      ...units.map(({ id, ...profile }) => unit.make.registered(id, profile)),
      ...counts.map((count) => stock.make.counted(stockId(count.facilityId, count.item), count)),
      ...people.map(({ id, ...rights }) => person.make.granted(id, { ...rights, by: 'sample' })),
    ]
  },
})

export const setClock = command('world.setClock', {
  input: Type.Object({ clock: CityClock }, strict),
  roles: [],
  decide(city, { clock }) {
    if (!city.world(WORLD_ID).sample) return refuse('world.realClock')
    return [world.make.clockSet(WORLD_ID, { clock })]
  },
})

export const configure = command('world.configure', {
  input: Type.Object({ settings: Settings }, strict),
  roles: ['admin'],
  /** Cards that nobody could answer by are not taken: the first thing that is wrong with them is told. */
  decide(city, { settings }) {
    const { protocols = [], incidentTypes } = settings
    const [fault] = protocolFaults(
      protocols,
      incidentTypes.map(({ id }) => id),
    )
    if (fault) return refuse(fault.code, fault.facts)
    return [world.make.configured(city.world(WORLD_ID).id, { settings })]
  },
  undo(city) {
    const { settings } = city.world(WORLD_ID)
    return settings && { command: 'world.configure', input: { settings } }
  },
})
