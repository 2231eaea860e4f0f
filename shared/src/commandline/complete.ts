import type { Unit } from '../domain/unit/unit.ts'
import { answersLike } from './completions/answersLike.ts'
import { closuresToLift, roadsLike } from './completions/closingLike.ts'
import { type Completion, replaced, type Typing } from './completions/completion.ts'
import { incidentsLike } from './completions/incidentsLike.ts'
import { proposalsLike, stationsLike } from './completions/movesLike.ts'
import { neighboursLike } from './completions/neighboursLike.ts'
import { likeness, othersLike } from './completions/othersLike.ts'
import { placesLike, reportLike, typesLike } from './completions/reportLike.ts'
import { unitsLike } from './completions/unitsLike.ts'
import { verbsLike } from './completions/verbsLike.ts'
import { describe, recommendedSigns } from './describe.ts'
import { findIn } from './find.ts'
import { type Desk, isLineRefusal, type Order, type Plan } from './order.ts'
import { soundAt } from './pinyin.ts'
import { plansOf } from './plans.ts'
import { type Reading, readLine } from './read.ts'
import { capabilityWords, incidentOf, writtenNumber } from './resolve.ts'
import { callSignKey, fold } from './spelling.ts'
import { incidentName } from './toCommands.ts'
import { VIEW_WORDS } from './verbs/looking.ts'
import { statuses } from './verbs/statuses.ts'

const nobody = () => false

/** How many offers are shown at once. */
export const OFFERS = 5

/** The order that the caret stands in. */
function readingAt(line: string, caret: number): Reading | undefined {
  const readings = readLine(line)
  return readings.find(({ start, end }) => start <= caret && caret <= end)
}

/** The word that ends at the caret. */
function wordAt(line: string, caret: number): Typing {
  const [typed = ''] = /[^\s;；]*$/.exec(line.slice(0, caret)) ?? []
  const rest = /^[^\s;；]*/.exec(line.slice(caret))?.[0] ?? ''
  const piece = { start: caret - typed.length, end: caret + rest.length }
  return { line, typed: typed.normalize('NFKC'), piece }
}

/** The free text of an order up to the caret. */
function bodyAt(line: string, caret: number, { parts, end }: Reading): Typing {
  const last = parts.filter(({ kind }) => !['text', 'caller', 'unknown'].includes(kind)).at(-1)
  const from = (last?.end ?? caret) + (/^[\s:：]*/.exec(line.slice(last?.end ?? caret, end))?.[0].length ?? 0)
  const start = Math.min(from, caret)
  return { line, typed: line.slice(start, caret), piece: { start, end: caret } }
}

const incidentIn = (order: Order, desk: Desk): string | undefined => {
  const incident = incidentOf(order, desk)
  return isLineRefusal(incident) ? undefined : incident.id
}

