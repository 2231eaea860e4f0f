import { randomUUID } from 'node:crypto'
import { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import { Id } from '@muster/shared/kernel/ids.ts'
import { EpochMs, Text } from '@muster/shared/kernel/measure.ts'
import { Type } from 'typebox'
import { defineFeed, isRejection, reject } from '../feed.ts'
import { readJsonItems } from '../readJson.ts'
import { judgeAge, readTime } from '../readTime.ts'

/** Statuses that crews press on their sets: one, or a list in the order in which they were pressed. */
export const unitStatus = defineFeed({
  id: 'unit-status',
  forDevices: true,
  contentTypes: ['application/json'],
  signIn: ['bearer', 'basic'],
  accepts: Type.Object(
    {
      unitId: Id,
      status: UnitStatus,
      at: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), EpochMs])),
      reason: Type.Optional(Text(200)),
    },
    { additionalProperties: false },
  ),
  parse: readJsonItems,
  groupOf: ({ unitId }) => unitId,
  toObservations({ unitId, status, at, reason }, { cityNow, deviceId }) {
    if (deviceId !== undefined && deviceId !== unitId)
      return reject('other_device', `this key belongs to ${deviceId}, not to ${unitId}`)
    const told = at === undefined ? undefined : readTime(at)
    if (isRejection(told)) return told
    const wrongAge = told && judgeAge(told.at, cityNow)
    if (wrongAge) return wrongAge
    const input = { unitId, status, ...(reason && { reason }), ...(told && { claimedAt: told.at }) }
    // Without a time of its own each sending is a new word; the same status twice is then known by the unit itself.
    const key = `${unitId}:${status}:${told?.at ?? randomUUID()}`
    return [{ kind: 'ask', name: 'unit.status', input, key, knownAs: ['unit.sameStatus'], settles: true }]
  },
})
