import { setImmediate } from 'node:timers/promises'
import type { Actor } from '@muster/shared/kernel/entry.ts'
import { Compile, type Validator } from 'typebox/compile'
import type { Ask, CommandDesk, Verdict } from '../command/ask.ts'
import { seedOf } from '../command/seed.ts'
import { inUtf8, readContentType } from '../inputs/charset.ts'
import type { LiveState } from '../journal/liveState.ts'
import type { TrackVerdict } from '../tracks/track.ts'
import type { TrackLane } from '../tracks/tracks.ts'
import {
  type Asking,
  type Feed,
  type FeedContext,
  isRejection,
  type Observation,
  type Rejection,
  reject,
  Unreadable,
} from './feed.ts'

/** Groups under way at once: enough for full appends, few enough that a dispatcher's command never waits for a whole file. */
const GROUPS_AT_ONCE = 200

/** Who sent it, and from which unit's device where the key is bound to one. */
export type Sender = { readonly actor: Actor; readonly deviceId?: string }

/** What is said about an item: why it was not taken, or what was put right in reading it. */
export type Remark = { readonly index: number; readonly code: string; readonly message: string }

/** What a source sent, as it sent it where it was one item, else the item alone in a form that its feed reads. */
type Original = { readonly bytes: Buffer; readonly contentType: string }

/** What became of a body. `rejected` items carry the bytes that would bring them again. */
export type Intake = {
  readonly accepted: number
  readonly duplicates: number
  readonly quarantined: number
  readonly reasons: readonly Remark[]
  readonly rejected: readonly (Rejection & Original)[]
  /** True where nothing of the body could be read. */
  readonly isUnreadable: boolean
  /** How old the newest item was, ms of city time by what its source claims; absent where no item said a time. */
  readonly lagMs?: number
}

/** Thrown where a command's outcome is unknown (J2): the source sends the same again. */
export class IntakeUnknown extends Error {}

type Outcome = 'accepted' | 'duplicate' | Rejection
type Item = { readonly index: number; readonly value: unknown }

/** Reasons told to the source; all are in quarantine. */
const MAX_REASONS = 1000
/** Items of one body: what fills 16 MiB with real ones, and far less than what 16 MiB of `1,1,1` would be. */
const MAX_ITEMS = 50_000
/** Reading that holds up everybody else no longer than this, ms. */
const PAUSE_AFTER_MS = 5

