import { readClosing } from '@muster/shared/commandline/closing.ts'
import { roadsLike } from '@muster/shared/commandline/completions/closingLike.ts'
import { type Desk, isLineRefusal, type LineRefusal } from '@muster/shared/commandline/order.ts'
import type { ThoughtRoad } from './thoughtRoads.ts'

/** What the text could become: a road that can be thought closed, or a text that says more of one. */
export type RoadOffer = { readonly title: string } & (
  | { readonly road: ThoughtRoad }
  | { readonly text: string; readonly kind: 'street' | 'crossing' }
)

const OFFERED = 6

/** Reads a street and two crossings, or a block; until that is said, what could be said next. */
export function roadOffers(
  typed: string,
  desk: Desk,
): { readonly offers: readonly RoadOffer[]; readonly refusal?: LineRefusal } {
  const text = typed.trimStart()
  if (text.trim() === '') return { offers: [] }
  const read = readClosing(text, desk)
  if (!isLineRefusal(read)) {
    const name = [read.street, read.crossings.join(' – ')].join(', ')
    return { offers: [{ title: name, road: { name, line: read.geometry.coordinates } }] }
  }
  const road = desk.gazetteer.road(text)
  if (road.kind === 'several')
    return { offers: road.names.slice(0, OFFERED).map((name) => ({ title: name, text: name, kind: 'crossing' })) }
  const isStreetKnown = road.kind === 'missing' && road.street !== undefined
  const like = roadsLike({ line: text, piece: { start: 0, end: text.length }, typed: text }, desk, OFFERED)
  const offers = like.map(({ line }): RoadOffer => {
    return { title: line.trim(), text: line, kind: isStreetKnown ? 'crossing' : 'street' }
  })
  return offers.length > 0 ? { offers } : { offers, refusal: read }
}
