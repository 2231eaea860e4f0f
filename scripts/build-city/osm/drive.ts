import type { RoadTraits } from '@muster/server/dispatch/roadFile.ts'
import { KMH } from '../roads/roadClasses.ts'
import { heightM, postedKmh, weightT } from './measures.ts'
import type { Tags } from './things.ts'

/** How a vehicle on its way to a call may use a road. */
export type Drive = {
  roadClass: string
  direction: 'both' | 'forward' | 'backward'
  /** Where the tags say how fast; else the class's. */
  metresPerSec?: number
  traits: RoadTraits
}

const YES = new Set(['yes', 'designated', 'official', 'permissive'])
// Made for people on foot and on bicycles: a fire engine goes there only where the tags say so.
const NOT_FOR_CARS = new Set(['pedestrian', 'footway', 'path', 'cycleway', 'bridleway'])
const LOOSE =
  /^(unpaved|gravel|fine_gravel|pebblestone|dirt|earth|ground|grass|sand|mud|compacted|rock|woodchips|snow|ice)$/
// Calibrated class speeds are 0.8 of what is posted on such streets, junctions included: 32 of 40, 44 of 56, 88 of 105 km/h.
const OF_POSTED = 0.8
const LOOSE_SHARE = 0.7
const FERRY_KMH = 15
/** Steps of speeds, km/h: fewer different speeds make a smaller table. */
const STEP_KMH = 4

/** What a way's tags say to those who answer a call, or undefined where no vehicle may or can go. */
export function driveOf(tags: Tags): Drive | undefined {
  const roadClass = classOf(tags)
  if (roadClass === undefined || tags.get('area') === 'yes' || !mayEnter(tags, roadClass)) return undefined
  const direction = directionOf(tags, roadClass)
  return direction && { roadClass, direction, metresPerSec: metresPerSecOf(tags, roadClass), traits: traitsOf(tags) }
}

function classOf(tags: Tags): string | undefined {
  const highway = tags.get('highway')
  if (highway === undefined) return tags.get('route') === 'ferry' ? 'ferry' : undefined
  if (NOT_FOR_CARS.has(highway))
    return isFor(tags, ['emergency', 'motor_vehicle', 'motorcar']) ? 'pedestrian' : undefined
  if (highway === 'service' && tags.get('service') === 'alley') return 'alley'
  return Object.hasOwn(KMH, highway) ? highway : undefined
}

const isFor = (tags: Tags, keys: readonly string[]): boolean => keys.some((key) => YES.has(tags.get(key) ?? ''))

/** The most special word wins, and "private", "customers" or "destination" do not hold for those who are called. */
function mayEnter(tags: Tags, roadClass: string): boolean {
  const emergency = tags.get('emergency')
  if (emergency !== undefined && emergency !== 'no') return true
  if (emergency === 'no') return false
  const said = tags.get('motorcar') ?? tags.get('motor_vehicle') ?? tags.get('vehicle') ?? tags.get('access')
  if (roadClass === 'ferry') return said !== undefined && said !== 'no'
  return said !== 'no' && said !== 'impassable' && tags.get('smoothness') !== 'impassable'
}

function directionOf(tags: Tags, roadClass: string): Drive['direction'] | undefined {
  const oneWay = tags.get('oneway') ?? ''
  if (tags.get('oneway:emergency') === 'no' || oneWay === 'no' || oneWay === 'alternating') return 'both'
  if (oneWay === '-1' || oneWay === 'reverse') return 'backward'
  if (oneWay === 'yes' || oneWay === 'true' || oneWay === '1') return 'forward'
  // Which way it runs now the map does not know.
  if (oneWay === 'reversible') return undefined
  const isRound = /^(roundabout|circular)$/.test(tags.get('junction') ?? '')
  return isRound || roadClass === 'motorway' ? 'forward' : 'both'
}

function metresPerSecOf(tags: Tags, roadClass: string): number | undefined {
  if (roadClass === 'ferry') return FERRY_KMH / 3.6
  const usual = KMH[roadClass] ?? 0
  const { kmh: posted } = postedKmh(tags)
  const loose = isLoose(tags) && roadClass !== 'track'
  if (posted === undefined && !loose) return undefined
  const kmh = posted === undefined ? usual : Math.min(1.5 * usual, Math.max(0.5 * usual, OF_POSTED * posted))
  const stepped = Math.round((kmh * (loose ? LOOSE_SHARE : 1)) / STEP_KMH) * STEP_KMH
  return Math.max(STEP_KMH, stepped) / 3.6
}

const isLoose = (tags: Tags): boolean => LOOSE.test(tags.get('surface') ?? '')

function traitsOf(tags: Tags): RoadTraits {
  const is = (key: string) => (tags.get(key) ?? 'no') !== 'no'
  const structure =
    tags.get('route') === 'ferry' ? 'ferry' : is('tunnel') ? 'tunnel' : is('bridge') ? 'bridge' : undefined
  const maxHeightM = heightM(tags.get('maxheight:physical') ?? tags.get('maxheight'))
  const maxWeightT = weightT(tags.get('maxweight'))
  return {
    ...(structure && { structure }),
    ...(isLoose(tags) && { loose: true }),
    ...(maxHeightM !== undefined && { maxHeightM }),
    ...(maxWeightT !== undefined && { maxWeightT }),
  }
}
