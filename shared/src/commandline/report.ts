import type { Place } from '../domain/incident/incident.ts'
import type { IncidentType } from '../domain/world/world.ts'
import type { PlaceRead } from './gazetteer/gazetteerIndex.ts'
import { type Desk, type LineRefusal, refuseLine } from './order.ts'
import { fold, hasHan, nearestOf } from './spelling.ts'

/** What a report says: the type, where each part stands in its text, and what is left as narrative. No type: a place alone. */
export type ReportRead = {
  readonly type?: IncidentType
  readonly typeAt?: { readonly start: number; readonly end: number }
  readonly place?: Exclude<PlaceRead, { kind: 'ambiguous' }>
  readonly narrative?: string
}

type TypeMatch = { readonly type: IncidentType; readonly start: number; readonly end: number; readonly named: boolean }

/** The city's incident types. */
export const typesOf = ({ city }: Desk): readonly IncidentType[] =>
  city.find('world', 'world')?.settings?.incidentTypes ?? []

/** Every word for a type: its name in both languages, its id, its keywords. */
export const typeWords = ({ id, name, keywords }: IncidentType): string[] => [name.en, name.zh, id, ...keywords]

const boundary = (char: string): boolean => char === '' || hasHan(char) || !/[\p{L}\p{N}]/u.test(char)

type TypeKey = { readonly type: IncidentType; readonly key: string; readonly named: boolean }
/** Types change only with the city's settings; folding their words at each key stroke would be felt. */
const keysOf = new WeakMap<readonly IncidentType[], readonly TypeKey[]>()

function typeKeys(types: readonly IncidentType[]): readonly TypeKey[] {
  const known = keysOf.get(types)
  if (known) return known
  const keys = types.flatMap((type) => {
    const names = [type.name.en, type.name.zh, type.id].map(fold)
    return typeWords(type).map((word): TypeKey => {
      const key = fold(word)
      const named = names.some((name) =>
        hasHan(key) ? name.includes(key) : name.split(/[\s-]/).includes(key) || name === key,
      )
      return { type, key, named }
    })
  })
  const usable = keys.filter(({ key }) => key !== '')
  keysOf.set(types, usable)
  return usable
}

/** The longest type word that stands at `from` of the folded text; a Latin word must end there, a Chinese one need not. */
function typeAt(folded: string, from: number, types: readonly IncidentType[]): TypeMatch | undefined {
  let best: TypeMatch | undefined
  for (const { type, key, named } of typeKeys(types)) {
    const end = from + key.length
    if (!folded.startsWith(key, from) || (best && best.end >= end)) continue
    if (!hasHan(key.at(-1) ?? '') && !boundary(folded.charAt(end))) continue
    best = { type, start: from, end, named }
  }
  return best
}

/** The type this text names, or a no with the nearest. */
export function typeNamed(text: string, desk: Desk): IncidentType | LineRefusal {
  const types = typesOf(desk)
  const folded = fold(text)
  const found = typeAt(folded, 0, types)
  if (found && found.end === folded.length) return found.type
  const byPrefix = types.filter((type) => typeWords(type).some((word) => fold(word).startsWith(fold(text))))
  const [only, other] = byPrefix
  if (text && only && !other) return only
  return noSuchType(text, desk)
}

function noSuchType(typed: string, desk: Desk): LineRefusal {
  const types = typesOf(desk)
  const chinese = hasHan(typed)
  const near = nearestOf(typed, types.flatMap(typeWords))
  const names = types.slice(0, 3).map(({ name }) => (chinese ? name.zh : name.en))
  return refuseLine('noSuchType', { typed }, near.length > 0 ? near : names)
}

/** A type word anywhere in the text, the earliest: a narrative says what it is. */
function typeIn(folded: string, types: readonly IncidentType[]): TypeMatch | undefined {
  for (let from = 0; from < folded.length; from += 1) {
    if (from > 0 && !boundary(folded.charAt(from - 1)) && !hasHan(folded.charAt(from))) continue
    const found = typeAt(folded, from, types)
    if (found) return found
  }
  return undefined
}

/** The place that the text is, where it is nothing else: a caller who says no more than where gets a first unit. */
function placeAlone(text: string, { gazetteer }: Desk): ReportRead['place'] {
  const read = gazetteer.read(text)
  if (!read || read.kind === 'ambiguous' || read.kind === 'free') return undefined
  return tidy(text.slice(0, read.start) + text.slice(read.end)) === '' ? read : undefined
}

const tidy = (text: string): string => text.replace(/^[\s,，。、:：;；]+|[\s,，、:：;；]+$/gu, '').trim()

/**
 * Reads `fire 700 Parnassus 3rd floor smoke`: type by keyword, place by gazetteer, the rest is narrative. A keyword that is
 * more than the type's own name (`chest pain`) stays in the narrative. What cannot be placed is still an incident.
 */
export function readReport(text: string, desk: Desk): ReportRead | LineRefusal {
  const types = typesOf(desk)
  const folded = fold(text)
  // Where folding changes the length (ﬁ is fi) only the start can be told apart from the rest.
  const type = typeAt(folded, 0, types) ?? (folded.length === text.length ? typeIn(folded, types) : undefined)
  if (!type) {
    const place = placeAlone(text, desk)
    return place ? { place } : noSuchType(/^\S+/.exec(text)?.[0] ?? text, desk)
  }
  const first = type.start === 0
  // A type word in the midst of the narrative belongs to it.
  const from = first ? type.end : 0
  const rest = text.slice(from)
  const read = desk.gazetteer.read(rest)
  const span = read && { start: read.start + from, end: read.end + from }
  if (read?.kind === 'ambiguous')
    return refuseLine('manyPlaces', { typed: rest.slice(read.start, read.end) }, read.names, span)
  const around = read ? [rest.slice(0, read.start), rest.slice(read.end)].map(tidy) : [tidy(rest)]
  const before = around.map((part) => part.replace(/(?:^|\s)(?:at|@|on|in|near|在|于)$/iu, '').trim())
  const said = [first && !type.named ? text.slice(0, type.end) : '', ...before].filter(Boolean).join(', ')
  return {
    type: type.type,
    ...((first || type.named) && { typeAt: { start: type.start, end: type.end } }),
    ...(read && span && { place: { ...read, ...span } }),
    ...(said && { narrative: said.slice(0, 4000) }),
  }
}

/** The place as a command takes it. */
export const placeIn = (place: ReportRead['place']): Place => {
  if (!place) return {}
  if (place.kind === 'free') return { address: place.name }
  return { point: { type: 'Point', coordinates: [place.point[0], place.point[1]] }, address: place.name }
}
