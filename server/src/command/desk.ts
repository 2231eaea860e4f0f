import { hash } from 'node:crypto'
import { mayDo } from '@muster/shared/access/roles.ts'
import { type City, cityOf } from '@muster/shared/domain/city.ts'
import { commandNamed, commands } from '@muster/shared/domain/commands.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { CityClock } from '@muster/shared/kernel/clock.ts'
import { type AnyCommand, contextOf, type Filled, type Needs } from '@muster/shared/kernel/command.ts'
import { type Decision, decideOn } from '@muster/shared/kernel/decide.ts'
import { isRefusal, refuse } from '@muster/shared/kernel/refusal.ts'
import { UnknownThing } from '@muster/shared/kernel/state.ts'
import Type from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { HUB_ACTOR } from '../access/caller.ts'
import { type Appended, type Draft, type Journal, keyDigest } from '../journal/journal.ts'
import { askedIn } from '../journal/line.ts'
import type { LiveState } from '../journal/liveState.ts'
import type { Ask, CommandDesk, Verdict } from './ask.ts'
import { createLanes } from './lanes.ts'
import { seedOf } from './seed.ts'

/** Commands in one append: past this a batch waits for the next, so that nobody waits long for the others. */
const BATCH = 200
/** Appends under way at once: while one is being written the next is decided. */
const IN_FLIGHT = 2
/** How often a decision is made again because somebody else was faster. */
const ATTEMPTS = 8

const WithClock = Compile(Type.Object({ clock: CityClock }))
/** Commands after which the city's clock is another one. */
const CLOCK_COMMANDS = ['world.open', 'world.setClock']

/** Fills in what a decision wants to know. */
export type Provide = (needs: Needs, cityTime: number) => Promise<Omit<Filled, 'idSeed'>>

type Waiting = {
  readonly ask: Ask
  readonly command: AnyCommand<City>
  readonly resolve: (verdict: Verdict) => void
  attempts: number
}

type Decided = { readonly draft: Draft; readonly decision: Decision }

const keyOf = ({ key, actor, scope = actor.id }: Ask): string => keyDigest(`${scope}\n${key}`)

const bodyDigest = ({ name, input }: Ask): string =>
  hash('sha256', `${name}${JSON.stringify(input) ?? ''}`, 'base64url').slice(0, 11)

/**
 * The command desk: authorise → decide → append → acknowledge. What arrives together goes in one append, each with its
 * own verdict; a version conflict means catch up and decide again (J2). A verdict is given once the entry is folded here,
 * so that whoever was acknowledged finds it in the state.
 */
