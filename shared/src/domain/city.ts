import type { Records } from '../kernel/state.ts'
import { UnknownThing } from '../kernel/state.ts'
import type { Agency } from './agency/agency.ts'
import type { Alarm } from './alarm/alarm.ts'
import type { Assignment } from './assignment/assignment.ts'
import type { Closure } from './closure/closure.ts'
import type { Complex } from './complex/complex.ts'
import type { Facility } from './facility/facility.ts'
import type { Hub } from './hub/hub.ts'
import type { Incident } from './incident/incident.ts'
import type { Person } from './person/person.ts'
import type { Premise } from './premise/premise.ts'
import type { Seal } from './seal/seal.ts'
import type { Sector } from './sector/sector.ts'
import type { Shift } from './shift/shift.ts'
import type { Stock } from './stock/stock.ts'
import type { Unit } from './unit/unit.ts'
import type { World } from './world/world.ts'

/** What each aggregate's record is. */
export type Things = {
  world: World
  agency: Agency
  facility: Facility
  unit: Unit
  incident: Incident
  assignment: Assignment
  stock: Stock
  hub: Hub
  seal: Seal
  person: Person
  premise: Premise
  alarm: Alarm
  sector: Sector
  shift: Shift
  closure: Closure
  complex: Complex
}

/** The city as a decision or a screen reads it. By function: an unknown id is answered 404, where indexing would crash. */
export type City = {
  readonly [K in keyof Things]: (id: string) => Things[K]
} & {
  /** The thing of that id, or undefined. */
  readonly find: <K extends keyof Things>(aggregate: K, id: string) => Things[K] | undefined
  /** All things of a kind, in the order in which they came to be. */
  readonly all: <K extends keyof Things>(aggregate: K) => Iterable<Things[K]>
}

/** Reads folded records as a city. */
export function cityOf(records: Pick<Records, 'get' | 'all'>): City {
  const find = <K extends keyof Things>(aggregate: K, id: string): Things[K] | undefined =>
    records.get(aggregate, id) as Things[K] | undefined
  const one =
    <K extends keyof Things>(aggregate: K) =>
    (id: string): Things[K] => {
      const thing = find(aggregate, id)
      if (thing === undefined) throw new UnknownThing(aggregate, id)
      return thing
    }
  return {
    find,
    all: <K extends keyof Things>(aggregate: K) => records.all(aggregate) as Iterable<Things[K]>,
    world: one('world'),
    agency: one('agency'),
    facility: one('facility'),
    unit: one('unit'),
    incident: one('incident'),
    assignment: one('assignment'),
    stock: one('stock'),
    hub: one('hub'),
    seal: one('seal'),
    person: one('person'),
    premise: one('premise'),
    alarm: one('alarm'),
    sector: one('sector'),
    shift: one('shift'),
    closure: one('closure'),
    complex: one('complex'),
  }
}
