import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { join } from 'node:path'
import type { Role } from '@muster/shared/access/roles.ts'
import type { FastifyInstance } from 'fastify'
import { readConfig } from '../config.ts'
import type { Needs } from '../http/callers.ts'
import { dropDataDir, freePort, newDataDir } from '../hub.testing.ts'
import { type Hub, startHub } from '../hub.ts'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { type Access, createAccess } from './access.ts'
import { accessKeyIn } from './factors/seal.ts'

/** A route as it was declared. */
export type DeclaredRoute = {
  readonly method: string
  readonly url: string
  readonly needs?: Needs
  readonly ownSignIn: boolean
}

export type HubHere = {
  readonly hub: Hub
  readonly routes: readonly DeclaredRoute[]
  readonly redis: RedisClient
  readonly access: Access
  /** A session of somebody with these roles, who exists from now on; answers the cookie. */
  readonly cookieOf: (username: string, roles: readonly Role[], agencyId?: string) => Promise<string>
  readonly stop: () => Promise<void>
}

/** For tests: a hub in this process, with every route that it declares and its access keys within reach. */
export async function startHubHere(args: readonly string[] = []): Promise<HubHere> {
  const dataDir = newDataDir()
  const routes: DeclaredRoute[] = []
  const listen = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url, config }) => {
      for (const one of [method].flat())
        routes.push({ method: one, url, needs: config?.needs, ownSignIn: config?.ownSignIn ?? false })
    })
  }
  subscribe('fastify.initialization', listen)
  const port = String(await freePort())
  const hub = await startHub(readConfig(['--port', port, '--data', dataDir, '--no-traffic', ...args], process.env))
  unsubscribe('fastify.initialization', listen)
  const redis = await connectRedis({ address: { socket: join(dataDir, 'redis', 'redis.sock') } })
  const access = createAccess({ redis, city: 'sf', sample: true, key: accessKeyIn(dataDir) })
  return {
    hub,
    routes,
    redis,
    access,
    async cookieOf(username, roles, agencyId) {
      await access.accounts.ensureSample([{ username, name: username, roles, agencyId }], 'a-password-of-tests')
      const token = await access.sessions.begin(username)
      return `muster_session=${token}`
    },
    async stop() {
      redis.destroy()
      await hub.stop()
      dropDataDir(dataDir)
    },
  }
}
