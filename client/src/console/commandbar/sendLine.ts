import { emptyGazetteer } from '@muster/shared/commandline/gazetteer/gazetteerIndex.ts'
import {
  type CommandCall,
  type Desk,
  isLineRefusal,
  type LineRefusal,
  type Order,
  type Plan,
  refuseLine,
} from '@muster/shared/commandline/order.ts'
import { type Planned, plansOf } from '@muster/shared/commandline/plans.ts'
import { printOrder, printShown, withoutCallers } from '@muster/shared/commandline/print.ts'
import { parse } from '@muster/shared/commandline/read.ts'
import { incidentName, withRecommended } from '@muster/shared/commandline/toCommands.ts'
import { gazetteerSoon } from '../../desk/gazetteer.ts'
import { go } from '../../desk/place.ts'
import type { Recommendation } from '../../desk/recommendation.ts'
import { cityAt } from '../../live/city.ts'
import { type Outcome, send, undoLast } from '../../live/commands.ts'
import { askHub } from '../../live/hub.ts'
import { getBar, remember, setBar, showRefusal, standAt, typeLine } from './barStore.ts'
import { goTo } from './goTo.ts'

/** One command of a line: as it is told beside its result, and as its order was typed. */
type Call = CommandCall & { readonly text: string; readonly typed: string }
/** What an order does once nothing speaks against any of its line: commands, or something on this screen alone. */
type Step = readonly Call[] | Extract<Plan, { kind: 'go' | 'undo' }>

const signs = (unitIds: readonly string[], { city }: Desk): string[] =>
  unitIds.map((id) => city.find('unit', id)?.callSign ?? id)

/** Asks the recommender where it has not been asked yet, and completes the order with its answer. */
async function completed(
  plan: Extract<Plan, { kind: 'needsRecommendation' }>,
  verb: string,
  desk: Desk,
): Promise<Omit<Call, 'typed'> | LineRefusal> {
  const incident = incidentName(plan.incidentId, desk)
  const known = desk.recommended?.(plan.incidentId)
  const reply = known
    ? ({ ok: true, body: known } as const)
    : await askHub<Recommendation>(`recommendations?incident=${encodeURIComponent(plan.incidentId)}`)
  const call = reply.ok ? withRecommended(plan, reply.body, desk) : refuseLine('noAdvice', { incident })
  if (isLineRefusal(call)) return call
  const { unitIds } = call.input
  return { ...call, text: [verb, incident, ...(Array.isArray(unitIds) ? signs(unitIds, desk) : [])].join(' ') }
}

/** What an order's commands are called: several statuses on one line are told unit by unit. */
function callsOf(order: Order, commands: readonly CommandCall[]): readonly Call[] {
  const isEach = commands.length > 1 && commands.length === order.units.length
  return commands.map((call, at) => {
    const one = isEach ? { ...order, units: order.units.slice(at, at + 1) } : order
    return { ...call, text: call.text ?? printShown(one), typed: printOrder(one) }
  })
}

async function stepOf({ reading: { answer }, plan }: Planned, desk: Desk): Promise<Step | LineRefusal> {
  if (plan.kind === 'refused') return plan
  if (isLineRefusal(answer)) return answer
  if (plan.kind === 'commands') return callsOf(answer, plan.commands)
  if (plan.kind !== 'needsRecommendation') return plan
  const call = await completed(plan, answer.verb, desk)
  return isLineRefusal(call) ? call : [{ ...call, typed: printOrder(answer) }]
}

/** The unit that two orders of a line would send: the recommender was asked of each as if it stood alone. */
function sentTwice(steps: readonly Step[], desk: Desk): { readonly step: Step; readonly unit: string } | undefined {
  const sent = new Set<unknown>()
  for (const step of steps) {
    const ids = 'kind' in step ? [] : step.flatMap(({ input }) => (Array.isArray(input.unitIds) ? input.unitIds : []))
    const again = ids.find((id) => sent.has(id))
    if (again !== undefined) return { step, unit: signs([again], desk).join() }
    for (const id of ids) sent.add(id)
  }
  return undefined
}

/** Every order's step, or the first no and where it stands: a line is looked at whole before any of it is sent. */
async function stepsOf(line: string, desk: Desk): Promise<readonly Step[] | LineRefusal> {
  const planned = plansOf(line, desk)
  if (planned.length === 0) return refusalOfNothing(line)
  const early = planned.map(({ plan }) => plan).find((plan) => plan.kind === 'refused')
  if (early) return early
  const steps: Step[] = []
  for (const one of planned) {
    const step = await stepOf(one, desk)
    if (isLineRefusal(step)) return { start: one.reading.start, end: one.reading.end, ...step }
    steps.push(step)
  }
  const twice = planned.length > 1 ? sentTwice(steps, desk) : undefined
  const at = twice && planned[steps.indexOf(twice.step)]?.reading
  return twice ? refuseLine('sentTwice', { unit: twice.unit }, [], at) : steps
}

