import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { FastifyInstance } from 'fastify'
import type { LiveState } from '../journal/liveState.ts'
import { frontPage } from '../portal/frontPage.ts'
import { PAGE_STYLE } from '../portal/page.ts'
import { policyFor } from './headers.ts'
import { languageOf, problem } from './problem.ts'

const CLIENT = fileURLToPath(new URL('../../../client/dist/', import.meta.url))

/** Places in the console and on the wall, and in a drill's. */
const PLACE = /^\/(?:console|wall|drill\/[0-9a-f]{10})\//
const WALL = /^(?:\/drill\/[0-9a-f]{10})?\/wall\//

/** The front page and the built console. Files with a hash in their name never change; the console's page always asks. */
export async function pageRoutes(app: FastifyInstance, { live }: { live: LiveState }): Promise<void> {
  await app.register(fastifyStatic, {
    root: CLIENT,
    prefix: '/console/',
    wildcard: true,
    cacheControl: false,
    // The build packs scripts and styles; packing the map's at each request took the hub a tenth of a second.
    preCompressed: true,
    index: 'index.html',
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.startsWith(join(CLIENT, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  const frontPolicy = policyFor(PAGE_STYLE)
  app.get<{ Querystring: { lang?: string } }>('/', { schema: { hide: true } }, (request, reply) => {
    const { lang: asked } = request.query
    const lang = asked === 'en' || asked === 'zh' ? asked : languageOf(request)
    if (!live.city.find('world', WORLD_ID)?.settings) return problem(reply, 503, 'not_ready', { why: '' })
    reply.header('content-security-policy', frontPolicy)
    return reply.type('text/html; charset=utf-8').send(frontPage({ city: live.city, cityNow: live.cityNow(), lang }))
  })
  for (const page of ['/console', '/wall'])
    app.get(page, { schema: { hide: true } }, (_request, reply) => reply.redirect(`${page}/`))
  app.setNotFoundHandler((request, reply) => {
    // Everything in the console is a URL; what is no file there is a place in it.
    const isPlace = request.method === 'GET' && PLACE.test(request.url) && !request.url.includes('/assets/')
    if (!isPlace) return problem(reply, 404, 'not_found')
    return reply.header('cache-control', 'no-cache').sendFile(WALL.test(request.url) ? 'wall.html' : 'index.html')
  })
}
