import type { Place } from '../domain/incident/incident.ts'
import type { IncidentType } from '../domain/world/world.ts'
import type { PlaceRead } from './gazetteer/gazetteerIndex.ts'
import { type Desk, type LineRefusal, refuseLine } from './order.ts'
import { fold, hasHan, nearestOf } from './spelling.ts'

/** What a report says: the type, where each part stands in its text, and what is left as narrative. */
export type ReportRead = {
  readonly type: IncidentType
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

/** The longest type word that stands at `from`; a Latin word must end there, a Chinese one need not. */
function typeAt(text: string, from: number, types: readonly IncidentType[]): TypeMatch | undefined {
  const folded = fold(text)
  // Folding may change the length (ﬁ is fi); such a line is compared from its start only.
  if (folded.length !== text.length && from > 0) return undefined
  let best: TypeMatch | undefined
  for (const type of types)
    for (const word of typeWords(type)) {
      const key = fold(word)
      const end = from + key.length
      if (key === '' || !folded.startsWith(key, from) || (best && best.end >= end)) continue
      if (!hasHan(key.at(-1) ?? '') && !boundary(folded.charAt(end))) continue
      const names = [type.name.en, type.name.zh, type.id].map(fold)
      const named = names.some((name) =>
        hasHan(key) ? name.includes(key) : name.split(/[\s-]/).includes(key) || name === key,
      )
      best = { type, start: from, end, named }
    }
  return best
}

/** The type this text names, or a no with the nearest. */
export function typeNamed(text: string, desk: Desk): IncidentType | LineRefusal {
  const types = typesOf(desk)
  const found = typeAt(text, 0, types)
  if (found && found.end === text.length) return found.type
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
function typeIn(text: string, types: readonly IncidentType[]): TypeMatch | undefined {
  for (let from = 0; from < text.length; from += 1) {
    if (from > 0 && !boundary(text.charAt(from - 1)) && !hasHan(text.charAt(from))) continue
    const found = typeAt(text, from, types)
    if (found) return found
  }
  return undefined
}

const tidy = (text: string): string => text.replace(/^[\s,，。、:：;；]+|[\s,，、:：;；]+$/gu, '').trim()

/**
 * Reads `fire 700 Parnassus 3rd floor smoke`: type by keyword, place by gazetteer, the rest is narrative. A keyword that is
 * more than the type's own name (`chest pain`) stays in the narrative. What cannot be placed is still an incident.
 */
export function readReport(text: string, desk: Desk): ReportRead | LineRefusal {
  const types = typesOf(desk)
  const type = typeAt(text, 0, types) ?? typeIn(text, types)
  if (!type) return noSuchType(/^\S+/.exec(text)?.[0] ?? text, desk)
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
