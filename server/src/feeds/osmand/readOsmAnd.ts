import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { Unreadable } from '../feed.ts'
import { readJsonItems, readText } from '../readJson.ts'

const MPS_PER_KNOT = 1852 / 3600

/** A position as the protocol tells it: every value a text, as in a form. Speed in metres a second. */
export const OsmAndFix = Type.Object({
  device: Type.Optional(Type.String({ maxLength: 80 })),
  /** Seconds or milliseconds since 1970, RFC 3339, or `2014-06-04 09:10:11` in UTC. */
  timestamp: Type.Optional(Type.String({ maxLength: 40 })),
  lat: Type.Optional(Type.Number()),
  lon: Type.Optional(Type.Number()),
  headingDeg: Type.Optional(Type.Number()),
  speedMps: Type.Optional(Type.Number()),
})
type OsmAndFix = Type.Static<typeof OsmAndFix>

const isVersion9 = Compile(
  Type.Object({
    device_id: Type.Optional(Type.Union([Type.String(), Type.Number()])),
    location: Type.Object({
      timestamp: Type.Union([Type.String(), Type.Number()]),
      coords: Type.Object({
        latitude: Type.Number(),
        longitude: Type.Number(),
        heading: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
        speed: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
      }),
    }),
  }),
)

const numberOf = (text: string | null | undefined): number | undefined => {
  const value = text === null || text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** Reads the query form, which tells speed in knots. */
export function readForm(bytes: Buffer): readonly OsmAndFix[] {
  const form = new URLSearchParams(readText(bytes))
  if ([...form.keys()].length === 0) throw new Unreadable('the form is empty')
  const [lat, lon] = form.get('location')?.split(',') ?? [form.get('lat'), form.get('lon')]
  const speedKnots = numberOf(form.get('speed'))
  return [
    {
      device: form.get('id') ?? form.get('deviceid') ?? undefined,
      timestamp: form.get('timestamp') ?? undefined,
      lat: numberOf(lat),
      lon: numberOf(lon),
      headingDeg: numberOf(form.get('bearing') ?? form.get('heading')),
      speedMps: speedKnots === undefined ? undefined : speedKnots * MPS_PER_KNOT,
    },
  ]
}

/** Reads what the client sends since version 9: one location, or several, as JSON with metres a second. */
export function readVersion9(bytes: Buffer): readonly unknown[] {
  return readJsonItems(bytes).map((item) => {
    if (!isVersion9.Check(item)) return item
    const { device_id: device, location } = item
    const { latitude: lat, longitude: lon, heading, speed } = location.coords
    const fix: OsmAndFix = {
      ...(device !== undefined && { device: String(device) }),
      ...{ timestamp: String(location.timestamp), lat, lon },
      // The client says -1 where its receiver does not know.
      ...(typeof heading === 'number' && heading >= 0 && { headingDeg: heading }),
      ...(typeof speed === 'number' && speed >= 0 && { speedMps: speed }),
    }
    return fix
  })
}

/** Epoch ms of a timestamp of the protocol, or undefined. */
export function readTimestamp(told: string): number | undefined {
  if (/^\d{1,11}$/.test(told)) return Number(told) * 1000
  if (/^\d{12,14}$/.test(told)) return Number(told)
  const utc = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/.test(told) ? `${told.replace(' ', 'T')}Z` : told
  const at = Date.parse(utc)
  return Number.isNaN(at) ? undefined : at
}
