import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { Text } from '../../kernel/measure.ts'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { unit } from './unit.ts'

const strict = { additionalProperties: false }

export const lock = command('unit.lock', {
  input: Type.Object({ unitId: Id, reason: Type.Optional(Text(200)) }, strict),
  roles: DESK,
  /** Holds a unit back: nobody is advised to send or to move it, and no cover counts on it. Who names it can still send it. */
  decide(city, { unitId, reason }, { actor: { id, name } }) {
    const { callSign, lock: former } = city.unit(unitId)
    if (former) return refuse('unit.isLocked', { unit: callSign, by: former.by?.name ?? '–' })
    return [unit.make.locked(unitId, { reason, by: { id, name } })]
  },
  undo: (_city, { unitId }) => ({ command: 'unit.unlock', input: { unitId } }),
})

export const unlock = command('unit.unlock', {
  input: Type.Object({ unitId: Id }, strict),
  roles: DESK,
  decide(city, { unitId }) {
    const { callSign, lock: former } = city.unit(unitId)
    return former ? [unit.make.unlocked(unitId, {})] : refuse('unit.notLocked', { unit: callSign })
  },
  undo: (city, { unitId }) => ({ command: 'unit.lock', input: { unitId, reason: city.unit(unitId).lock?.reason } }),
})
