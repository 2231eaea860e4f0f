import { Id } from '@muster/shared/kernel/ids.ts'
import { EpochMs } from '@muster/shared/kernel/measure.ts'
import { Type } from 'typebox'
import { CoordinateSystem, inWgs84, undeclaredIn } from '../datum.ts'
import { defineFeed, isRejection } from '../feed.ts'
import { observePosition } from '../observePosition.ts'
import { readJsonItems } from '../readJson.ts'
import { readTime } from '../readTime.ts'

/** Positions of units in Muster's own JSON: one, or a list of them. */
export const positions = defineFeed({
  id: 'positions',
  forDevices: true,
  contentTypes: ['application/json'],
  signIn: ['bearer', 'basic'],
  accepts: Type.Object(
    {
      unitId: Id,
      // Any numbers: whether they are a place, and which way round, is judged with its reason.
      point: Type.Object({ type: Type.Literal('Point'), coordinates: Type.Tuple([Type.Number(), Type.Number()]) }),
      coordinateSystem: Type.Optional(CoordinateSystem),
      /** RFC 3339 with its zone, or epoch ms; on the city's clock. */
      at: Type.Union([Type.String({ maxLength: 40 }), EpochMs]),
      /** Clockwise from north. */
      headingDeg: Type.Optional(Type.Number({ minimum: 0, maximum: 360 })),
      speedMps: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
    },
    { additionalProperties: false },
  ),
  parse: readJsonItems,
  toObservations({ unitId, point, coordinateSystem, at, headingDeg, speedMps }, context) {
    const told = readTime(at)
    if (isRejection(told)) return told
    const [lng, lat] = inWgs84(...point.coordinates, coordinateSystem)
    const observed = observePosition({ unitId, lng, lat, at: told.at, headingDeg, speedMps }, context)
    return isRejection(observed) ? observed : [...undeclaredIn(context.bounds, coordinateSystem), ...observed]
  },
  lateAfterSec: 120,
})
