import { hash } from 'node:crypto'
import { mayDo } from '@muster/shared/access/roles.ts'
import type { City } from '@muster/shared/domain/city.ts'
import { commandNamed } from '@muster/shared/domain/commands.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { CityClock } from '@muster/shared/kernel/clock.ts'
import { type AnyCommand, contextOf, type Filled, type Needs, type Undo } from '@muster/shared/kernel/command.ts'
import { type Decision, decideOn } from '@muster/shared/kernel/decide.ts'
import { isRefusal, refuse } from '@muster/shared/kernel/refusal.ts'
import { UnknownThing } from '@muster/shared/kernel/state.ts'
import Type from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { HUB_ACTOR } from '../access/caller.ts'
import { type Appended, type Draft, type Journal, keyDigest } from '../journal/journal.ts'
import type { Mark } from '../journal/keyBuckets.ts'
import { askedIn, type Line } from '../journal/line.ts'
import type { LiveState } from '../journal/liveState.ts'
import { notWritten } from '../redis/notWritten.ts'
import type { Ask, CommandDesk, Verdict } from './ask.ts'
import { createLanes } from './lanes.ts'
import { seedOf } from './seed.ts'

/** Commands in one append: past this a batch waits for the next, so that nobody waits long for the others. */
const BATCH = 200
/** Appends under way at once: while one is being written the next is decided. */
const IN_FLIGHT = 2
/** Commands that wait for others about the same thing before nobody behind them is looked at any more. */
const HELD = 1000
/** How often a decision is made again because somebody else was faster. */
const ATTEMPTS = 8

const WithClock = Compile(Type.Object({ clock: CityClock }))
/** Commands after which the city's clock is another one. */
const CLOCK_COMMANDS = ['world.open', 'world.setClock']

type Known = Omit<Filled, 'idSeed'>
/**
 * Fills in what a decision wants to know: at once where this hub knows it all, so that nobody waits for others. `question`:
 * the same for all askings of one command, be it decided again or retried.
 */
export type Provide = (needs: Needs, cityTime: number, question: string) => Known | Promise<Known>

type Waiting = {
  readonly ask: Ask
  readonly command: AnyCommand<City>
  readonly mark: Mark
  readonly resolve: (verdict: Verdict) => void
  known: Known
  /** What it touched when it was last decided. */
  touches: readonly string[]
  attempts: number
}

type Decided = { readonly draft: Draft; readonly decision: Decision }

/** What the entry keeps of an input: without what it holds only sealed (J10). */
function kept({ personal = [] }: AnyCommand<City>, input: unknown): unknown {
  if (personal.length === 0 || typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).filter(([field]) => !personal.includes(field)))
}

const markOf = ({ name, key, actor, scope = actor.id }: Ask, input: unknown): Mark => ({
  key: keyDigest(`${scope}\n${key}`),
  body: hash('sha256', `${name}${JSON.stringify(input) ?? ''}`, 'base64url').slice(0, 11),
})

/**
 * The command desk: authorise → decide → append → acknowledge. What arrives together goes in one append, each with its
 * own verdict; a version conflict means catch up and decide again (J2). A verdict is given once the entry is folded here,
 * so that whoever was acknowledged finds it in the state.
 */
