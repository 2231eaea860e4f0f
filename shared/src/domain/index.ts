import { agency } from './agency/agency.ts'
import { alarm } from './alarm/alarm.ts'
import { assignment } from './assignment/assignment.ts'
import { closure } from './closure/closure.ts'
import { complex } from './complex/complex.ts'
import { facility } from './facility/facility.ts'
import { hub } from './hub/hub.ts'
import { incident } from './incident/incident.ts'
import { person } from './person/person.ts'
import { premise } from './premise/premise.ts'
import { seal } from './seal/seal.ts'
import { sector } from './sector/sector.ts'
import { shift } from './shift/shift.ts'
import { stock } from './stock/stock.ts'
import { unit } from './unit/unit.ts'
import { world } from './world/world.ts'

/**
 * Every kind of thing the city knows. An event is folded into its own aggregate first and then, in this order,
 * into those that follow it.
 */
export const aggregates = [
  world,
  agency,
  facility,
  unit,
  incident,
  assignment,
  stock,
  hub,
  seal,
  person,
  premise,
  alarm,
  sector,
  shift,
  closure,
  complex,
] as const
