import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem } from './problem.ts'

const CLIENT = fileURLToPath(new URL('../../../client/dist/', import.meta.url))

/** The built console. Files with a hash in their name never change; its page always asks. */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: CLIENT,
    prefix: '/console/',
    wildcard: true,
    cacheControl: false,
    index: 'index.html',
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.startsWith(join(CLIENT, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/'))
  app.get('/console', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/'))
  app.setNotFoundHandler((request, reply) => {
    // Everything in the console is a URL; what is no file there is a place in it.
    const isPlace = request.method === 'GET' && request.url.startsWith('/console/') && !request.url.includes('/assets/')
    return isPlace ? reply.header('cache-control', 'no-cache').sendFile('index.html') : problem(reply, 404, 'not_found')
  })
}