/** A line of nothing but separators is refused by the reader itself. */
const refusalOfNothing = (line: string): readonly Step[] | LineRefusal => {
  const parsed = parse(line)
  return isLineRefusal(parsed) ? parsed : []
}

/** Dispatches the recommended units to an incident that was just reported; a no is shown beside the bar. */
export async function acceptOffer(incidentId: string, desk: Desk): Promise<void> {
  setBar({ offerFor: undefined, wanted: false })
  const call = await completed({ kind: 'needsRecommendation', incidentId, needs: [], unitIds: [] }, 'D', desk)
  if (isLineRefusal(call)) showRefusal(`D ${incidentName(incidentId, desk)}`, call)
  else void send(call.command, call.input, { text: call.text })
}

/** Selects what came of a report and offers its recommended units, or sends them where ⏎ already asked for it. */
async function reported(sent: Promise<Outcome>, desk: Desk): Promise<void> {
  setBar({ reporting: true })
  const outcome = await sent
  const id = outcome.kind === 'done' ? outcome.result.incidentId : undefined
  // Its number, and what it needs, stand on the board: what is sent to it is named after them.
  if (outcome.kind === 'done') await cityAt(outcome.seq)
  const { wanted } = getBar()
  setBar({ reporting: false, wanted: false })
  if (typeof id !== 'string') return
  go({ incident: id, unit: undefined })
  setBar({ offerFor: id })
  if (wanted) await acceptOffer(id, desk)
}

type Sent = { readonly call: Call; readonly sent: Promise<Outcome> }

/** Does the steps in order; answers with the commands, each with what becomes of it. `begunAt`: when a report on the line was begun. */
function run(steps: readonly Step[], desk: Desk, begunAt: number | undefined): readonly Sent[] {
  const chain = steps.length > 1 ? crypto.randomUUID() : undefined
  return steps.flatMap((step) => {
    if ('kind' in step) {
      if (step.kind === 'undo') void undoLast()
      else goTo(step.to, desk.city)
      return []
    }
    return step.map((call) => {
      const isReport = call.command === 'incident.report'
      const input = isReport ? { ...call.input, receivedAt: begunAt } : call.input
      const sent = send(call.command, input, { text: call.text, chain })
      if (isReport) void reported(sent, desk)
      return { call, sent }
    })
  })
}

/** Where the hub refused one of a chain: says how far it came, and puts what was not done back into the bar. */
async function tellStopped(sent: readonly Sent[]): Promise<void> {
  const outcomes = await Promise.all(sent.map((one) => one.sent))
  const done = outcomes.findIndex(({ kind }) => kind === 'refused' || kind === 'failed')
  if (done < 0) return
  const rest = [...new Set(sent.slice(done).map(({ call }) => call.typed))].join(' ; ')
  if (getBar().text.trim() === '') typeLine(rest)
  showRefusal(rest, refuseLine('stopped', { done, count: sent.length }))
}

/** The desk once the city's names are here: a call typed before them keeps its place. A second ⏎ meanwhile is remembered. */
async function withNames(desk: Desk): Promise<Desk> {
  setBar({ reporting: true })
  const gazetteer = await gazetteerSoon()
  setBar({ reporting: false })
  return { ...desk, gazetteer }
}

/**
 * Reads the line and sends it, order by order. A no to any of its orders refuses the whole line before anything is sent. One
 * order is then told beside the bar, which is empty for the next (Edit and ↑ bring the line back); a line of several stays,
 * with the order that is refused marked.
 */
export async function sendLine(line: string, desk: Desk): Promise<void> {
  if (line.trim() === '') return
  const { begunAt } = getBar()
  remember(withoutCallers(line))
  const steps = await stepsOf(line, desk.gazetteer === emptyGazetteer ? await withNames(desk) : desk)
  if (!isLineRefusal(steps)) {
    const sent = run(steps, desk, begunAt)
    if (steps.length > 1) await tellStopped(sent)
  } else if (/[;；]/.test(line) && getBar().text.trim() === '') {
    standAt(line, steps)
    setBar({ begunAt })
  } else showRefusal(line, steps)
}