/** Offers for a verb that takes tokens: what its next token could be. */
function tokensLike({ verb, answer }: Reading, typing: Typing, desk: Desk): Completion[] {
  if (!verb) return []
  const order = isLineRefusal(answer) ? undefined : answer
  const incidentId = order && verb.takes.incident ? incidentIn(order, desk) : undefined
  const { typed } = typing
  if (verb.takes.other && /^#?\d*$/.test(typed)) return othersLike(typing, order, desk)
  if (verb.takes.to && typed.startsWith('>'))
    return verb.takes.needs ? neighboursLike(typing, desk) : stationsLike(typing, desk)
  if (verb.takes.nth && /^\d*$/.test(typed) && !order?.nth) return proposalsLike(typing, desk)
  if (verb.takes.needs && typed.startsWith('+')) return capabilitiesLike(typing, desk)
  if (verb.takes.incident && /^#?\d+$/.test(typed))
    return incidentsLike(typing, desk, verb.word === 'RO' ? 'closed' : 'open')
  if (/^[:：]/.test(typed)) return []
  // `D par`: letters are a unit's, but may also be the street of the incident that is still to be said.
  const isSaid = order?.incident !== undefined
  const missing =
    verb.takes.incident && (typed === '' ? incidentId === undefined : !isSaid)
      ? incidentsLike(typing, desk, verb.word === 'RO' ? 'closed' : 'open')
      : []
  if (!verb.takes.units) return missing
  const but = (order?.units ?? []).filter((unit) => unit !== typed.toUpperCase()).map(callSignKey)
  const wanted = verb.takes.needs || verb.takes.to || verb.command === 'unit.lock' ? 'free' : 'busy'
  const status = statuses.find(({ word }) => word === verb.word)?.status
  // Who has the status already cannot get it again.
  const isLeftOut = (unit: Unit) => unit.status === status || but.includes(callSignKey(unit.callSign))
  const units = unitsLike(typing, desk, wanted, incidentId, isLeftOut)
  if (typed === '') return [...missing.slice(0, 2), ...units]
  const isUnit = units.some(({ title }) => 'text' in title && callSignKey(title.text).startsWith(callSignKey(typed)))
  return isUnit ? [...units, ...missing] : [...missing, ...units]
}

const isBegun = (word: string, typed: string): boolean =>
  fold(word).startsWith(fold(typed)) || soundAt(word, fold(typed)) === 0

function capabilitiesLike(typing: Typing, { city }: Desk): Completion[] {
  const [, count = '1', begun = ''] = /^\+(\d*)(.*)$/.exec(typing.typed) ?? []
  const free = [...city.all('unit')].filter(({ status }) => status === 'available')
  const known = [...new Set([...city.all('unit')].flatMap(({ capabilities }) => capabilities))]
  return known
    .filter((capability) => capabilityWords(capability).some((word) => isBegun(word, begun)))
    .map((capability) => ({
      kind: 'capability' as const,
      ...replaced(typing, `+${count || 1} ${capability}`),
      title: { text: `+${count || 1}` },
      text: { key: `capability.${capability}` },
      reason: {
        key: 'commandline.ofCapability',
        facts: { count: free.filter(({ capabilities }) => capabilities.includes(capability)).length },
      },
    }))
}

/** Offers inside the free text of a verb. */
function textLike({ verb, parts, answer }: Reading, typing: Typing, word: Typing, desk: Desk): Completion[] {
  if (verb?.word === 'N') return reportLike(typing, desk, OFFERS)
  // `R 23`: a number right behind the verb is an incident's, and letters there may be its street.
  const isNext = parts.every(
    ({ kind, start }) => kind !== 'incident' && (kind !== 'text' || start === word.piece.start),
  )
  const isNumber = /^#?\d+$/.test(word.typed) && parts.every(({ kind }) => kind === 'verb' || kind === 'incident')
  const called =
    verb?.takes.incident && (isNumber || (isNext && word.typed.length > 1))
      ? incidentsLike(word, desk, verb.word === 'RO' ? 'closed' : 'open')
      : []
  if (called.length > 0) return called
  if (verb?.word === 'Q') {
    const incident = isLineRefusal(answer) ? answer : incidentOf(answer, desk)
    return isLineRefusal(incident) ? [] : answersLike(typing, word, incident, desk)
  }
  if (verb?.word === 'TY') return typesLike(typing, desk)
  if (verb?.command === 'closure.add') return roadsLike(typing, desk, OFFERS)
  if (verb?.command === 'closure.lift') return closuresToLift(typing, desk, OFFERS)
  if (verb?.word === 'PL') return placesLike(typing, desk, OFFERS)
  if (verb?.word === 'Z')
    return [
      ...(typing.typed === '' ? incidentsLike(word, desk) : []),
      ...unitsLike(typing, desk, 'busy', undefined, nobody),
    ]
  if (verb?.word === 'V')
    return Object.entries(VIEW_WORDS)
      .filter(([name]) => isBegun(name, typing.typed))
      .map(([name, view]) => ({
        kind: 'word',
        sends: true as const,
        ...replaced(typing, name),
        title: { text: name },
        text: { key: `commandline.will.view.${view}` },
      }))
  if (verb?.word === 'F')
    return findIn(typing.typed, desk, OFFERS).map(({ to, title }) => ({
      kind: to.kind,
      sends: true as const,
      ...replaced(typing, to.kind === 'incident' ? incidentName(to.id, desk) : title),
      title: { text: title },
      reason: { key: `commandline.kind.${to.kind === 'place' ? 'named' : to.kind}` },
      ...(to.kind === 'incident' && { incidentId: to.id }),
      ...(to.kind === 'unit' && { unitId: to.id }),
      ...(to.kind === 'place' && { point: to.point }),
    }))
  return []
}

/** The offer that says what ⏎ does with the line as it stands. */
function runOffer(line: string, verb: string, plan: Plan, desk: Desk): Completion | undefined {
  const told = describe(plan, desk)
  if (!told) return undefined
  const { will, incidentId, unitIds, point } = told
  const asked = plan.kind === 'needsRecommendation' ? recommendedSigns(plan.incidentId, desk) : []
  const incident = incidentId === undefined ? undefined : desk.city.find('incident', incidentId)
  const number = incident ? writtenNumber(incident, desk) : ''
  const set = asked.length > 0 && plan.kind === 'needsRecommendation' && plan.needs.length === 0
  return {
    kind: 'run',
    line,
    caret: line.length,
    title: set ? { text: `${verb} ${number}`.trim() } : { text: verb },
    text: set ? { key: 'commandline.recommendedSet', facts: { count: asked.length } } : will,
    ...(set && { reason: { text: asked.join(' ') } }),
    ...(!set && likeness(plan, desk)),
    incidentId,
    ...(unitIds?.length === 1 && { unitId: unitIds[0] }),
    point,
  }
}

/** The offer that sends the whole line, where nothing speaks against any of its orders. */
function sendOffer(line: string, at: Reading | undefined, desk: Desk): Completion | undefined {
  const parts = plansOf(line, desk)
  const [only, second] = parts
  if (!only || parts.some(({ plan }) => plan.kind === 'refused')) return undefined
  const { reading, plan } = parts.find((part) => part.reading.start === at?.start) ?? only
  const one = runOffer(line, reading.verb?.word ?? '', plan, desk)
  return one && second
    ? {
        ...one,
        title: { text: `${parts.length} ×` },
        text: { key: 'commandline.chain', facts: { count: parts.length } },
      }
    : one
}

/**
 * At most five offers for the line with the caret where it is; the first is what ⏎ does. Where every order of the line can
 * be sent, that is sending them; where not, it is the likeliest next word.
 */
export function complete(line: string, caret: number, desk: Desk): readonly Completion[] {
  const word = wordAt(line, caret)
  const reading = readingAt(line, caret)
  const run = sendOffer(line, reading, desk)
  const offers = reading ? orderLike(reading, word, caret, desk) : verbsLike(word, desk)
  // A complete verb with nothing behind it acts on what is selected; longer verbs that begin so stand below.
  const useful = offers.filter((offer) => offer.line.trim() !== line.trim() || !run)
  return [...(run ? [run] : []), ...useful].slice(0, OFFERS)
}

/** What could stand at the caret of this order. */
function orderLike(reading: Reading, word: Typing, caret: number, desk: Desk): Completion[] {
  const { verb, parts } = reading
  const head = parts.find(({ kind }) => kind === 'verb')
  const inVerb = !verb || (head !== undefined && caret <= head.end && head.start === word.piece.start)
  if (inVerb) return [...verbsLike(word, desk), ...(verb ? [] : unitsLike(word, desk, 'busy', undefined, nobody))]
  const inReason = verb.takes.text === 'reason' && parts.some(({ kind, start }) => kind === 'text' && start < caret)
  if (inReason) return []
  return verb.takes.text === 'rest'
    ? textLike(reading, bodyAt(word.line, caret, reading), word, desk)
    : tokensLike(reading, word, desk)
}