export function createDesk({
  journal,
  live,
  provide,
  isFull = () => false,
}: {
  journal: Journal
  live: LiveState
  provide: Provide
  /** True while the journal has no room: then nothing is asked of it. */
  isFull?: () => boolean
}): CommandDesk {
  const validators = new Map<string, Validator>()
  // What feeds bring carries their scope; a dispatcher never waits behind it (J9).
  const queue = createLanes<Waiting>(({ ask }) => ask.scope !== undefined)
  let inFlight = 0
  const lookedUp: { waiting: Waiting; needs: Needs }[] = []
  let isPumping = false
  // Of what touches the same thing one is appended after the other: together, all but the first would be told of a conflict.
  const busy = new Set<string>()
  const held: Waiting[] = []
  const deciding = { fold: cityFold, records: live.records, viewOf: () => live.city }

  function forbiddenOrInvalid({ name, input, actor }: Ask, command: AnyCommand<City>): Verdict | undefined {
    if (!mayDo(actor.roles, command.roles) && actor !== HUB_ACTOR) return { kind: 'forbidden', roles: command.roles }
    // Compiled when first asked: a hub that starts waits for none of them.
    const validator = validators.get(name) ?? Compile(command.input)
    validators.set(name, validator)
    if (validator.Check(input)) return undefined
    const [error] = validator.Errors(input)
    return { kind: 'invalid', at: error?.instancePath ?? '', why: error?.message ?? 'does not fit the schema' }
  }

  /** What the decision wants to know. An unknown id is left for the decision to answer. */
  function needsOf({ ask: { input }, command }: Waiting): Needs {
    try {
      return command.needs?.(input as never, live.city) ?? {}
    } catch (error) {
      if (error instanceof UnknownThing) return {}
      throw error
    }
  }

  /** Brings a command into the queue as soon as all is known that it needs; meanwhile others go on. */
  function enter(waiting: Waiting): void {
    alone(waiting, () => {
      const needs = needsOf(waiting)
      if (!needs.number || journal.numbers.hasAhead()) return supply(waiting, needs)
      // A number that is taken stays taken: who asked before is found out first.
      lookedUp.push({ waiting, needs })
      if (lookedUp.length === 1) setImmediate(lookUp)
    })
  }

  function lookUp(): void {
    const asked = lookedUp.splice(0)
    unlessKnown(
      asked.map(({ waiting }) => waiting),
      (waiting, i) => alone(waiting, () => supply(waiting, asked[i]?.needs ?? {})),
    )
  }

  function supply(waiting: Waiting, needs: Needs): void {
    const line = (known: Known): void => {
      waiting.known = known
      if (waiting.attempts > 0) queue.pushBack(waiting)
      else queue.push(waiting)
      pumpSoon()
    }
    const known = provide(needs, live.cityNow(), waiting.mark.key)
    if (known instanceof Promise) known.then(line, (error) => fail(waiting, error))
    else line(known)
  }

  function decide({ ask, command, mark, known }: Waiting, cityTime: number): Decided | Verdict {
    const { name, input, actor, key, scope = actor.id, unchangedSince } = ask
    const context: Filled = { idSeed: seedOf(scope, `${name}\n${key}`), ...known }
    const decision = decideOn(deciding, command, input, contextOf(context, cityTime, actor))
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision }
    const expects = new Map(decision.touched.map((touched) => [touched, live.versionOf(touched)]))
    const changed = unchangedSince !== undefined && [...expects].find(([, seq]) => seq > unchangedSince)
    if (changed) return { kind: 'refused', refusal: refuse('command.changedSince', { thing: changed[0] }) }
    // Kept for the retry of a lost answer; what a feed brings, nobody takes back.
    const undo = ask.scope === undefined ? decision.undo : undefined
    const marked = { name, input: kept(command, input), context, undo, ...mark }
    const asked = { actor: { id: actor.id, name: actor.name }, command: marked }
    // The events are JSON already: they were decided on as they will be read.
    const json = `${JSON.stringify(asked).slice(0, -1)},"events":${decision.json}}`
    const payload = { ...asked, events: decision.events }
    return { draft: { expects, leaves: decision.leaves, payload, json }, decision }
  }

  const broken = (error: unknown): Verdict => ({
    kind: 'unknown',
    why: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })

  const fail = (waiting: Waiting, error: unknown): void => unlessKnown([waiting], () => waiting.resolve(broken(error)))

  /** What goes wrong with a command is its alone and leaves the others of its batch be. */
  function alone(waiting: Waiting, step: () => void): void {
    try {
      step()
    } catch (error) {
      fail(waiting, error)
    }
  }

  /** What the first sending was told (J2): it was acknowledged, or would have been. */
  async function firstAnswer(seq: number, command: AnyCommand<City>): Promise<Verdict> {
    const line = await journal.lineAt(seq)
    if (!line) return { kind: 'unknown', why: `entry ${seq} is no longer in the journal` }
    await live.at(seq)
    const { undo } = askedIn(line)
    return { ...committed(line, command, undo), replayed: true }
  }

  function committed({ entry: { seq, events } }: Line, command: AnyCommand<City>, undo?: Undo) {
    return { kind: 'committed', seq, events, result: command.result?.(events) ?? {}, undo, replayed: false } as const
  }

  /**
   * Tells those who asked before what they were told then, whatever the state says today, and leaves the others to `fresh`:
   * a refusal may meet the retry of what was committed a moment ago, when the unit is busy because of us.
   */
  function unlessKnown(asked: readonly Waiting[], fresh: (waiting: Waiting, i: number) => void): void {
    journal.firstOf(asked.map(({ mark }) => mark)).then(
      (firsts) => {
        asked.forEach((waiting, i) => {
          const first = firsts[i]
          if (!first) fresh(waiting, i)
          else if (first.isSame) settle(waiting, firstAnswer(first.seq, waiting.command))
          else waiting.resolve({ kind: 'otherBody' })
        })
      },
      (error: Error) => leaveUnknown(asked, error),
    )
  }

  /** Whoever has no verdict yet does not know; a verdict that was given stays. */
  function leaveUnknown(asked: readonly Waiting[], error: Error): void {
    const code = notWritten(error)
    const why = error.message
    for (const { resolve } of asked) resolve(code ? { kind: 'notWritten', code, why } : { kind: 'unknown', why })
  }

  /** Gives a verdict as soon as there is one; what goes wrong on the way leaves the outcome unknown (J2). */
  function settle(waiting: Waiting, verdict: Promise<Verdict>): void {
    verdict.then(waiting.resolve, (error: Error) => leaveUnknown([waiting], error))
  }

  /** True where a thing that this would touch is in an append under way: it then waits for its end. */
  function isHeld(waiting: Waiting): boolean {
    const must = waiting.touches.some((name) => busy.has(name))
    if (must) held.push(waiting)
    return must
  }

  async function run(batch: readonly Waiting[]): Promise<void> {
    const cityTime = live.cityNow()
    const drafted: (Decided & { waiting: Waiting })[] = []
    const refused = new Map<Waiting, Verdict>()
    for (const waiting of batch)
      alone(waiting, () => {
        if (isHeld(waiting)) return
        const made = decide(waiting, cityTime)
        if (!('draft' in made)) return void refused.set(waiting, made)
        waiting.touches = made.decision.touched
        if (isHeld(waiting)) return
        for (const name of waiting.touches) busy.add(name)
        drafted.push({ waiting, ...made })
      })
    if (refused.size > 0)
      unlessKnown([...refused.keys()], (waiting) => waiting.resolve(refused.get(waiting) ?? broken('no verdict')))
    if (drafted.length === 0) return
    try {
      const drafts = drafted.map(({ draft }) => draft)
      const answers = await journal.append(drafts, clockFor(drafted))
      live.offer(answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.line] : [])))
      drafted.forEach(({ waiting, decision }, i) => {
        const answer = answers[i]
        if (answer) conclude(waiting, answer, decision)
      })
    } catch (error) {
      leaveUnknown(
        drafted.map(({ waiting }) => waiting),
        error instanceof Error ? error : new Error(String(error)),
      )
    } finally {
      for (const { waiting } of drafted) for (const name of waiting.touches) busy.delete(name)
      queue.pushBack(...held.splice(0))
    }
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

  function conclude(waiting: Waiting, answer: Appended, { undo }: Decision): void {
    const { command, resolve } = waiting
    if (answer.kind === 'other') resolve({ kind: 'otherBody' })
    else if (answer.kind === 'known') settle(waiting, firstAnswer(answer.seq, command))
    else if (answer.kind === 'conflict') again(waiting, answer.name, answer.seq)
    else if (live.head().seq >= answer.line.entry.seq)
      resolve({ ...committed(answer.line, command, undo), replicas: answer.replicas })
    else
      settle(
        waiting,
        afterFold(answer.line, () => ({ ...committed(answer.line, command, undo), replicas: answer.replicas })),
      )
  }

  /** Where another entry has that number by then, the journal was replaced by one that may not have ours (J5). */
  const afterFold = ({ entry: { seq }, link }: Line, verdict: () => Verdict): Promise<Verdict> =>
    live
      .at(seq)
      .then(() =>
        live.linesAfter({ seq, link }) ? verdict() : broken(`entry ${seq} is of a journal that was replaced`),
      )

  /** Somebody was faster: catches up to what they did, and decides again. */
  function again(waiting: Waiting, thing: string, seq: number): void {
    waiting.attempts += 1
    if (waiting.attempts >= ATTEMPTS)
      waiting.resolve({ kind: 'refused', refusal: refuse('command.contended', { thing }) })
    else
      live.at(seq).then(
        () => enter(waiting),
        (error: Error) => leaveUnknown([waiting], error),
      )
  }

  /** At the end of this turn of the event loop: whatever else arrives in it travels along. */
  function pumpSoon(): void {
    if (isPumping) return
    isPumping = true
    setImmediate(pump)
  }

  function pump(): void {
    isPumping = false
    if (inFlight >= IN_FLIGHT || held.length >= HELD || queue.size() === 0) return
    inFlight += 1
    run(queue.take(BATCH)).finally(() => {
      inFlight -= 1
      pumpSoon()
    })
    // In a turn of its own, so that Redis has this batch while the next is decided.
    if (queue.size() > 0) pumpSoon()
  }

  function ask(question: Ask): Promise<Verdict> {
    const command = commandNamed(question.name)
    if (!command) return Promise.resolve({ kind: 'noSuchCommand' })
    const no = forbiddenOrInvalid(question, command)
    if (no) return Promise.resolve(no)
    if (isFull()) return Promise.resolve({ kind: 'notWritten', code: 'storage_full', why: 'the disk is full' })
    return new Promise((resolve) => {
      enter({
        ask: question,
        command,
        mark: markOf(question, kept(command, question.input)),
        resolve,
        known: {},
        touches: [],
        attempts: 0,
      })
    })
  }

  return { ask, askAll: (asks) => Promise.all(asks.map(ask)) }
}
