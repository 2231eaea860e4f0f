import { hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CityClock } from '@muster/shared/kernel/clock.ts'
import type { Cursor } from '@muster/shared/kernel/entry.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import { within } from '../redis/within.ts'
import { APPEND_SCRIPT, TOP_SCRIPT } from './appendScript.ts'
import type { JournalKeys } from './keys.ts'
import { type Line, type Payload, readLine } from './line.ts'

/**
 * A command's entry, ready to be appended. `expects`: the version (seq of last touch, 0 for never) of each thing touched;
 * `leaves`: those of them that are no more afterwards, and have no version then.
 */
export type Draft = {
  readonly leaves?: readonly string[]
  readonly expects: ReadonlyMap<string, number>
  readonly payload: Payload
}

/** What became of a draft. `conflict`: somebody was faster; catch up to `seq`, decide again (J2). */
export type Appended =
  | { readonly kind: 'ok'; readonly line: Line }
  | { readonly kind: 'known'; readonly seq: number }
  | { readonly kind: 'other' }
  | { readonly kind: 'conflict'; readonly name: string; readonly seq: number }

/** Idempotency keys are kept for 30 days (J2). */
const KEY_LIFE_MS = 30 * 24 * 3600 * 1000
/** How long one blocking read of the tail waits before it looks round. */
const TAIL_BLOCK_MS = 2000

/** What is kept of an idempotency key: 132 bits of its hash. */
export const keyDigest = (scopedKey: string): string => hash('sha256', scopedKey, 'base64url').slice(0, 22)

/**
 * One world's journal in a Redis Stream: append (atomic, idempotent, versioned, batched), read, follow.
 * `redis` is connected; `tailRedis` is a connection of its own, because reading the tail blocks it.
 */
export function createJournal({
  redis,
  tailRedis,
  keys,
}: {
  redis: RedisClient
  tailRedis: RedisClient
  keys: JournalKeys
}) {
  const scriptSha = hash('sha1', APPEND_SCRIPT)

  async function runScript(scriptKeys: string[], args: string[]): Promise<string[][]> {
    const options = { keys: scriptKeys, arguments: args }
    try {
      return (await redis.evalSha(scriptSha, options)) as string[][]
    } catch (error) {
      // A fresh or restarted server does not know the script: nothing was written, so it may be sent again whole.
      if (error instanceof Error && error.message.startsWith('NOSCRIPT'))
        return (await redis.eval(APPEND_SCRIPT, options)) as string[][]
      throw error
    }
  }

  /** Appends drafts in one call. Rejects where the outcome is unknown. */
  async function append(drafts: readonly Draft[], clock: CityClock): Promise<Appended[]> {
    const args = [
      String(clock.anchorAt),
      String(clock.anchorCityTime),
      String(clock.rate),
      String(KEY_LIFE_MS),
      String(drafts.length),
    ]
    const payloads = drafts.map(({ payload }) => JSON.stringify(payload))
    drafts.forEach(({ payload, expects, leaves = [] }, i) => {
      args.push(payload.command.body, String(expects.size))
      for (const [name, seq] of expects) args.push(name, `${leaves.includes(name) ? '-' : ''}${seq}`)
      args.push(payloads[i] ?? '')
    })
    const idempotencyKeys = drafts.map(({ payload }) => keys.idempotency(payload.command.key))
    const answers = await within(runScript([keys.stream, keys.head, keys.versions, ...idempotencyKeys], args))
    return answers.map((answer, i) => appended(answer, drafts[i]?.payload, payloads[i] ?? ''))
  }

  /** What these digests of idempotency keys led to, each undefined where it is new. */
  async function firstOf(digests: readonly string[]): Promise<({ seq: number; body: string } | undefined)[]> {
    const kept = await within(redis.mGet(digests.map(keys.idempotency)))
    return kept.map((value) => {
      const [seq, body] = value?.split(':') ?? []
      return seq && body ? { seq: Number(seq), body } : undefined
    })
  }

  /** Lines after `after`, at most `limit`, oldest first. */
  async function readAfter(after: number, limit: number): Promise<Line[]> {
    const raw = await redis.xRange(keys.stream, `(${after}-0`, '+', { COUNT: limit })
    return (raw ?? []).map(readLine)
  }

  /** The line numbered `seq`, or undefined. */
  const lineAt = async (seq: number): Promise<Line | undefined> =>
    ((await redis.xRange(keys.stream, `${seq}-0`, `${seq}-0`)) ?? []).map(readLine)[0]

  /** True where the journal still holds what this cursor has read (J5). */
  async function holds({ seq, link }: Cursor): Promise<boolean> {
    if (seq === 0) return true
    return (await lineAt(seq))?.link === link
  }

  /** The top of the stream, with a head that is equal to it (J1). */
  async function top(): Promise<Cursor> {
    const [seq = '0', link = ''] = (await redis.eval(TOP_SCRIPT, { keys: [keys.stream, keys.head] })) as string[]
    return { seq: Number(seq), link }
  }

  /**
   * Follows the journal from what `position` says, until `signal` fires. Lines come in order, each once.
   * `onTrouble` hears of every failed read; after one, the reading goes on where it stood.
   */
  async function follow({
    position,
    onLines,
    onTrouble,
    signal,
  }: {
    position: () => number
    onLines: (lines: Line[]) => Promise<void> | void
    onTrouble: (error: unknown) => Promise<void> | void
    signal: AbortSignal
  }): Promise<void> {
    let trouble: unknown
    while (!signal.aborted) {
      try {
        // Redis may be gone while the trouble is looked into, too: then that is tried again before anything is read.
        if (trouble !== undefined) await onTrouble(trouble)
        trouble = undefined
        const streams = await tailRedis.xRead(
          { key: keys.stream, id: `${position()}-0` },
          { BLOCK: TAIL_BLOCK_MS, COUNT: 1000 },
        )
        const messages = (streams as { messages: Parameters<typeof readLine>[0][] }[] | null)?.[0]?.messages ?? []
        // What this hub wrote itself is folded from the answer to its append, which comes at the same moment.
        await nextTurn()
        const fresh = messages.filter(({ id }) => Number(id.split('-')[0]) > position())
        if (fresh.length > 0) await onLines(fresh.map(readLine))
      } catch (error) {
        if (signal.aborted) return
        trouble = error
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  /** Entries in the stream, not trimmed yet. */
  const length = (): Promise<number> => redis.xLen(keys.stream)

  /** The next incident number of a city day, `YYYYMMDD`: counted outside the fold, gaps allowed. */
  const nextNumber = async (day: string): Promise<string> =>
    `${day}-${await within(redis.hIncrBy(keys.numbers, day, 1))}`

  return { keys, append, firstOf, readAfter, lineAt, holds, top, follow, length, nextNumber }
}

export type Journal = ReturnType<typeof createJournal>

function appended(
  [kind = '', a = '', b = '', cityTime = '', link = '']: string[],
  payload: Payload | undefined,
  text: string,
): Appended {
  if (kind === 'known') return { kind, seq: Number(a) }
  if (kind === 'other') return { kind }
  if (kind === 'conflict') return { kind, name: a, seq: Number(b) }
  if (kind !== 'ok' || !payload) throw new Error(`the append script answered ${kind}`)
  const { actor, command, events } = payload
  return {
    kind,
    line: {
      entry: { seq: Number(a), at: Number(b), cityTime: Number(cityTime), actor, command: command.name, events },
      link,
      payload: text,
    },
  }
}
