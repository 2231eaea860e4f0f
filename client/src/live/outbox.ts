import type { Undo } from '@muster/shared/kernel/command.ts'
import { createAnnouncer } from './announcer.ts'

/**
 * What became of a command. `held`: not sent or not answered yet; it goes out when the console is live again. `stopped`:
 * never sent, because one that stood before it in its chain was refused.
 */
export type Outcome =
  | {
      readonly kind: 'done'
      readonly seq: number
      readonly result: Readonly<Record<string, unknown>>
      readonly undo?: Undo
    }
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly sentence: string
      readonly facts: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'held' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly sentence: string }

/** What the hub said to one sending: an outcome, or that it is not known and the same key has to be tried again. */
export type Answer =
  | Exclude<Outcome, { kind: 'held' } | { kind: 'stopped' }>
  | { readonly kind: 'unknown'; readonly retryAfterSec?: number }
  | { readonly kind: 'nosession' }

/** One command of this window. Times are epoch ms of this machine. `tried`: it left this machine at least once. */
export type Result = {
  readonly key: string
  readonly name: string
  readonly input: unknown
  readonly text: string
  readonly at: number
  readonly outcome: Outcome | { readonly kind: 'sending' }
  readonly tried: boolean
  readonly unchangedSince?: number
  /** Commands of one chain go out in order, until one is refused. */
  readonly chain?: string
  /** City time, epoch ms, at which the hub said what became of it. */
  readonly answeredAt?: number
  /** Until when it can be taken back; absent where it cannot. */
  readonly undoUntil?: number
  /** The key of the command that this one takes back. */
  readonly undoes?: string
  readonly undone?: boolean
}

export type Sending = Pick<Result, 'key' | 'name' | 'input' | 'unchangedSince'>

type Parts = {
  readonly post: (sending: Sending) => Promise<Answer>
  readonly isLive: () => boolean
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly newKey: () => string
  readonly now: () => number
  readonly cityNow: () => number
  readonly wait: (ms: number) => Promise<unknown>
  readonly onSessionGone: () => void
}

/** How long a done command can be taken back, ms. */
export const UNDO_MS = 10_000
const KEPT_RESULTS = 20
const RETRY_MS = [300, 1000, 2000, 4000]

const isOpen = ({ outcome: { kind } }: Result): boolean => kind === 'held' || kind === 'sending'

/**
 * Sends commands one after another, each with a key made before its first sending (J2). What is not answered is tried
 * again with the same key; what cannot be sent is held, shown, and survives a reload of the page.
 */
