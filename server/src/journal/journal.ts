import { hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { isLeaving } from '@muster/shared/domain/incident/departed.ts'
import type { CityClock } from '@muster/shared/kernel/clock.ts'
import type { Cursor } from '@muster/shared/kernel/entry.ts'
import { ErrorReply } from 'redis'
import type { RedisClient } from '../redis/connectRedis.ts'
import { createScript } from '../redis/script.ts'
import { within } from '../redis/within.ts'
import { APPEND_SCRIPT, TOP_SCRIPT } from './appendScript.ts'
import { createKeyBuckets, idempotencyRecords, packMarks } from './keyBuckets.ts'
import type { JournalKeys } from './keys.ts'
import { type Line, type Payload, rawOf, readLine, readRaw } from './line.ts'
import { createNumbers } from './numbers.ts'

/**
 * A command's entry, ready to be appended. `expects`: the version (seq of last touch, 0 for never) of each thing touched;
 * `leaves`: those of them that are no more afterwards, and have no version then.
 */
export type Draft = {
  readonly leaves?: readonly string[]
  readonly expects: ReadonlyMap<string, number>
  readonly payload: Payload
  /** The payload's JSON, where it is at hand. */
  readonly json?: string
}

/** What became of a draft. `conflict`: somebody was faster; catch up to `seq`, decide again (J2). */
export type Appended =
  | { readonly kind: 'ok'; readonly line: Line; readonly replicas?: number }
  | { readonly kind: 'known'; readonly seq: number }
  | { readonly kind: 'other' }
  | { readonly kind: 'conflict'; readonly name: string; readonly seq: number }

/** How long one blocking read of the tail waits before it looks round. */
const TAIL_BLOCK_MS = 2000
/** Entries read in one go. */
const CHUNK = 1000

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
  const [appendScript, topScript] = [createScript(redis, APPEND_SCRIPT), createScript(redis, TOP_SCRIPT)]
  const buckets = createKeyBuckets({ redis, keys })

  /** Appends drafts in one call. Rejects where the outcome is unknown. */
  async function append(drafts: readonly Draft[], { anchorAt, anchorCityTime, rate }: CityClock): Promise<Appended[]> {
    const payloads = drafts.map(({ payload, json }) => json ?? JSON.stringify(payload))
    const names: string[] = []
    const expected: string[] = []
    const own: string[] = []
    drafts.forEach(({ expects, leaves }, i) => {
      for (const [name, seq] of expects) {
        names.push(name)
        expected.push(leaves?.includes(name) ? `-${seq}` : String(seq))
      }
      own.push(String(expects.size), payloads[i] ?? '')
    })
    const marks = packMarks(drafts.map(({ payload }) => payload.command))
    const numbers = [anchorAt, anchorCityTime, rate, drafts.length].map(String)
    const args = [...numbers, marks, String(names.length), ...names, ...expected, ...own]
    const places = [keys.stream, keys.head, keys.versions, keys.buckets]
    const [before = '', at = '', cityTime = '', room, ...answers] = await within(appendScript(places, args)).catch(mend)
    if (room === 'crowded') buckets.makeRoom()
    buckets.forgetOld(Number(at))
    let seq = Number(before)
    return answers.map((answer, i): Appended => {
      const payload = drafts[i]?.payload
      if (!payload || !answer.startsWith('ok ')) return notAppended(answer)
      const { actor, command, events } = payload
      seq += 1
      const entry = { seq, at: Number(at), cityTime: Number(cityTime), actor, command: command.name, events }
      return { kind: 'ok', line: { entry, link: answer.slice(3), payload: payloads[i] ?? '' } }
    })
  }

  /** A script that failed may have left a head that differs from the stream, and then every later one fails too. */
  async function mend(error: unknown): Promise<never> {
    if (error instanceof ErrorReply) await top().catch(() => {})
    throw error
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

  /** Notes of entries that lie in the stream after `after` what they touched and what their keys led to. */
  async function rememberAfter(after: number): Promise<void> {
    for (
      let from = after, lines = await readAfter(from, CHUNK);
      lines.length > 0;
      lines = await readAfter(from, CHUNK)
    ) {
      const versions = lines.flatMap(({ entry: { seq, events } }) =>
        events.flatMap((event) => cityFold.touches([event]).map((name) => [name, isLeaving(event) ? 0 : seq] as const)),
      )
      await buckets.remember(idempotencyRecords(lines.map(rawOf)), new Map(versions))
      from = lines.at(-1)?.entry.seq ?? from
    }
  }

  /**
   * The top of the stream, with a head that is equal to it (J1). Entries of which versions and idempotency keys were not
   * noted are noted first: until then nobody can append.
   */
  async function top(): Promise<Cursor> {
    const [newest, noted] = await Promise.all([
      redis.xRevRange(keys.stream, '+', '-', { COUNT: 1 }),
      redis.hGet(keys.head, 'noted'),
    ])
    const last = newest?.[0]
    if (last && readRaw(last).seq > Number(noted ?? 0)) await rememberAfter(Number(noted ?? 0))
    const [seq = '0', link = ''] = await topScript([keys.stream, keys.head], [])
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
    let count = 1
    while (!signal.aborted) {
      try {
        // Redis may be gone while the trouble is looked into, too: then that is tried again before anything is read.
        if (trouble !== undefined) await onTrouble(trouble)
        trouble = undefined
        const streams = await tailRedis.xRead(
          { key: keys.stream, id: `${position()}-0` },
          { BLOCK: TAIL_BLOCK_MS, COUNT: count },
        )
        const messages = (streams as { messages: Parameters<typeof readLine>[0][] }[] | null)?.[0]?.messages ?? []
        // What this hub wrote itself is folded from the answer to its append, which comes at the same moment.
        await nextTurn()
        const fresh = messages.filter(({ id }) => Number(id.split('-')[0]) > position())
        if (fresh.length > 0) await onLines(fresh.map(readLine))
        // One entry tells whether it was another hub that wrote; our own are not worth being read.
        count = fresh.length > 0 ? CHUNK : 1
      } catch (error) {
        if (signal.aborted) return
        trouble = error
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  /** Entries in the stream, not trimmed yet. */
  const length = (): Promise<number> => redis.xLen(keys.stream)

  const numbers = createNumbers({ redis, key: keys.numbers })

  return { keys, append, firstOf: buckets.firstOf, readAfter, lineAt, holds, top, follow, length, numbers }
}

export type Journal = ReturnType<typeof createJournal>

function notAppended(answer: string): Appended {
  const [kind = '', seq = '', name = ''] = answer.split(' ', 3)
  if (kind === 'known') return { kind, seq: Number(seq) }
  if (kind === 'other') return { kind }
  if (kind === 'conflict') return { kind, name, seq: Number(seq) }
  throw new Error(`the append script answered ${answer}`)
}
