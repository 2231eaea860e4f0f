import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { type FastifyBaseLogger, type FastifyRequest, LogController } from 'fastify'

const ID = /^[A-Za-z0-9._-]{8,64}$/

/** What a route is about, for levels and figures: fixed words, never an address that somebody called. */
export type RouteClass = 'command' | 'feed' | 'session' | 'read' | 'watch' | 'portal' | 'page' | 'none'

const CLASSES: readonly (readonly [beginning: string, routeClass: RouteClass])[] = [
  ['/api/v1/commands/', 'command'],
  ['/api/v1/feeds/', 'feed'],
  ['/api/v1/quarantine/', 'feed'],
  ['/api/v1/session', 'session'],
  ['/api/v1/api-keys', 'session'],
  ['/api/v1/setup', 'session'],
  ['/api/v1/watch', 'watch'],
  ['/metrics', 'watch'],
  ['/healthz', 'watch'],
  ['/readyz', 'watch'],
  ['/api/', 'read'],
  ['/public/', 'portal'],
]

/** `route` as it was declared (`/api/v1/feeds/osmand/:token`); undefined where none was met. */
export function classOfRoute(route: string | undefined): RouteClass {
  if (route === undefined) return 'none'
  if (route === '/') return 'portal'
  return CLASSES.find(([beginning]) => route.startsWith(beginning))?.[1] ?? 'page'
}

/** How loud a request is told: what failed by our fault, what was held off, what changed anything, and the rest. */
function levelOf(status: number, routeClass: RouteClass): 'error' | 'warn' | 'info' | 'debug' {
  if (status >= 500) return status === 503 ? 'warn' : 'error'
  if (status === 429 || status === 408 || status === 413) return 'warn'
  return routeClass === 'command' || routeClass === 'feed' || routeClass === 'session' ? 'info' : 'debug'
}

/** Where a call came from, so far that one network can be told from another and no household from the next. */
export function networkOf(ip: string): string {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(ip)
  if (v4) return `${v4[1]}.0/24`
  return isIP(ip) === 6 ? `${ip.split(':').slice(0, 3).join(':')}::/48` : ''
}

/**
 * How errors are told: their kind, their words and where they come from. Nothing else hangs on them in a log (a Redis
 * error, for one, carries its command), and of what could not be parsed, no word: it quotes what somebody sent.
 */
export function errorAsLogged(error: unknown): { type: string; message: string; stack: string; code?: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const message = error instanceof SyntaxError ? 'does not parse' : error.message
  return { type: error.name, ...code, message, stack: frames.join('\n') }
}

/**
 * What Fastify needs for structured logs: one JSON line each, with the request's id. A line says what our code put into
 * it: no header, no body, no address that was called ever stands in one.
 */
export const requestLogOptions = ({
  level,
  trustProxy,
  stream,
}: {
  level: string
  trustProxy: boolean
  /** Where the lines go; standard output where it is not said. */
  stream?: { write(line: string): void }
}) => ({
  logger: {
    level,
    ...(stream && { stream }),
    base: { pid: process.pid },
    serializers: { err: errorAsLogged, error: errorAsLogged, req: () => ({}), res: () => ({ statusCode: 0 }) },
  },
  // Its own lines would hold addresses as they were called.
  logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
  requestIdHeader: false as const,
  // A proxy of ours may have given it an id already; from elsewhere it would let strangers write in our log.
  genReqId({ headers }: IncomingMessage): string {
    const given = headers['x-request-id']
    return trustProxy && typeof given === 'string' && ID.test(given) ? given : randomUUID()
  },
})

/** Writes down what became of a request: one line. `ms`: until the last byte was handed over. */
export function logRequest(log: FastifyBaseLogger, request: FastifyRequest, status: number, ms: number): void {
  const route = request.is404 ? undefined : request.routeOptions.url
  const routeClass = classOfRoute(route)
  const facts = {
    ...{ method: request.method, route: route ?? 'none', status, ms: Math.round(ms * 10) / 10 },
    ...{ caller: request.caller?.actor.id, from: networkOf(request.ip) },
  }
  log[levelOf(status, routeClass)](facts, 'request')
}
