import { type Draft, type Journal, keyDigest } from '@muster/server/journal/journal.ts'
import type { LiveState } from '@muster/server/journal/liveState.ts'
import { assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { check } from '../benchmark.ts'

/** Calls under way together, and entries in one append. */
const TOGETHER = 200
const LEAVING = 'incident.archive'
/** Entries of one call. */
const STEPS = 6

type Step = {
  readonly command: string
  readonly input: object
  readonly context?: object
  readonly events: readonly Event[]
}

/** One call from its report to its end, as a city's journal tells it. */
function* lifeOf(i: number): Generator<Step> {
  const idSeed = keyDigest(`life ${i}`).slice(0, 16)
  const [id, work, unitId] = [idOf(i), workOf(i), `L${i % 40}`]
  const [pair, context] = [{ unitId, incidentId: id }, { idSeed }]
  const coordinates: [number, number] = [-122.5 + (i % 97) / 1000, 37.71 + (i % 89) / 1000]
  const place = { point: { type: 'Point' as const, coordinates }, address: `${100 * (i % 30)} Block of MARKET ST` }
  const said = {
    type: 'structure-fire',
    place,
    narrative: `call ${i}: smoke on the second floor, the caller waits outside`,
  }
  const call = { ...said, number: `20170104-${i}`, priority: 1 }
  const text = `crew of ${unitId} reports all clear`
  const [outcome, status, etaSec] = ['fire out', 'onscene' as const, 240]
  yield {
    command: 'incident.report',
    input: said,
    context: { ...context, number: call.number, area: { neighbourhood: 'mission', battalion: 'b2' } },
    events: [incident.make.reported(id, call)],
  }
  yield {
    command: 'incident.dispatch',
    input: { incidentId: id, unitIds: [unitId] },
    context: { ...context, etaSec: { [unitId]: etaSec } },
    events: [assignment.make.made(work, { ...pair, etaSec })],
  }
  yield {
    command: 'unit.status',
    input: { unitId, status },
    context,
    events: [assignment.make.advanced(work, { ...pair, status })],
  }
  yield {
    command: 'incident.note',
    input: { incidentId: id, text },
    context,
    events: [incident.make.noted(id, { text })],
  }
  yield {
    command: 'unit.status',
    input: { unitId, status: 'available' },
    context,
    events: [assignment.make.ended(work, { ...pair, cause: 'cleared', unitBecomes: 'available' })],
  }
  yield {
    command: 'incident.close',
    input: { incidentId: id, outcome },
    context,
    events: [incident.make.closed(id, { outcome })],
  }
}

const idOf = (i: number): string => `life-${String(i).padStart(11, '0')}`
const workOf = (i: number): string => `work-${String(i).padStart(11, '0')}`

/**
 * A city whose calls come, are worked on, are closed and leave, without end: each batch is one step of calls that are
 * under way together, so that it touches nothing twice.
 */
function* batches(together: number): Generator<Step[]> {
  for (let first = 0; ; first += together) {
    const calls = Array.from({ length: together }, (_, n) => [...lifeOf(first + n)])
    for (let step = 0; step < STEPS; step += 1) yield calls.flatMap((call) => call[step] ?? [])
    const over = Array.from({ length: together }, (_, n) => first + n)
    const leaving = (n: number) => [assignment.make.archived(workOf(n), {}), incident.make.archived(idOf(n), {})]
    yield [{ command: LEAVING, input: { incidentIds: over.map(idOf) }, events: over.flatMap(leaving) }]
  }
}

/** Lengthens a journal by a city's life. `live` folds what is written, where it is given. */
export function createCityLife(journal: Pick<Journal, 'append'>, live?: LiveState, together = TOGETHER) {
  const life = batches(together)
  let rest: readonly Step[] = []
  const versions = new Map<string, number>()
  let made = 0

  function draftOf({ command, input, context, events }: Step): Draft {
    made += 1
    const key = keyDigest(`life ${made}`)
    const touched = cityFold.touches(events)
    return {
      leaves: command === LEAVING ? touched : [],
      // Units are not registered here, and several calls share one: nobody reads their versions.
      expects: new Map(
        touched.filter((name) => !name.startsWith('unit:')).map((name) => [name, versions.get(name) ?? 0]),
      ),
      payload: {
        actor: { id: 'dispatcher', name: 'Dispatcher' },
        command: { name: command, input, context, key, body: key.slice(0, 11) },
        events: JSON.parse(JSON.stringify(events)),
      },
    }
  }

  async function write(steps: readonly Step[]): Promise<void> {
    const drafts = steps.map(draftOf)
    const clock = { anchorAt: 0, anchorCityTime: 0, rate: 1 }
    const answers = await journal.append(drafts, live?.clock() ?? clock)
    answers.forEach((answer, i) => {
      check(answer.kind === 'ok', `the journal answered ${JSON.stringify(answer)}`)
      const isOver = answer.line.entry.command === LEAVING
      for (const name of drafts[i]?.expects.keys() ?? [])
        if (isOver) versions.delete(name)
        else versions.set(name, answer.line.entry.seq)
    })
    live?.offer(answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.line] : [])))
  }

  return {
    /** Writes so many entries more. */
    async goOn(count: number): Promise<void> {
      for (let left = count; left > 0; ) {
        const batch = rest.length > 0 ? rest : (life.next().value ?? [])
        const now = batch.slice(0, left)
        rest = batch.slice(left)
        await write(now)
        left -= now.length
      }
    },
  }
}
