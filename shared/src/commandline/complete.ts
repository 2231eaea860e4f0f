import type { Unit } from '../domain/unit/unit.ts'
import { answersLike } from './completions/answersLike.ts'
import { type Completion, replaced, type Typing } from './completions/completion.ts'
import { incidentsLike } from './completions/incidentsLike.ts'
import { placesLike, reportLike, typesLike } from './completions/reportLike.ts'
import { unitsLike } from './completions/unitsLike.ts'
import { verbsLike } from './completions/verbsLike.ts'
import { describe, recommendedSigns } from './describe.ts'
import { findIn } from './find.ts'
import { type Desk, isLineRefusal, type Order, type Plan } from './order.ts'
import { type Reading, readLine } from './read.ts'
import { incidentOf, writtenNumber } from './resolve.ts'
import { callSignKey, fold } from './spelling.ts'
import { incidentName, toCommands } from './toCommands.ts'
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
  return { line, typed, piece: { start: caret - typed.length, end: caret + rest.length } }
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
  if (verb.takes.needs && typed.startsWith('+')) return capabilitiesLike(typing, desk)
  if (verb.takes.incident && /^#?\d+$/.test(typed))
    return incidentsLike(typing, desk, verb.word === 'RO' ? 'closed' : 'open')
  if (/^[:：]/.test(typed)) return []
  const missing =
    verb.takes.incident && incidentId === undefined && typed === ''
      ? incidentsLike(typing, desk, verb.word === 'RO' ? 'closed' : 'open')
      : []
  if (!verb.takes.units) return missing
  const but = (order?.units ?? []).filter((unit) => unit !== typed.toUpperCase()).map(callSignKey)
  const wanted = verb.takes.needs ? 'free' : 'busy'
  const status = statuses.find(({ word }) => word === verb.word)?.status
  // Who has the status already cannot get it again.
  const isLeftOut = (unit: Unit) => unit.status === status || but.includes(callSignKey(unit.callSign))
  return [...missing.slice(0, 2), ...unitsLike(typing, desk, wanted, incidentId, isLeftOut)]
}

function capabilitiesLike(typing: Typing, { city }: Desk): Completion[] {
  const [, count = '1', begun = ''] = /^\+(\d*)(.*)$/.exec(typing.typed) ?? []
  const free = [...city.all('unit')].filter(({ status }) => status === 'available')
  const known = [...new Set([...city.all('unit')].flatMap(({ capabilities }) => capabilities))]
  return known
    .filter((capability) => capability.startsWith(fold(begun)))
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
  // `R 23`: a number right behind the verb is an incident's.
  if (
    verb?.takes.incident &&
    /^#?\d+$/.test(word.typed) &&
    parts.every(({ kind }) => kind === 'verb' || kind === 'incident')
  )
    return incidentsLike(word, desk, verb.word === 'RO' ? 'closed' : 'open')
  if (verb?.word === 'Q') {
    const incident = isLineRefusal(answer) ? answer : incidentOf(answer, desk)
    return isLineRefusal(incident) ? [] : answersLike(typing, word, incident, desk)
  }
  if (verb?.word === 'TY') return typesLike(typing, desk)
  if (verb?.word === 'PL') return placesLike(typing, desk, OFFERS)
  if (verb?.word === 'Z')
    return [
      ...(typing.typed === '' ? incidentsLike(word, desk) : []),
      ...unitsLike(typing, desk, 'busy', undefined, nobody),
    ]
  if (verb?.word === 'V')
    return Object.entries(VIEW_WORDS)
      .filter(([name]) => name.startsWith(fold(typing.typed)))
      .map(([name, view]) => ({
        kind: 'word',
        sends: true as const,
        ...replaced(typing, name),
        title: { text: name },
        text: { key: `commandline.will.view.${view}` },
      }))
  if (verb?.word === 'F')
    return findIn(typing.typed, desk, OFFERS).map(({ to, title }) => ({
      kind: to.kind === 'view' ? 'word' : to.kind,
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
    incidentId,
    ...(unitIds?.length === 1 && { unitId: unitIds[0] }),
    point,
  }
}

/**
 * At most five offers for the line with the caret where it is; the first is what ⏎ does. Where the line is an order that can
 * be sent, that is sending it; where it is not yet one, it is the likeliest next word.
 */
export function complete(line: string, caret: number, desk: Desk): readonly Completion[] {
  const word = wordAt(line, caret)
  const reading = readingAt(line, caret)
  if (!reading) return verbsLike(word, desk).slice(0, OFFERS)
  const { verb, answer, parts } = reading
  const head = parts.find(({ kind }) => kind === 'verb')
  const order = isLineRefusal(answer) ? undefined : answer
  const plan = order && toCommands(order, desk)
  const run = order && plan && runOffer(line, order.verb, plan, desk)

  const inVerb = !verb || (head !== undefined && caret <= head.end && head.start === word.piece.start)
  const body = verb?.takes.text === 'rest'
  const inReason = verb?.takes.text === 'reason' && parts.some(({ kind, start }) => kind === 'text' && start < caret)
  const status = !verb ? unitsLike(word, desk, 'busy', undefined, nobody) : []
  const offers = inVerb
    ? [...verbsLike(word, desk), ...status]
    : inReason
      ? []
      : body
        ? textLike(reading, bodyAt(line, caret, reading), word, desk)
        : tokensLike(reading, word, desk)
  // A complete verb with nothing behind it acts on what is selected; longer verbs that begin so stand below.
  const useful = offers.filter((offer) => offer.line.trim() !== line.trim() || !run)
  return [...(run ? [run] : []), ...useful].slice(0, OFFERS)
}
