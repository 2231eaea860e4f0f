import { defineFeed, reject } from '../feed.ts'
import { observePosition } from '../observePosition.ts'
import { OsmAndFix, readForm, readTimestamp, readVersion9 } from './readOsmAnd.ts'

/** Phones with OsmAnd or Traccar Client, which send no header: the key stands in the path and is bound to one unit. */
export const osmAnd = defineFeed({
  id: 'osmand',
  forDevices: true,
  contentTypes: ['application/x-www-form-urlencoded', 'application/json'],
  signIn: ['token', 'bearer'],
  accepts: OsmAndFix,
  parse: (bytes, contentType) => (contentType === 'application/json' ? readVersion9(bytes) : readForm(bytes)),
  toObservations({ device, timestamp, lat, lon, headingDeg, speedMps }, context) {
    const unitId = context.deviceId ?? device
    if (unitId === undefined) return reject('unknown_unit', 'neither the key nor the message names a unit')
    if (lat === undefined || lon === undefined) return reject('no_place', 'the message holds no place')
    const at = timestamp === undefined ? context.cityNow : readTimestamp(timestamp)
    if (at === undefined) return reject('time', `"${timestamp?.slice(0, 40)}" is not a time`)
    const heading =
      headingDeg !== undefined && headingDeg >= 0 && headingDeg <= 360 && (speedMps ?? 1) > 0 ? headingDeg : undefined
    return observePosition({ unitId, lng: lon, lat, at, headingDeg: heading, speedMps }, context)
  },
  lateAfterSec: 900,
})
