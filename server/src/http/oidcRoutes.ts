import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Access } from '../access/access.ts'
import { hasFactor } from '../access/account.ts'
import type { Oidc } from '../access/oidc/oidc.ts'
import { letIn, siteOf } from './me.ts'
import { Problem, problem } from './problem.ts'

const PATH = '/api/v1/session/oidc'
const BACK = `${PATH}/back`
/** Questions that one address may begin in a minute: each is kept until it is answered or too old. */
const BEGUN_PER_MINUTE = 60

/** Signing in elsewhere: the way there and back. Without such a place both are not there (404). */
export function oidcRoutes(app: FastifyInstance, { access, oidc }: { access: Access; oidc: Oidc | undefined }): void {
  const schema = (summary: string) => ({
    tags: ['access'],
    summary,
    security: [],
    response: { 302: Type.Null(), '4xx': Problem, 503: Problem },
  })
  // It comes back from another site: a strict cookie would stay behind. It holds nothing but the question's ticket.
  const cookie = (request: FastifyRequest) => {
    const secure = request.protocol === 'https'
    const options = { path: PATH, httpOnly: true, sameSite: 'lax', secure } as const
    return { name: secure ? '__Secure-muster_oidc' : 'muster_oidc', options }
  }

  const countBegun = app.createRateLimit({ max: BEGUN_PER_MINUTE, timeWindow: 60_000, keyGenerator: ({ ip }) => ip })

  app.get(
    PATH,
    { schema: schema('Sign in elsewhere, where that is set up') },
    async (request, reply): Promise<FastifyReply> => {
      if (!oidc) return problem(reply, 404, 'not_found')
      const count = await countBegun(request)
      if (!count.isAllowed && count.isExceeded)
        return problem(reply.header('retry-after', count.ttlInSeconds), 429, 'too_many', {
          seconds: count.ttlInSeconds,
        })
      const begun = await oidc.begin(`${siteOf(request).origin}${BACK}`).catch(() => undefined)
      if (!begun) return problem(reply, 503, 'oidc_silent', { name: oidc.name })
      const { name, options } = cookie(request)
      return reply.setCookie(name, begun.ticket, { ...options, maxAge: 600 }).redirect(begun.url)
    },
  )

  app.get(
    BACK,
    { schema: schema('The way back from signing in elsewhere') },
    async (request, reply): Promise<FastifyReply> => {
      if (!oidc) return problem(reply, 404, 'not_found')
      const { name, options } = cookie(request)
      const ticket = request.cookies[name]
      reply.clearCookie(name, options)
      const came = ticket ? await oidc.finish(ticket, request.url.split('?')[1] ?? '') : undefined
      if (!came) return back(reply, 'oidc_refused')
      const { username, elsewhere } = came
      const known = await access.accounts.find(username)
      // Whoever is not in our own table gets no role from anybody else's, and no sample login is anybody's own.
      if (!known || known.sample) return back(reply, 'oidc_unknown')
      const account = await access.accounts.signsInElsewhere(username, elsewhere)
      if (!account) return back(reply, 'oidc_bound')
      if (!hasFactor(account)) return letIn(access, request, reply, username, account, '/console/')
      // Our own second factor is asked for all the same.
      return reply.redirect(`/console/#second=${await access.tickets.give(username, account)}`)
    },
  )
}

/** Back to the console, which says why: always to our own page, wherever the question may have come from. */
const back = (reply: FastifyReply, code: string): FastifyReply =>
  reply.redirect(`/console/#${new URLSearchParams({ problem: code })}`)
