import { Type } from 'typebox'
import { defineFeed, type FeedContext, reject } from '../feed.ts'
import { observePosition } from '../observePosition.ts'
import { readJsonItems } from '../readJson.ts'

const KMH_PER_MPS = 3.6

/** Phones with OwnTracks in HTTP mode. README.md says which unit a phone speaks for. */
export const ownTracks = defineFeed({
  id: 'owntracks',
  forDevices: true,
  contentTypes: ['application/json'],
  signIn: ['basic', 'bearer'],
  accepts: Type.Object({
    _type: Type.String({ maxLength: 40 }),
    lat: Type.Optional(Type.Number()),
    lon: Type.Optional(Type.Number()),
    /** Seconds since 1970. */
    tst: Type.Optional(Type.Number()),
    /** The phone's short name, two letters as a rule. */
    tid: Type.Optional(Type.String({ maxLength: 40 })),
    /** `owntracks/user/device`. */
    topic: Type.Optional(Type.String({ maxLength: 200 })),
    /** Course over ground, degrees. */
    cog: Type.Optional(Type.Number()),
    /** km/h. */
    vel: Type.Optional(Type.Number()),
  }),
  // The app sends empty bodies too, and wants them answered like any other.
  parse: (bytes) => (bytes.length === 0 ? [] : readJsonItems(bytes)),
  toObservations({ _type, lat, lon, tst, tid, topic, cog, vel }, context) {
    // Waypoints, transitions and the phone's own settings are no positions.
    if (_type !== 'location') return [{ kind: 'remark', code: 'ignored', message: `a ${_type} is no position` }]
    if (lat === undefined || lon === undefined || tst === undefined)
      return reject('invalid', 'a location has lat, lon and tst')
    const unitId = context.deviceId ?? unitNamed(context.city, topic?.split('/').at(-1)) ?? unitNamed(context.city, tid)
    if (unitId === undefined)
      return reject('unknown_unit', `the city has no unit ${topic ?? tid ?? ''}; bind the key to one`)
    const moving = vel === undefined || vel > 0
    const headingDeg = cog !== undefined && cog >= 0 && cog <= 360 && moving ? cog : undefined
    const speedMps = vel !== undefined && vel >= 0 ? vel / KMH_PER_MPS : undefined
    return observePosition({ unitId, lng: lon, lat, at: Math.round(tst * 1000), headingDeg, speedMps }, context)
  },
  reply: () => [],
  lateAfterSec: 900,
})

const unitNamed = (city: FeedContext['city'], name: string | undefined): string | undefined =>
  name === undefined ? undefined : city.find('unit', name)?.id
