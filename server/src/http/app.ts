import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { connectionLost } from '../redis/connectionLost.ts'
import { answerUnreadable, DOCS_POLICY, harden, hardenAll } from './headers.ts'
import { refuseHugeNumbers } from './hugeNumbers.ts'
import { readJsonBodies } from './jsonBodies.ts'
import { problem } from './problem.ts'
import { requestLogOptions } from './requestLog.ts'

/** A body larger than this is answered 413, unless the route says otherwise. */
const BODY_LIMIT = 1024 * 1024
/** How long a request may take to arrive before 408, and how often that is looked at, ms: within 10 s (bad input 2). */
const ARRIVAL_MS = 8000
const LOOK_EVERY_MS = 1000

const CODES: Readonly<Record<number, string>> = { 404: 'not_found', 413: 'too_large', 415: 'unsupported_type' }

/** The one that calls is ours; what stands before its own word, anybody may have written. (A number would trust nobody.) */
const isOurProxy = (_address: string, hop: number): boolean => hop === 0

/** The hub's web server with what every route shares: limits, headers, errors as problem+json, OpenAPI. */
export async function createApp({
  level,
  trustProxy,
}: {
  level: string
  trustProxy: boolean
}): Promise<FastifyInstance> {
  const app = Fastify({
    ...requestLogOptions({ level, trustProxy }),
    trustProxy: trustProxy && isOurProxy,
    bodyLimit: BODY_LIMIT,
    requestTimeout: ARRIVAL_MS,
    http: { connectionsCheckingInterval: LOOK_EVERY_MS, headersTimeout: ARRIVAL_MS, requestTimeout: ARRIVAL_MS },
    forceCloseConnections: true,
    clientErrorHandler: answerUnreadable,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array', strict: false } },
  })
  // A page of any site may send text without asking: what changes anything is JSON.
  app.removeContentTypeParser('text/plain')
  readJsonBodies(app)
  refuseHugeNumbers(app)
  await app.register(cookie)
  hardenAll(app.server)
  app.addHook('onRequest', async (request, reply) => {
    harden(reply.raw)
    // What is told to one person is kept by no cache on the way; a route may say otherwise.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  })
  await app.register(rateLimit, { global: false })
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
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: DOCS_POLICY })

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