export function createDesk({
  journal,
  live,
  provide,
}: {
  journal: Journal
  live: LiveState
  provide: Provide
}): CommandDesk {
  const validators = new Map<string, Validator>(commands.map(({ name, input }) => [name, Compile(input)]))
  // What feeds bring carries their scope; a dispatcher never waits behind it (J9).
  const queue = createLanes<Waiting>(({ ask }) => ask.scope !== undefined)
  let inFlight = 0
  const deciding = { fold: cityFold, records: live.records, viewOf: cityOf }

  function unfit({ name, input, actor }: Ask, command: AnyCommand<City>): Verdict | undefined {
    if (!mayDo(actor.roles, command.roles) && actor !== HUB_ACTOR) return { kind: 'forbidden', roles: command.roles }
    const validator = validators.get(name)
    if (validator?.Check(input)) return undefined
    const [error] = validator?.Errors(input) ?? []
    return { kind: 'invalid', at: error?.instancePath ?? '', why: error?.message ?? 'does not fit the schema' }
  }

  /** What the decision wants to know, found out by the hub. An unknown id is left for the decision to answer. */
  async function fill(
    { ask: { name, input, key, actor, scope = actor.id }, command }: Waiting,
    cityTime: number,
  ): Promise<Filled> {
    let needs: Needs = {}
    try {
      needs = command.needs?.(input as never, live.city) ?? {}
    } catch (error) {
      if (!(error instanceof UnknownThing)) throw error
    }
    return { idSeed: seedOf(scope, `${name}\n${key}`), ...(await provide(needs, cityTime)) }
  }

  function decide({ ask, command }: Waiting, filled: Filled, cityTime: number): Decided | Verdict {
    const { name, input, actor, unchangedSince } = ask
    const decision = decideOn(deciding, command, input, contextOf(filled, cityTime, actor))
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision }
    const expects = new Map(decision.touched.map((touched) => [touched, live.versionOf(touched)]))
    const changed = unchangedSince !== undefined && [...expects].find(([, seq]) => seq > unchangedSince)
    if (changed) return { kind: 'refused', refusal: refuse('command.changedSince', { thing: changed[0] }) }
    const context = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined))
    const [key, body] = [keyOf(ask), bodyDigest(ask)]
    const payload = {
      actor: { id: actor.id, name: actor.name },
      // Kept for the retry of a lost answer; what a feed brings, nobody takes back.
      command: { name, input, context, undo: ask.scope === undefined ? decision.undo : undefined, key, body },
      events: decision.events,
    }
    return { draft: { expects, leaves: decision.leaves, payload }, decision }
  }

  /** As `decide`; what goes wrong in it, or before, is this command's alone and leaves the others of its batch be. */
  function decideAlone(waiting: Waiting, filled: PromiseSettledResult<Filled>, cityTime: number): Decided | Verdict {
    try {
      if (filled.status === 'rejected') throw filled.reason
      return decide(waiting, filled.value, cityTime)
    } catch (error) {
      return { kind: 'unknown', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
  }

  async function verdictOf(waiting: Waiting, answer: Appended, decision: Decision): Promise<Verdict | 'again'> {
    if (answer.kind === 'other') return { kind: 'otherBody' }
    if (answer.kind === 'conflict') {
      await live.at(answer.seq)
      waiting.attempts += 1
      return waiting.attempts < ATTEMPTS
        ? 'again'
        : { kind: 'refused', refusal: refuse('command.contended', { thing: answer.name }) }
    }
    const { command } = waiting
    if (answer.kind === 'known') return firstAnswer(answer.seq, command)
    await live.at(answer.line.entry.seq)
    const { seq, events } = answer.line.entry
    return {
      kind: 'committed',
      seq,
      events,
      result: command.result?.(events) ?? {},
      undo: decision.undo,
      replayed: false,
    }
  }

  /** What the first sending was told (J2): it was acknowledged, or would have been. */
  async function firstAnswer(seq: number, command: AnyCommand<City>): Promise<Verdict> {
    const line = await journal.lineAt(seq)
    if (!line) return { kind: 'unknown', why: `entry ${seq} is no longer in the journal` }
    await live.at(seq)
    const { events } = line.entry
    const { undo } = askedIn(line)
    return { kind: 'committed', seq, events, result: command.result?.(events) ?? {}, undo, replayed: true }
  }

  /** Tells those who asked before what they were told then; answers who is new. */
  async function onlyNew(batch: readonly Waiting[]): Promise<Waiting[]> {
    const firsts = await journal.firstOf(batch.map(({ ask }) => keyOf(ask)))
    return batch.filter((waiting, i) => {
      const first = firsts[i]
      if (!first) return true
      settle(waiting, () => asBefore(waiting, first))
      return false
    })
  }

  const asBefore = async ({ ask, command }: Waiting, first: { seq: number; body: string }): Promise<Verdict> =>
    first.body === bodyDigest(ask) ? firstAnswer(first.seq, command) : { kind: 'otherBody' }

  /**
   * A refusal may meet the retry of what was committed a moment ago: the unit is busy because of us. The first answer
   * then counts, whatever the state says today.
   */
  async function refuseUnlessKnown(waiting: Waiting, no: Verdict): Promise<Verdict> {
    const [first] = await journal.firstOf([keyOf(waiting.ask)])
    return first ? asBefore(waiting, first) : no
  }

  /** Gives a verdict as soon as there is one; what goes wrong on the way leaves the outcome unknown (J2). */
  function settle(waiting: Waiting, find: () => Promise<Verdict>): void {
    find().then(waiting.resolve, (error: Error) => waiting.resolve({ kind: 'unknown', why: error.message }))
  }

  async function run(batch: readonly Waiting[]): Promise<void> {
    const fresh = await onlyNew(batch)
    const cityTime = live.cityNow()
    const filled = await Promise.allSettled(fresh.map((waiting) => fill(waiting, cityTime)))
    const drafted: (Decided & { waiting: Waiting })[] = []
    fresh.forEach((waiting, i) => {
      const known = filled[i]
      const made = known && decideAlone(waiting, known, cityTime)
      if (made && 'draft' in made) drafted.push({ waiting, ...made })
      else if (made) settle(waiting, () => refuseUnlessKnown(waiting, made))
    })
    if (drafted.length === 0) return
    const answers = await journal.append(
      drafted.map(({ draft }) => draft),
      clockFor(drafted),
    )
    live.offer(answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.line] : [])))
    drafted.forEach(({ waiting, decision }, i) => {
      const answer = answers[i]
      if (answer) conclude(waiting, answer, decision)
    })
  }

  /**
   * A clock that is being set dates its own entry: by the former one, a header would be of today and the end of a rest
   * would be dated as if the city had run, and no later entry may be earlier than that.
   */
  function clockFor(drafted: readonly Decided[]): CityClock {
    const setting = drafted.find(({ draft }) => CLOCK_COMMANDS.includes(draft.payload.command.name))
    const input = setting?.draft.payload.command.input
    return WithClock.Check(input) ? input.clock : live.clock()
  }

  function conclude(waiting: Waiting, answer: Appended, decision: Decision): void {
    verdictOf(waiting, answer, decision).then(
      (verdict) => {
        if (verdict !== 'again') return waiting.resolve(verdict)
        queue.pushBack(waiting)
        pump()
      },
      (error: Error) => waiting.resolve({ kind: 'unknown', why: error.message }),
    )
  }

  function pump(): void {
    while (inFlight < IN_FLIGHT && queue.size() > 0) {
      inFlight += 1
      const batch = queue.take(BATCH)
      run(batch)
        .catch((error: Error) => {
          // Whoever has no verdict yet does not know; a verdict that was given stays.
          for (const { resolve } of batch) resolve({ kind: 'unknown', why: error.message })
        })
        .finally(() => {
          inFlight -= 1
          pump()
        })
    }
  }

  function ask(question: Ask): Promise<Verdict> {
    const command = commandNamed(question.name)
    if (!command) return Promise.resolve({ kind: 'noSuchCommand' })
    const no = unfit(question, command)
    if (no) return Promise.resolve(no)
    return new Promise((resolve) => {
      queue.push({ ask: question, command, resolve, attempts: 0 })
      // Whatever else arrives in this turn of the event loop travels along.
      if (queue.size() === 1) setImmediate(pump)
    })
  }

  return { ask, askAll: (asks) => Promise.all(asks.map(ask)) }
}
