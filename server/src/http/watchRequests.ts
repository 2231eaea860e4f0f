import type { FastifyInstance } from 'fastify'
import type { Timer } from '../watch/meters.ts'
import { type OpenSpan, openSpan } from '../watch/spans.ts'
import { classOfRoute, logRequest } from './requestLog.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What a tracer is told of this request. */
    span: OpenSpan | null
  }
}

/** Gives each request an id that its answer carries, and times, traces and logs it. Before any other hook. */
export function watchRequests(app: FastifyInstance, timer: Timer): void {
  app.decorateRequest('span', null)
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    request.span = openSpan('http', request.headers)
    request.span.goOn(done)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode, elapsedTime } = reply
    const route = request.is404 ? undefined : request.routeOptions.url
    timer.observe(elapsedTime, { class: classOfRoute(route), status: `${Math.floor(statusCode / 100)}xx` })
    request.span?.end({
      'http.request.method': request.method,
      'http.route': route ?? 'none',
      'http.response.status_code': statusCode,
    })
    logRequest(request.log, request, statusCode, elapsedTime)
  })
}
