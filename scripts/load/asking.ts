import { randomUUID } from 'node:crypto'
import { type Asked, type Hub, monotonicMs } from './messages.ts'

const PATIENCE_MS = 30_000

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }

/** Asks a hub and writes down how long each answer took. */
export function createAsking({ url, key }: Hub) {
  const asked: Asked[] = []
  const open = new Set<Promise<unknown>>()
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }

  async function ask(what: Asked['what'], path: string, init: RequestInit): Promise<Answer> {
    const startedMs = monotonicMs()
    const answer = await fetch(url + path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => ({ status: 0, text: '' }))
    const ms = monotonicMs() - startedMs
    const body = what === 'portal' ? {} : recordOf(answer.text)
    asked.push({
      ...{ what, startedMs, ms, status: answer.status },
      ...(typeof body.seq === 'number' && { seq: body.seq }),
      ...(typeof body.code === 'string' && { code: body.code }),
      ...(typeof body.accepted === 'number' && { accepted: body.accepted }),
    })
    return { status: answer.status, body }
  }

  const kept = <T>(work: Promise<T>): Promise<T> => {
    open.add(work)
    return work.finally(() => open.delete(work))
  }

  return {
    asked,
    command: (name: string, input: unknown): Promise<Answer> =>
      kept(
        ask('command', `/api/v1/commands/${name}`, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': randomUUID() },
          body: JSON.stringify(input),
        }),
      ),
    feed: (feed: 'incidents' | 'positions', body: unknown): Promise<Answer> =>
      kept(ask(feed, `/api/v1/feeds/${feed}`, { method: 'POST', headers, body: JSON.stringify(body) })),
    readPortal: (): Promise<Answer> => kept(ask('portal', '/', { headers: { accept: 'text/html' } })),
    /** Once all that was asked is answered. */
    settled: async (): Promise<void> => void (await Promise.allSettled(open)),
  }
}

export type Asking = ReturnType<typeof createAsking>

function recordOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
