import type { UnitStatus } from '../../domain/unit/status.ts'
import { isLineRefusal } from '../order.ts'
import { unitsOf } from '../resolve.ts'
import type { Verb } from '../verb.ts'

type StatusVerb = Verb & { readonly status: UnitStatus; readonly digits: readonly string[] }

const statusVerb = (
  word: string,
  status: UnitStatus,
  digits: readonly string[],
  aliases: readonly string[],
): StatusVerb => ({
  word,
  aliases,
  status,
  digits,
  takes: { units: true, text: 'reason' },
  command: 'unit.status',
  plan(order, desk) {
    const units = unitsOf(order, desk)
    if (isLineRefusal(units)) return { kind: 'refused', ...units }
    const reason = order.text
    return {
      kind: 'commands',
      commands: units.map(({ id: unitId }) => ({ command: 'unit.status', input: { unitId, status, reason } })),
    }
  },
})

/** Statuses by letters, and by the digits of German radio status (FMS), in the order of work. */
export const statuses: readonly StatusVerb[] = [
  statusVerb('AV', 'available', ['1', '2'], ['空', '空闲', '可用']),
  statusVerb('ER', 'enroute', ['3'], ['途', '出发', '途中']),
  statusVerb('OS', 'onscene', ['4'], ['到', '到场']),
  statusVerb('TR', 'transporting', ['7'], ['转', '转运']),
  statusVerb('AH', 'athospital', ['8'], ['院', '到院']),
  statusVerb('RT', 'returning', [], ['回', '返回']),
  statusVerb('OOS', 'outofservice', ['6'], ['停', '停用']),
  statusVerb('EM', 'emergency', ['0'], ['急', '紧急']),
]
