import type { Undo } from '@muster/shared/kernel/command.ts'
import { askHub } from './hub.ts'
import type { Answer, Sending } from './outbox.ts'

type Committed = { readonly seq: number; readonly result?: Readonly<Record<string, unknown>>; readonly undo?: Undo }

/** Above it the hub only could not say: 5xx, 429, no answer. */
const mayTryAgain = (status: number): boolean => status === 0 || status === 429 || status >= 500

/** Sends one command once. */
export async function postCommand({ key, name, input, unchangedSince }: Sending): Promise<Answer> {
  const reply = await askHub<Committed>(`commands/${name}`, {
    method: 'POST',
    body: input,
    headers: {
      'idempotency-key': key,
      ...(unchangedSince !== undefined && { 'unchanged-since': `${unchangedSince}` }),
    },
  })
  if (reply.ok) return { kind: 'done', seq: reply.body.seq, result: reply.body.result ?? {}, undo: reply.body.undo }
  const { status, code, detail, facts = {}, retryAfterSec } = reply.problem
  if (mayTryAgain(status)) return { kind: 'unknown', retryAfterSec }
  if (status === 401) return { kind: 'nosession' }
  if (status === 404 || status === 409 || status === 403) return { kind: 'refused', code, sentence: detail, facts }
  return { kind: 'failed', sentence: detail }
}
