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
import { printShown, withoutCallers } from '@muster/shared/commandline/print.ts'
import { parse } from '@muster/shared/commandline/read.ts'
import { incidentName, toCommands, withRecommended } from '@muster/shared/commandline/toCommands.ts'
import { gazetteerSoon } from '../../desk/gazetteer.ts'
import { go } from '../../desk/place.ts'
import type { Recommendation } from '../../desk/recommendation.ts'
import { cityAt } from '../../live/city.ts'
import { send, undoLast } from '../../live/commands.ts'
import { askHub } from '../../live/hub.ts'
import { getBar, remember, setBar, showRefusal } from './barStore.ts'
import { goTo } from './goTo.ts'

type Step = { readonly order: Order; readonly plan: Exclude<Plan, { kind: 'refused' }> }

/** Every order's plan, or the first no: a line is looked at whole before any of it is sent. */
function plansOf(line: string, desk: Desk): readonly Step[] | LineRefusal {
  const orders = parse(line)
  if (isLineRefusal(orders)) return orders
  const steps: Step[] = []
  for (const order of orders) {
    const plan = toCommands(order, desk)
    if (plan.kind === 'refused') return plan
    steps.push({ order, plan })
  }
  return steps
}

const signs = (unitIds: readonly string[], { city }: Desk): string[] =>
  unitIds.map((id) => city.find('unit', id)?.callSign ?? id)

/** Asks the recommender where it has not been asked yet, and completes the order with its answer. */
async function completed(
  plan: Extract<Plan, { kind: 'needsRecommendation' }>,
  desk: Desk,
): Promise<CommandCall | LineRefusal> {
  const known = desk.recommended?.(plan.incidentId)
  if (known) return withRecommended(plan, known, desk)
  const reply = await askHub<Recommendation>(`recommendations?incident=${encodeURIComponent(plan.incidentId)}`)
  return reply.ok
    ? withRecommended(plan, reply.body, desk)
    : refuseLine('noAdvice', { incident: incidentName(plan.incidentId, desk) })
}

/** Dispatches the recommended units to an incident that was just reported; a no is shown beside the bar. */
export async function acceptOffer(incidentId: string, desk: Desk): Promise<void> {
  setBar({ offerFor: undefined, wanted: false })
  const plan = { kind: 'needsRecommendation', incidentId, needs: [], unitIds: [] } as const
  const order: Order = { verb: 'D', units: [], needs: [] }
  const no = await run({ order, plan }, desk)
  if (no) showRefusal(`D ${incidentName(incidentId, desk)}`, no)
}

/** Sends a report, selects what came of it and offers its recommended units, or sends them where ⏎ already asked for it. */
async function reported(call: CommandCall, text: string, desk: Desk, receivedAt?: number): Promise<void> {
  setBar({ reporting: true })
  const outcome = await send(call.command, { ...call.input, receivedAt }, { text })
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

async function run({ order, plan }: Step, desk: Desk, begunAt?: number): Promise<LineRefusal | undefined> {
  if (plan.kind === 'undo') await undoLast()
  else if (plan.kind === 'go') goTo(plan.to, desk.city)
  else if (plan.kind === 'commands') {
    const text = printShown(order)
    for (const call of plan.commands) {
      if (call.command === 'incident.report') void reported(call, text, desk, begunAt)
      else void send(call.command, call.input, { text: call.text ?? text })
    }
  } else {
    const call = await completed(plan, desk)
    if (isLineRefusal(call)) return call
    const { unitIds } = call.input
    const named = Array.isArray(unitIds) ? signs(unitIds, desk) : []
    void send(call.command, call.input, { text: [order.verb, incidentName(plan.incidentId, desk), ...named].join(' ') })
  }
  return undefined
}

/** The desk once the city's names are here: a call typed before them keeps its place. A second ⏎ meanwhile is remembered. */
async function withNames(desk: Desk): Promise<Desk> {
  setBar({ reporting: true })
  const gazetteer = await gazetteerSoon()
  setBar({ reporting: false })
  return { ...desk, gazetteer }
}

/**
 * Reads the line and sends it, order by order. A no to any of its orders refuses the whole line before anything is sent,
 * shows why beside the bar, and empties it: Edit and ↑ bring the line back.
 */
export async function sendLine(line: string, desk: Desk): Promise<void> {
  if (line.trim() === '') return
  const { begunAt } = getBar()
  remember(withoutCallers(line))
  const steps = plansOf(line, desk.gazetteer === emptyGazetteer ? await withNames(desk) : desk)
  if (isLineRefusal(steps)) return showRefusal(line, steps)
  for (const step of steps) {
    const no = await run(step, desk, begunAt)
    if (no) return showRefusal(line, no)
  }
}
