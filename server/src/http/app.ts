import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify'
import { connectionLost } from '../redis/connectionLost.ts'
import { problem } from './problem.ts'

/** A body larger than this is answered 413, unless the route says otherwise. */
const BODY_LIMIT = 1024 * 1024
/** Requests of one caller in ten seconds before 429: far above any person and above the feeds of a city. */
const REQUESTS_PER_10_S = 40_000
/** How long a request may take to arrive before 408 (RELIABILITY 4, slow senders), ms. */
const ARRIVAL_MS = 10_000

const CODES: Readonly<Record<number, string>> = { 404: 'not_found', 413: 'too_large', 415: 'unsupported_type' }

/** The hub's web server with what every route shares: limits, headers, errors as problem+json, OpenAPI. */
export async function createApp({
  level,
  trustProxy,
}: {
  level: string
  trustProxy: boolean
}): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    trustProxy,
    bodyLimit: BODY_LIMIT,
    requestTimeout: ARRIVAL_MS,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array', strict: false } },
  })
  // A page of any site may send text without asking: what changes anything is JSON (RELIABILITY 3).
  app.removeContentTypeParser('text/plain')
  await app.register(cookie)
  await app.register(helmet, {
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'connect-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'img-src': ["'self'", 'data:', 'blob:'],
        // MapLibre and the docs page set style attributes of their own.
        'style-src': ["'self'", "'unsafe-inline'"],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
  })
  await app.register(rateLimit, {
    max: REQUESTS_PER_10_S,
    timeWindow: 10_000,
    keyGenerator: ({ headers, cookies, ip }) => headers.authorization ?? cookies.muster_session ?? ip,
    errorResponseBuilder: (_request, { ttl }) =>
      Object.assign(new Error('too many'), { statusCode: 429, seconds: Math.ceil(ttl / 1000) }),
  })
  // Brotli's own default takes a second for the gazetteer; this one a few milliseconds, and is hardly larger.
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, brotliOptions })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Muster', version: '1', description: 'One true, shared picture of a city in an emergency.' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'muster_session' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs' })

  app.setErrorHandler((error: FastifyError & { seconds?: number }, request, reply) => {
    if (connectionLost(error)) return problem(reply, 503, 'unknown')
    const status = error.statusCode ?? 500
    if (status >= 500) {
      request.log.error({ err: error, caller: request.caller?.actor.id }, 'request failed')
      return problem(reply, 500, 'failed')
    }
    // Read to its end and dropped: a line that is closed in mid-sending would lose the answer (seen: EPIPE).
    if (status === 413) reply.removeHeader('connection')
    if (status === 429) return problem(reply, 429, 'too_many', { seconds: error.seconds ?? 1 })
    const [first] = error.validation ?? []
    const facts = { at: first?.instancePath ?? '', why: first?.message ?? error.message }
    return problem(reply, status, CODES[status] ?? 'invalid', facts)
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger())
  return app
}