/** Reads bodies of feeds: each item is judged by itself, so that a bad one spoils no good one. */
export function createIntake({
  desk,
  tracks,
  live: { city, cityNow },
  timeZone,
  bounds,
}: {
  desk: CommandDesk
  tracks: Pick<TrackLane, 'offer'>
  live: Pick<LiveState, 'city' | 'cityNow'>
  timeZone: string
  bounds: FeedContext['bounds']
}) {
  const validators = new Map<string, Validator>()

  function validatorOf(feed: Feed): Validator {
    const known = validators.get(feed.id) ?? Compile(feed.accepts)
    validators.set(feed.id, known)
    return known
  }

  function misfit(feed: Feed, value: unknown): Rejection | undefined {
    const validator = validatorOf(feed)
    if (validator.Check(value)) return undefined
    const [error] = validator.Errors(value)
    return reject('invalid', `${error?.instancePath ?? ''} ${error?.message ?? 'does not fit'}`.trim().slice(0, 300))
  }

  async function ask(feed: Feed, { actor }: Sender, asking: Asking): Promise<Outcome> {
    const { name, input, key, ifChanged, knownAs = [] } = asking
    const question: Ask = { name, input, actor, key, scope: scopeOf(feed) }
    const verdict = await desk.ask(question)
    if (verdict.kind === 'otherBody') {
      const instead = ifChanged?.(city) ?? reject('conflict', `${key} came before and said something else`)
      if (instead === 'known') return 'duplicate'
      return isRejection(instead) ? instead : ask(feed, { actor }, instead)
    }
    if (verdict.kind === 'refused' && knownAs.includes(verdict.refusal.refused)) return 'duplicate'
    return outcomeOf(verdict)
  }

  async function observe(
    feed: Feed,
    sender: Sender,
    observation: Observation,
    say: (remark: Omit<Remark, 'index'>) => void,
  ): Promise<Outcome | undefined> {
    if (observation.kind === 'remark') {
      say(observation)
      return undefined
    }
    if (observation.kind === 'position') {
      const verdict = tracks.offer(observation.track)
      if (verdict === 'old') say({ code: 'old', message: `${observation.track.unitId} was seen later than this` })
      if (verdict === 'spared') say({ code: 'spared', message: 'the hub is pressed: left out, the next one counts' })
      return TRACK_OUTCOMES[verdict]
    }
    const outcome = await ask(feed, sender, observation)
    return observation.settles ? outcome : undefined
  }

  /** One item after all that it told: fresh where anything of it was new, rejected at the first thing that was refused. */
  async function settle(
    feed: Feed,
    sender: Sender,
    { value }: Item,
    context: FeedContext,
    say: (remark: Omit<Remark, 'index'>) => void,
    heard: (at: number) => void,
  ): Promise<Outcome> {
    const observations = feed.toObservations(value as never, context)
    if (isRejection(observations)) return observations
    let settled: Outcome = 'duplicate'
    for (const observation of observations) {
      heard(saidAt(observation) ?? Number.NEGATIVE_INFINITY)
      const outcome = await observe(feed, sender, observation, say)
      if (isRejection(outcome)) return outcome
      if (outcome === 'accepted') settled = outcome
    }
    return settled
  }

  /** Reads a body and asks the city what follows from it. Rejects with IntakeUnknown where an outcome is unknown. */
  async function take(feed: Feed, bytes: Buffer, contentType: string, sender: Sender): Promise<Intake> {
    const { type, charset } = readContentType(contentType)
    let items: Iterable<unknown>
    try {
      items = feed.parse(utf8Of(bytes, charset), type)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return unreadable({ bytes, contentType }, error)
    }
    const scope = scopeOf(feed)
    const contextNow = (): FeedContext => ({
      ...{ city, bounds, deviceId: sender.deviceId, cityNow: cityNow(), timeZone },
      idOf: (command, key) => seedOf(scope, `${command}\n${key}`),
    })
    const outcomes: Outcome[] = []
    const reasons: Remark[] = []
    const groups = new Map<string, Item[]>()
    const values: unknown[] = []
    let newestAt = Number.NEGATIVE_INFINITY
    const heard = (at: number): void => {
      newestAt = Math.max(newestAt, at)
    }
    for await (const value of unhurried(items)) {
      const index = values.push(value) - 1
      // Nothing has been asked yet: all of it is refused, and none of it happens twice when it comes in parts.
      if (index === MAX_ITEMS) return unreadable({ bytes, contentType }, tooMany())
      const bad = misfit(feed, value)
      if (bad) outcomes[index] = bad
      else addTo(groups, feed.groupOf?.(value as never) ?? String(index), { index, value })
    }
    await eachOf([...groups.values()], GROUPS_AT_ONCE, async (group) => {
      for (const item of group) {
        const say = (remark: Omit<Remark, 'index'>): void => {
          reasons.push({ index: item.index, code: remark.code, message: remark.message })
        }
        outcomes[item.index] = await settle(feed, sender, item, contextNow(), say, heard)
      }
      const taken = group.filter(({ index }) => !isRejection(outcomes[index]))
      const last = feed.finish?.(taken.map(({ value }) => value) as never, contextNow()) ?? []
      for (const asking of last) await ask(feed, sender, asking)
    })
    const taken = summary(feed, { bytes, contentType }, values, outcomes, reasons)
    return Number.isFinite(newestAt) ? { ...taken, lagMs: Math.max(0, cityNow() - newestAt) } : taken
  }

  return { take }
}

/** When the source says that it was, epoch ms of city time. */
function saidAt(observation: Observation): number | undefined {
  if (observation.kind === 'position') return observation.track.at
  if (observation.kind !== 'ask') return undefined
  const { claimedAt, receivedAt } = observation.input
  const [said] = [claimedAt, receivedAt].filter((at) => typeof at === 'number')
  return said
}

