import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { World } from '../worlds/world.ts'
import { LIVE, type Worlds } from '../worlds/worlds.ts'
import { problem } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The world that the call names by `?world=`; the live one where it names none. */
    world: World
  }
}

const nameIn = ({ query }: FastifyRequest): string => {
  const named: unknown = typeof query === 'object' && query !== null && 'world' in query ? query.world : undefined
  return named === undefined ? LIVE : String(named)
}

/** Finds the world that a call names, after it is known who calls: what is none is answered 404. */
export function findWorlds(app: FastifyInstance, worlds: Worlds): void {
  app.decorateRequest('world', { getter: () => worlds.live })
  app.addHook('onRequest', async (request, reply) => {
    const name = nameIn(request)
    if (name === LIVE) return undefined
    const world = await worlds.find(name)
    if (!world) return problem(reply, 404, 'world_not_found', { world: name.slice(0, 40) })
    const why = world.trouble()
    if (why) return problem(reply.header('retry-after', '1'), 503, 'not_ready', { why })
    Object.defineProperty(request, 'world', { value: world })
    return undefined
  })
}
