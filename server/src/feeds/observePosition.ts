import { type FeedContext, isRejection, type Observation, type Rejection, reject } from './feed.ts'
import { readPlace } from './readPlace.ts'
import { judgeAge } from './readTime.ts'

/** A position older than a day says nothing about where a unit is. */
const STALE_DAYS = 1

/** A position as a device told it. `at`: epoch ms; heading in degrees clockwise from north, speed in metres a second. */
type ToldPosition = {
  readonly unitId: string
  readonly lng: number
  readonly lat: number
  readonly at: number
  readonly headingDeg?: number
  readonly speedMps?: number
}

/** A position of a unit that the city knows, judged by place and age; what every tracking feed ends in. */
export function observePosition(told: ToldPosition, context: FeedContext): readonly Observation[] | Rejection {
  const { unitId, lng, lat, at, headingDeg, speedMps } = told
  const { city, cityNow, bounds, deviceId } = context
  if (deviceId !== undefined && deviceId !== unitId)
    return reject('other_device', `this key belongs to ${deviceId}, not to ${unitId}`)
  if (!city.find('unit', unitId)) return reject('unknown_unit', `the city has no unit ${unitId}`)
  const lngLat = readPlace(lng, lat, bounds)
  if (isRejection(lngLat)) return lngLat
  const tooOld = judgeAge(at, cityNow, STALE_DAYS)
  if (tooOld) return tooOld
  return [{ kind: 'position', track: { unitId, lngLat, at, headingDeg, speedMps } }]
}
