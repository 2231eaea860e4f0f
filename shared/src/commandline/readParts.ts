import { type LineRefusal, type Need, type Order, refuseLine } from './order.ts'
import { blanked, callerIn, phonesIn } from './phone.ts'
import { fold } from './spelling.ts'
import { opensText, type Part, type Stretch, type Token, textIn, tokensOf } from './tokens.ts'
import type { Verb } from './verb.ts'

const NUMBER = /^#?(?:(\d{8})-)?0*(\d{1,6})$/
const PRIORITY = /^P([1-5])$/
const DIGIT = /^[1-5]$/
/** What a call sign cannot hold once widths are folded. */
const UNFIT = /[\s:;\\]/
/** No order names more: each is looked up among all units at every key. */
const UNITS_LIMIT = 50
/** Longer lists of proposals are not read through. */
const NTH = /^\d{1,2}$/
const NEED = /^\+(\d{1,2})(.*)$/

/** An incident's number in its one spelling (`231`, `20170104-231`), or undefined. */
export function incidentNumber(text: string): string | undefined {
  const match = NUMBER.exec(text)
  return match?.[2] ? `${match[1] ? `${match[1]}-` : ''}${match[2]}` : undefined
}

const priorityOf = (text: string, pattern: RegExp): number | undefined => {
  const match = pattern.exec(text)
  return match ? Number(match[1] ?? match[0]) : undefined
}

const mark = ({ start, end }: Stretch, kind: Part['kind']): Part => ({ start, end, kind })

type Read = { readonly parts: readonly Part[]; readonly answer: Order | LineRefusal }

/** Text verbs: an incident first, a priority first or last, and the rest as it was typed. */
function readText(line: string, verb: Verb, tokens: readonly Token[]): Read {
  const { takes, word } = verb
  const parts: Part[] = []
  let left = tokens
  let incident: string | undefined
  let priority: number | undefined
  const [first] = left
  if (takes.incident && first) {
    incident = incidentNumber(first.text)
    if (incident) {
      parts.push(mark(first, 'incident'))
      left = left.slice(1)
    }
  }
  const verbatim = left[0] !== undefined && opensText(left[0])
  for (const edge of takes.priority && !verbatim ? [left[0], left.at(-1)] : []) {
    const found = edge && priorityOf(edge.text, PRIORITY)
    if (!edge || !found || priority) continue
    priority = found
    parts.push(mark(edge, 'priority'))
    left = left.filter((token) => token !== edge)
  }
  // `P1 :text` gives the text as it stands, even where it ends in `P3`.
  const [start, end] = [left[0]?.start, left.at(-1)?.end]
  const body = start !== undefined && end !== undefined ? { start, end } : undefined
  const text = body && textIn(line, body)
  const order = { verb: word, incident, units: [], needs: [], priority }
  if (takes.caller === 'rest') {
    const caller = callerIn(text ?? '')
    if (body && caller) parts.push(mark(body, 'caller'))
    return { parts, answer: { ...order, caller } }
  }
  if (body && text) parts.push(mark(body, 'text'))
  return { parts, answer: { ...order, text: text || undefined } }
}

/** The same where the text may hold a call-back number: that is taken out first, so that it gets nowhere else. */
function readWithCaller(line: string, { end }: Stretch, verb: Verb, tokens: readonly Token[]): Read {
  const start = tokens[0]?.start ?? end
  const found = phonesIn(line.slice(start, end)).map((one) => ({
    ...one,
    start: start + one.start,
    end: start + one.end,
  }))
  const [first] = found
  if (!first) return readText(line, verb, tokens)
  const rest = blanked(line, found)
  const { parts, answer } = readText(rest, verb, tokensOf(rest, { start, end }))
  const marked = [...parts, ...found.map((one) => mark(one, 'caller'))]
  const left = phonesIn(rest.slice(start, end)).length
  if (found.length + left > 1) return { parts: marked, answer: refuseLine('onePhone', {}, [], found[1] ?? first) }
  return { parts: marked, answer: 'refused' in answer ? answer : { ...answer, caller: { phone: first.phone } } }
}

