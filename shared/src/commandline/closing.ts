import { type Closure, closureName } from '../domain/closure/closure.ts'
import { WORLD_ID } from '../domain/world/world.ts'
import type { LngLat } from '../kernel/measure.ts'
import { wallTimeToCome } from '../kernel/wallTime.ts'
import type { RoadRead } from './gazetteer/readRoad.ts'
import { type Desk, type LineRefusal, refuseLine } from './order.ts'
import { soundAt } from './pinyin.ts'
import { fold, nearestOf } from './spelling.ts'

/** What `CL 7th St Mission Folsom until 22:30 :water main` says, as `closure.add` takes it. */
export type ClosingRead = {
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
  readonly street: string
  readonly crossings: readonly string[]
  readonly until?: number
  readonly reason?: string
}

/** `:` opens the reason; between two figures it belongs to a time. */
const REASON = /(?<!\d)[:：]|[:：](?!\d)/
const UNTIL =
  /^[\s,，]*(?:until|till|截至|至|到)\s*((?:\d{4}-\d{1,2}-\d{1,2}\s+)?\d{1,2}(?:[:：]\d{2}|[点时]\d{0,2}分?))/iu
const LONGEST_REASON = 200

/** What is typed of the road before the reason, and the reason. */
function parted(text: string): readonly [string, string] {
  const colon = text.search(REASON)
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1).trim()]
}

/** The next time that the clocks of the city show this; undefined where it is none. */
function nextTime(typed: string, { city, now }: Desk): number | undefined {
  const timeZone = city.find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC'
  const at = now?.()
  if (at === undefined) return undefined
  return wallTimeToCome(typed, timeZone, at)
}

/** Says what is missing of the road, or what fits better. */
function noRoad(read: Exclude<RoadRead, { kind: 'road' }>, text: string): LineRefusal {
  if (read.kind === 'several') return refuseLine('manyPlaces', { typed: text }, read.names)
  const { street, first, options, typed } = read
  const word = typed.trim().split(/\s+/).slice(0, 2).join(' ')
  if (street === undefined) return refuseLine(word ? 'noSuchStreet' : 'whichStreet', { typed: word })
  const names = nearestOf(word.split(' ')[0] ?? '', options)
  if (word === '') return refuseLine('whichCrossing', { street, first: first ?? '' }, options.slice(0, 3))
  return refuseLine('noSuchCrossing', { street, typed: word }, names.length > 0 ? names : options.slice(0, 3))
}

/** Reads the text of a closing verb. */
export function readClosing(text: string, desk: Desk): ClosingRead | LineRefusal {
  const [place, said] = parted(text)
  const road = desk.gazetteer.road(place)
  if (road.kind !== 'road') return noRoad(road, place)
  const rest = place.slice(road.end)
  const [whole = '', typed] = UNTIL.exec(rest) ?? []
  const until = typed === undefined ? undefined : nextTime(typed, desk)
  if (typed !== undefined && until === undefined) return refuseLine('noSuchEnd', { typed })
  const reason = [rest.slice(whole.length).trim(), said].filter(Boolean).join(': ')
  if (reason.length > LONGEST_REASON) return refuseLine('textTooLong', { limit: LONGEST_REASON, length: reason.length })
  const { street, crossings, line } = road
  return {
    geometry: { type: 'LineString', coordinates: line },
    ...{ street, crossings },
    ...(until !== undefined && { until }),
    ...(reason && { reason }),
  }
}

/** What a closure is called in a line; its kind where it has no name. */
export const calledClosure = (one: Closure): string => closureName(one) ?? one.kind

/** The closures whose name or reason holds every word of a text, in the order in which they were set. */
export function closuresLike(text: string, { city }: Desk): readonly Closure[] {
  const words = fold(text)
    .split(/[\s,，–-]+/)
    .filter(Boolean)
  return [...city.all('closure')].filter((one) => {
    const name = fold([calledClosure(one), one.reason ?? ''].join(' '))
    return words.every((word) => name.includes(word) || soundAt(name, word) !== undefined)
  })
}
