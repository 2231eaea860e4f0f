import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { Text } from '../../kernel/measure.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { busy } from '../busy.ts'
import type { City } from '../city.ts'
import { command } from '../command.ts'
import { type Unit, unit } from './unit.ts'

const strict = { additionalProperties: false }

/** Where a unit waits while nothing is asked of it: the post that it was given, else its own station. */
export const waitsAt = ({ post, stationId }: Pick<Unit, 'post' | 'stationId'>): string | undefined => post ?? stationId

/** Units wait at stations: anything else is no post. */
function noPost(city: City, facilityId: string): Refusal | undefined {
  const { kind, id } = city.facility(facilityId)
  return kind === 'station' ? undefined : refuse('unit.noPost', { id })
}

export const post = command('unit.post', {
  input: Type.Object({ unitId: Id, facilityId: Id, reason: Type.Optional(Text(200)) }, strict),
  roles: DESK,
  /** Sends a free unit to wait at a station; its own station ends that. */
  decide(city, { unitId, facilityId, reason }) {
    const moved = city.unit(unitId)
    const no = noPost(city, facilityId)
    if (no) return no
    if (moved.assignmentId !== undefined) return busy(city, moved)
    if (moved.status === 'outofservice' || moved.status === 'emergency')
      return refuse('unit.unavailable', { unit: moved.callSign, status: moved.status })
    if (waitsAt(moved) === facilityId) return refuse('unit.samePost', { unit: moved.callSign })
    return [unit.make.posted(unitId, { facilityId, reason })]
  },
  undo(city, { unitId }) {
    const facilityId = waitsAt(city.unit(unitId))
    return facilityId === undefined ? undefined : { command: 'unit.post', input: { unitId, facilityId } }
  },
})

export const stay = command('unit.stay', {
  input: Type.Object({ unitId: Id, facilityId: Id, reason: Text(200) }, strict),
  roles: DESK,
  /** A proposed move is declined, and is not proposed again for a while. */
  decide: (city, { unitId, facilityId, reason }) =>
    noPost(city, facilityId) ?? [unit.make.stayed(city.unit(unitId).id, { facilityId, reason })],
})
