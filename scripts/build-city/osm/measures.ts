import type { Tags } from './things.ts'

const KM_PER_MILE = 1.609344
const M_PER_FOOT = 0.3048
const M_PER_INCH = 0.0254
const T_PER_SHORT_TON = 0.907185
const T_PER_POUND = 0.00045359
// Beyond these a sign was misread or the tag is a joke.
const FASTEST_KMH = 160
const WALKING_KMH = 6

// Limits by zone, where a tag names the zone and no number (wiki: Default speed limits). Most of the world first.
const ZONE_KMH: Readonly<Record<string, number>> = {
  ...{ urban: 50, rural: 90, trunk: 100, motorway: 120, living_street: 10, walk: WALKING_KMH },
  ...{
    'li:rural': 80,
    'ch:rural': 80,
    'fr:rural': 80,
    'de:rural': 100,
    'at:rural': 100,
    'ru:urban': 60,
    'fr:motorway': 130,
  },
  ...{ 'at:motorway': 130, 'gb:nsl_single': 97, 'gb:nsl_dual': 113, 'gb:motorway': 113, 'it:motorway': 130 },
  ...{ 'ch:living_street': 20, 'fr:living_street': 20, 'at:living_street': 5 },
}
const SPEED_KEYS = ['maxspeed', 'maxspeed:forward', 'maxspeed:type', 'source:maxspeed', 'zone:maxspeed', 'zone:traffic']

/** The speed that a road's tags allow, km/h; undefined where they say none. `odd`: they say something that cannot be. */
export function postedKmh(tags: Tags): { kmh?: number; odd: boolean } {
  let odd = false
  for (const key of SPEED_KEYS) {
    const text = tags.get(key)?.split(';')[0]?.trim().toLowerCase()
    if (!text) continue
    const kmh = kmhOf(text)
    if (kmh !== undefined && kmh > 0 && kmh <= FASTEST_KMH) return { kmh, odd }
    odd ||= key === 'maxspeed' && !NOT_A_NUMBER.has(text)
  }
  return { odd }
}

/** What `maxspeed` may say besides a number and a zone. */
const NOT_A_NUMBER = new Set(['signals', 'variable', 'implicit', 'default', 'unposted'])

function kmhOf(text: string): number | undefined {
  if (text === 'none') return FASTEST_KMH
  const [, number, unit] = /^(-?\d+(?:\.\d+)?)\s*(km\/h|kmh|kph|mph|knots)?$/.exec(text) ?? []
  if (number !== undefined) return Number(number) * (unit === 'mph' ? KM_PER_MILE : unit === 'knots' ? 1.852 : 1)
  const zone = /(?:^|:)(?:zone:?)?(\d{1,3})$/.exec(text)?.[1]
  return zone !== undefined ? Number(zone) : (ZONE_KMH[text] ?? ZONE_KMH[text.split(':').at(-1) ?? ''])
}

/** A height on a sign, metres: `3.5`, `3.5 m`, `11'6"`, `12 ft`. */
export function heightM(text: string | undefined): number | undefined {
  const [, feet, inches] = /^(\d+)\s*(?:'|ft)\s*(?:(\d+)\s*(?:"|in)?)?$/.exec(text ?? '') ?? []
  if (feet !== undefined) return inMillis(Number(feet) * M_PER_FOOT + Number(inches ?? 0) * M_PER_INCH)
  const metres = /^(\d+(?:\.\d+)?)\s*m?$/.exec(text ?? '')?.[1]
  return metres === undefined ? undefined : above0(Number(metres))
}

/** A weight on a sign, tonnes: `3.5`, `3.5 t`, `7500 kg`, `10 st` (short tons), `8000 lbs`. */
export function weightT(text: string | undefined): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(t|kg|st|lbs?)?$/.exec(text ?? '') ?? []
  if (number === undefined) return undefined
  const factor = unit === 'kg' ? 0.001 : unit === 'st' ? T_PER_SHORT_TON : unit?.startsWith('lb') ? T_PER_POUND : 1
  return above0(inMillis(Number(number) * factor))
}

const inMillis = (value: number): number => Math.round(value * 1000) / 1000
const above0 = (value: number): number | undefined => (value > 0 ? value : undefined)