/** Reads what follows a verb into an order. */
export function readParts(line: string, stretch: Stretch, verb: Verb, tokens: readonly Token[]): Read {
  const { takes, word } = verb
  if (takes.caller === 'marked') return readWithCaller(line, stretch, verb, tokens)
  if (takes.text === 'rest' || takes.caller === 'rest') return readText(line, verb, tokens)
  const parts: Part[] = []
  const units: string[] = []
  const needs: Need[] = []
  const numbers: Token[] = []
  let priority: number | undefined
  let text: string | undefined
  let to: string | undefined
  let nth: number | undefined
  const no = (token: Token, refusal: string, nearest: string[] = []): Read => ({
    parts: [...parts, mark(token, 'unknown')],
    answer: refuseLine(refusal, { typed: token.raw, verb: word }, nearest, token),
  })

  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token) break
    const need = NEED.exec(token.text)
    const typed = takes.priority ? priorityOf(token.text, PRIORITY) : undefined
    if (opensText(token)) {
      const body = { start: token.start, end: tokens.at(-1)?.end ?? stretch.end }
      if (takes.text !== 'reason') return no(token, 'noText')
      text = textIn(line, body) || undefined
      parts.push(mark(body, 'text'))
      break
    } else if (takes.needs && need) {
      const glued = need[2]
      const capability = glued ? token : tokens[at + 1]
      const name = glued || (capability && !opensText(capability) ? capability.text : '')
      const count = Number(need[1])
      if (!name || !capability || count === 0 || UNFIT.test(fold(name))) return no(token, 'needWhat')
      if (!glued) at += 1
      needs.push({ count, capability: fold(name) })
      parts.push(mark({ start: token.start, end: capability.end }, 'need'))
    } else if (takes.to && to === undefined && token.text.startsWith('>')) {
      const glued = token.text.slice(1)
      const named = glued ? token : tokens[at + 1]
      const name = glued || (named && !opensText(named) ? named.text : '')
      if (!name || !named || UNFIT.test(fold(name))) return no(token, takes.needs ? 'whichNeighbour' : 'whichStation')
      if (!glued) at += 1
      to = name
      parts.push(mark({ start: token.start, end: named.end }, 'station'))
    } else if (takes.nth && nth === undefined && NTH.test(token.text) && Number(token.text) > 0) {
      nth = Number(token.text)
      parts.push(mark(token, 'nth'))
    } else if (typed && !priority) {
      priority = typed
      parts.push(mark(token, 'priority'))
    } else if (incidentNumber(token.text)) {
      numbers.push(token)
    } else if (takes.units && units.length === UNITS_LIMIT && !units.includes(token.text)) {
      return { parts, answer: refuseLine('tooManyUnits', { verb: word, limit: UNITS_LIMIT }, [], token) }
    } else if (takes.units && !UNFIT.test(token.text)) {
      if (!units.includes(token.text)) units.push(token.text)
      parts.push(mark(token, 'unit'))
    } else return no(token, 'notHere')
  }

  // `P 231 1` and `P 1 231`: the digit that can be a priority is one, the later where both can; `#1` is always an incident.
  const plain = takes.priority && !priority ? numbers.findLast(({ text }) => DIGIT.test(text)) : undefined
  if (plain) {
    priority = Number(plain.text)
    parts.push(mark(plain, 'priority'))
  }
  const incidents = numbers.filter((token) => token !== plain)
  const [first, second] = incidents
  if (first && !takes.incident) return no(first, 'noIncident')
  const extra = incidents[takes.other ? 2 : 1]
  if (extra) return no(extra, takes.other ? 'twoIncidents' : 'oneIncident')
  parts.push(...incidents.map((token) => mark(token, 'incident')))
  const numbered = (token: Token | undefined): string | undefined => token && incidentNumber(token.text)
  const [called, other] = takes.other && !second ? [undefined, first] : [first, second]
  const about = { incident: numbered(called), ...(takes.other && { other: numbered(other) }) }
  return { parts, answer: { verb: word, ...about, units, needs, priority, to, nth, text } }
}
