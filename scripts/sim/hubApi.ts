import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import Type from 'typebox'
import { Compile } from 'typebox/compile'

/**
 * What the hub said. `refused` is a no (HTTP status and the problem's code); `lost`: nobody knows, and it was given up.
 */
export type Answer =
  | { readonly kind: 'done'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly detail: string }
  | { readonly kind: 'lost'; readonly why: string }

/** The hub's public API with one key. */
export type HubApi = {
  readonly get: (path: string) => Promise<Answer>
  /** A command; sent again with the same Idempotency-Key until its outcome is known. */
  readonly command: (name: string, input: unknown) => Promise<Answer>
  /** A feed's items; sent again as a command is. With `latestOnly` they are given up at the first failure. */
  readonly feed: (name: string, body: unknown, options?: { readonly latestOnly?: boolean }) => Promise<Answer>
  readonly post: (path: string, body: unknown) => Promise<Answer>
}

const REPLY_WITHIN_MS = 8000
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 5000
/** Hub and Redis are back within seconds or a person is at work; what is older than this is decided anew. */
const GIVE_UP_AFTER_MS = 60_000

const problem = Compile(Type.Object({ code: Type.String(), detail: Type.Optional(Type.String()) }))

/** Talks to the hub at `url` (scheme, host, port) about one world. `stop` ends every request at once. */
export function createHubApi({
  url,
  key,
  world,
  stop,
}: {
  url: string
  key: string
  world: string
  stop: AbortSignal
}): HubApi {
  const address = (path: string) => {
    const full = new URL(path, url)
    full.searchParams.set('world', world)
    return full
  }

  async function once(path: string, init: RequestInit): Promise<Answer & { readonly again?: number | true }> {
    let response: Response
    let text: string
    try {
      const signal = AbortSignal.any([stop, AbortSignal.timeout(REPLY_WITHIN_MS)])
      response = await fetch(address(path), {
        ...init,
        signal,
        headers: { authorization: `Bearer ${key}`, ...init.headers },
      })
      text = await response.text()
    } catch (error) {
      return { kind: 'lost', why: reasonOf(error), again: true }
    }
    const body = parsed(text)
    if (response.ok) return { kind: 'done', body }
    const { code, detail = '' } = problem.Check(body) ? body : { code: `http_${response.status}` }
    const afterSec = Number(response.headers.get('retry-after'))
    if (response.status === 429 || response.status >= 500)
      return { kind: 'lost', why: `${response.status} ${code}`, again: afterSec > 0 ? afterSec * 1000 : true }
    return { kind: 'refused', status: response.status, code, detail }
  }

  async function send(path: string, body: unknown, giveUpAfterMs: number): Promise<Answer> {
    // Made once, before the first sending: however often it is sent, it happens once.
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    const since = performance.now()
    for (let attempt = 0; ; attempt++) {
      const answer = await once(path, { method: 'POST', headers, body: JSON.stringify(body) })
      const pauseMs =
        answer.again === true ? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) : (answer.again ?? 0)
      if (answer.again === undefined || stop.aborted) return answer
      if (performance.now() - since + pauseMs > giveUpAfterMs) return answer
      await pause(pauseMs, undefined, { signal: stop }).catch(() => undefined)
    }
  }

  return {
    get: (path) => once(path, {}),
    post: (path, body) => send(path, body, 0),
    command: (name, input) => send(`/api/v1/commands/${name}`, input, GIVE_UP_AFTER_MS),
    feed: (name, body, { latestOnly = false } = {}) =>
      send(`/api/v1/feeds/${name}`, body, latestOnly ? 0 : GIVE_UP_AFTER_MS),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
