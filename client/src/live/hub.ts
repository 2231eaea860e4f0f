import { getLang } from '../i18n/lang.ts'
import { inWorld } from './world.ts'

/** A no of the hub, as RFC 9457 tells it. */
export type Problem = {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly facts?: Readonly<Record<string, unknown>>
  /** Seconds after which it may be tried again. */
  readonly retryAfterSec?: number
}

export type Reply<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: Problem }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** Status 0: the hub did not answer at all. */
const unreachable: Problem = { status: 0, code: 'unreachable', detail: '' }

async function problemOf(response: Response): Promise<Problem> {
  const told = recordOf(await response.json().catch(() => ({})))
  const retryAfterSec = Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    status: response.status,
    code: textOf(told.code) || `http.${response.status}`,
    detail: textOf(told.detail) || textOf(told.title),
    facts: recordOf(told.facts),
    ...(Number.isFinite(retryAfterSec) && { retryAfterSec }),
  }
}

/**
 * Asks the hub over HTTP, in the reader's language. Never throws: no answer within `withinMs` is a problem of status 0.
 */
export async function askHub<T>(
  path: string,
  {
    method = 'GET',
    body,
    headers = {},
    withinMs = 10_000,
  }: { method?: string; body?: unknown; headers?: Record<string, string>; withinMs?: number } = {},
): Promise<Reply<T>> {
  try {
    const response = await fetch(inWorld(`/api/v1/${path}`), {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-language': getLang() === 'zh' ? 'zh-CN' : 'en',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(withinMs),
    })
    if (!response.ok) return { ok: false, problem: await problemOf(response) }
    return { ok: true, body: response.status === 204 ? (undefined as T) : await response.json() }
  } catch {
    return { ok: false, problem: unreachable }
  }
}
