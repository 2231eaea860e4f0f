import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { isReserved } from '../access/account.ts'
import type { Setup, SetupAnswer } from '../access/setup.ts'
import type { RecordRights } from '../command/recordRights.ts'
import { SETUP_STYLE, setupPage } from '../portal/setupPage.ts'
import { Username } from './accountRoutes.ts'
import { policyFor } from './headers.ts'
import { isLocal } from './isLocal.ts'
import { languageOf, Problem, problem } from './problem.ts'

const Wish = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 80 }),
    username: Username,
    password: Type.String({ minLength: 12, maxLength: 400 }),
  },
  { additionalProperties: false },
)
type Wish = Static<typeof Wish>
const isWish = Compile(Wish)

const setupPolicy = policyFor(SETUP_STYLE)

const FORM = 'application/x-www-form-urlencoded'

/** The first run's one-time page, and the call behind it: this machine only, once. */
export function setupRoutes(app: FastifyInstance, { setup, record }: { setup: Setup; record: RecordRights }): void {
  async function make({ token, username, password }: Wish): Promise<SetupAnswer | 'name reserved'> {
    if (isReserved(username)) return 'name reserved'
    const made = await setup.makeAdministrator(token, username, password)
    if (made === 'made') await record('setup', username, { name: username, roles: ['admin'] })
    return made
  }
  const refusalOf = (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
    if (!setup.isOpen()) return problem(reply, 404, 'not_found')
    return isLocal(request) ? undefined : problem(reply, 403, 'local_only')
  }

  app.post<{ Body: Wish }>(
    '/api/v1/setup',
    {
      schema: {
        tags: ['access'],
        summary: 'First run: make the administrator with the one-time token that the hub has printed',
        body: Wish,
        response: { 200: Type.Object({ username: Type.String() }), '4xx': Problem },
        security: [],
      },
    },
    async (request, reply): Promise<FastifyReply> => {
      const no = refusalOf(request, reply)
      if (no) return no
      const made = await make(request.body)
      if (made === 'made') return reply.send({ username: request.body.username })
      if (made === 'wrong token') return problem(reply, 403, 'setup_token')
      return made === 'closed' ? problem(reply, 404, 'not_found') : problem(reply, 409, 'name_reserved')
    },
  )

  app.register(async (scope) => {
    scope.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    const page = (request: FastifyRequest, reply: FastifyReply, fault?: 'fields' | 'token'): FastifyReply =>
      reply
        .header('cache-control', 'no-store')
        .header('content-security-policy', setupPolicy)
        .type('text/html; charset=utf-8')
        .send(setupPage({ token: tokenIn(request), fault, lang: languageOf(request) }))

    scope.get('/setup', { schema: { hide: true } }, (request, reply) => {
      const no = refusalOf(request, reply)
      if (no) return no
      return setup.fits(tokenIn(request)) ? page(request, reply) : problem(reply, 403, 'setup_token')
    })
    scope.post('/setup', { schema: { hide: true } }, async (request, reply): Promise<FastifyReply> => {
      const no = refusalOf(request, reply)
      if (no) return no
      const made = isWish.Check(request.body) ? await make(request.body) : 'name reserved'
      if (made === 'made') return reply.redirect('/console/', 303)
      if (made === 'closed') return problem(reply, 404, 'not_found')
      return page(request, reply.code(made === 'wrong token' ? 403 : 400), made === 'wrong token' ? 'token' : 'fields')
    })
  })
}

function tokenIn({ query, body }: FastifyRequest): string {
  for (const place of [query, body])
    if (typeof place === 'object' && place !== null && 'token' in place) return String(place.token)
  return ''
}