export function createOutbox({ post, isLive, store, newKey, now, cityNow, wait, onSessionGone }: Parts) {
  const { subscribe, announce } = createAnnouncer()
  const waiting = new Map<string, (outcome: Outcome) => void>()
  let results: readonly Result[] = []
  let owner: string | undefined
  let running: Promise<void> | undefined
  let again: Promise<void> | undefined

  const shelf = () => `muster.outbox.${owner}`
  function set(next: readonly Result[]): void {
    const open = next.filter(isOpen)
    results = [...open, ...next.filter((result) => !isOpen(result)).slice(0, KEPT_RESULTS)].sort((a, b) => b.at - a.at)
    if (owner !== undefined) {
      if (open.length > 0) store.setItem(shelf(), JSON.stringify(open))
      else store.removeItem(shelf())
    }
    announce()
  }
  const change = (key: string, part: Partial<Result>) =>
    set(results.map((result) => (result.key === key ? { ...result, ...part } : result)))
  const find = (key: string) => results.find((result) => result.key === key)

  function settle(key: string, outcome: Outcome): void {
    const sent = find(key)
    if (!sent) return
    // Taking back what took something back would be a third command that nobody asked for.
    const canUndo = outcome.kind === 'done' && outcome.undo !== undefined && sent.undoes === undefined
    change(key, { outcome, answeredAt: cityNow(), ...(canUndo && { undoUntil: now() + UNDO_MS }) })
    if (outcome.kind === 'done' && sent.undoes !== undefined)
      change(sent.undoes, { undone: true, undoUntil: undefined })
    tell(key, outcome)
    if (sent.chain !== undefined && outcome.kind !== 'done') stop(sent.chain)
  }
  function stop(chain: string): void {
    for (const { key } of results.filter((result) => result.chain === chain && isOpen(result))) {
      change(key, { outcome: { kind: 'stopped' } })
      tell(key, { kind: 'stopped' })
    }
  }
  function tell(key: string, outcome: Outcome): void {
    waiting.get(key)?.(outcome)
    waiting.delete(key)
  }
  function hold(): void {
    for (const { key } of results.filter(isOpen)) {
      if (find(key)?.outcome.kind !== 'held') change(key, { outcome: { kind: 'held' } })
      tell(key, { kind: 'held' })
    }
  }

  /** Tries one command until the hub has said what became of it; false where the rest has to wait too. */
  async function deliver(key: string): Promise<boolean> {
    for (let tries = 0; ; tries += 1) {
      const sent = find(key)
      if (!sent || !isOpen(sent)) return true
      if (!isLive()) return false
      change(key, { outcome: { kind: 'sending' }, tried: true })
      const answer = await post(sent)
      if (answer.kind === 'nosession') {
        onSessionGone()
        return false
      }
      if (answer.kind !== 'unknown') {
        settle(key, answer)
        return true
      }
      await wait(
        answer.retryAfterSec === undefined
          ? (RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0)
          : answer.retryAfterSec * 1000,
      )
    }
  }

  async function deliverAll(): Promise<void> {
    for (let next = oldest(); next; next = oldest()) if (!(await deliver(next.key))) break
    hold()
  }
  /**
   * Sends what is open, oldest first: a note must not overtake the dispatch that was typed before it. Asked while it is
   * under way, it looks once more at the end, because the line may have come back in between.
   */
  function flush(): Promise<void> {
    if (!running)
      running = deliverAll().finally(() => {
        running = undefined
      })
    else if (!again)
      again = running.then(() => {
        again = undefined
        return flush()
      })
    return again ?? running
  }
  const oldest = () => results.findLast(isOpen)

  function add(
    part: Pick<Result, 'name' | 'input' | 'text' | 'unchangedSince' | 'undoes' | 'chain'>,
  ): Promise<Outcome> {
    const key = newKey()
    // Two in the same millisecond keep the order in which they were typed.
    const at = Math.max(now(), (results[0]?.at ?? 0) + 1)
    const answered = new Promise<Outcome>((done) => waiting.set(key, done))
    set([{ key, ...part, at, outcome: { kind: 'sending' }, tried: false }, ...results])
    void flush()
    return answered
  }

  /** Forgets a held command. One that was tried may have been carried out: the board tells. */
  function drop(key: string): void {
    if (find(key)?.outcome.kind === 'held') set(results.filter((result) => result.key !== key))
  }

  async function undo(key: string): Promise<Outcome | undefined> {
    const done = find(key)
    if (done?.outcome.kind !== 'done' || !done.outcome.undo || (done.undoUntil ?? 0) <= now()) return undefined
    const { command, input } = done.outcome.undo
    change(key, { undoUntil: undefined })
    return await add({ name: command, input, text: done.text, unchangedSince: done.outcome.seq, undoes: key })
  }

  return {
    subscribe,
    results: () => results,
    heldCount: () => results.filter(({ outcome }) => outcome.kind === 'held').length,
    send: (
      name: string,
      input: unknown,
      { unchangedSince, text = '', chain }: { unchangedSince?: number; text?: string; chain?: string } = {},
    ) => add({ name, input, text, unchangedSince, chain }),
    /** Tells of a command that is not sent from here, and why. */
    refuse(name: string, input: unknown, { text = '' }: { readonly text?: string }, sentence: string): Outcome {
      const at = Math.max(now(), (results[0]?.at ?? 0) + 1)
      const outcome: Outcome = { kind: 'refused', code: 'past', sentence, facts: {} }
      set([{ key: newKey(), name, input, text, at, outcome, tried: false }, ...results])
      return outcome
    },
    flush,
    undo,
    /** The newest is what is meant, also while it is on its way: else what was done before it would be taken back. */
    undoLast: async (): Promise<Outcome | undefined> => {
      const newest = results[0]
      if (newest?.outcome.kind === 'sending') {
        await running
        if (newest.undoes === undefined) return await undo(newest.key)
      }
      if (newest?.outcome.kind === 'held' && newest.undoes === undefined) {
        // It has not left this machine: it need not. One that was tried may have been done, and nobody can say yet.
        if (!newest.tried) drop(newest.key)
        return undefined
      }
      const last = results.find(({ undoUntil }) => (undoUntil ?? 0) > now())
      return last && (await undo(last.key))
    },
    drop,
    /** From now on this is the outbox of that person: what that person left unanswered in this window is here again. */
    openFor(person: string): void {
      if (owner === person) return
      owner = person
      const kept: readonly Result[] = JSON.parse(store.getItem(shelf()) ?? '[]')
      set(kept.map((result) => ({ ...result, outcome: { kind: 'held' } })))
      void flush()
    },
  }
}