const scopeOf = ({ id }: Feed): string => `feed:${id}`

const TRACK_OUTCOMES: Record<TrackVerdict, Outcome> = {
  kept: 'accepted',
  same: 'duplicate',
  spared: 'accepted',
  old: 'duplicate',
  tooFast: reject('too_fast', 'nothing on wheels came here from the last good position; over 300 km/h'),
}

function outcomeOf(verdict: Verdict): Outcome {
  switch (verdict.kind) {
    case 'committed':
      return verdict.replayed ? 'duplicate' : 'accepted'
    case 'refused': {
      const { refused, facts, status } = verdict.refusal
      // Not about the item: too many changed the same thing at this moment.
      if (refused === 'command.contended') throw new IntakeUnknown(refused)
      const [thing] = refused.split('.')
      return reject(status === 404 ? `unknown_${thing}` : refused, `${refused} ${JSON.stringify(facts)}`)
    }
    case 'invalid':
      return reject('invalid', `${verdict.at} ${verdict.why}`.trim())
    case 'forbidden':
      return reject('forbidden', 'this key may not say this')
    case 'unknown':
    case 'notWritten':
      throw new IntakeUnknown(verdict.why)
    case 'otherBody':
      return reject('conflict', 'came before and said something else')
    case 'noSuchCommand':
      throw new Error('a feed asked a command that does not exist')
  }
}

function utf8Of(bytes: Buffer, charset: string): Buffer {
  const read = inUtf8(bytes, charset)
  if (!read) throw new Unreadable(`the body is not in the charset ${charset}, or it is unknown here`, 'charset')
  return read
}

const tooMany = (): Unreadable =>
  new Unreadable(`the body holds more than ${MAX_ITEMS} items: send it in parts`, 'too_large')

const unreadable = (original: Original, { code, message }: Unreadable): Intake => ({
  ...{ accepted: 0, duplicates: 0, quarantined: 1, isUnreadable: true },
  reasons: [{ index: 0, code, message }],
  rejected: [{ ...reject(code, message), ...original }],
})

/** What was said of the items, and what of them was refused, in their order. */
function summary(
  feed: Feed,
  body: Original,
  values: readonly unknown[],
  outcomes: readonly Outcome[],
  said: readonly Remark[],
): Intake {
  const originalOf = (value: unknown): Original => (values.length === 1 ? body : itemOf(feed, value, body.contentType))
  const rejected = outcomes.flatMap((outcome, index) =>
    isRejection(outcome) ? [{ ...outcome, index, ...originalOf(values[index]) }] : [],
  )
  const reasons = [...said, ...rejected.map(({ index, rejected: code, message }) => ({ index, code, message }))]
  return {
    accepted: outcomes.filter((outcome) => outcome === 'accepted').length,
    duplicates: outcomes.filter((outcome) => outcome === 'duplicate').length,
    quarantined: rejected.length,
    reasons: reasons.sort((a, b) => a.index - b.index).slice(0, MAX_REASONS),
    rejected,
    isUnreadable: false,
  }
}

const itemOf = ({ toBody }: Feed, value: unknown, contentType: string): Original =>
  toBody
    ? { bytes: Buffer.from(toBody(value as never)), contentType: readContentType(contentType).type }
    : { bytes: Buffer.from(JSON.stringify(value)), contentType: 'application/json' }

function addTo<T>(groups: Map<string, T[]>, name: string, item: T): void {
  const group = groups.get(name)
  if (group) group.push(item)
  else groups.set(name, [item])
}

/** The same items, with a pause for everybody else whenever reading them has taken a while. */
async function* unhurried<T>(items: Iterable<T>): AsyncIterable<T> {
  let since = performance.now()
  for (const item of items) {
    yield item
    if (performance.now() - since < PAUSE_AFTER_MS) continue
    await setImmediate()
    since = performance.now()
  }
}

/** Runs `work` for each, at most `atOnce` at a time. */
async function eachOf<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const rest = list.values()
  const worker = async (): Promise<void> => {
    for (const one of rest) await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker))
}
