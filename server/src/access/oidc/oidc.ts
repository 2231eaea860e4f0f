import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { CannotStart } from '../../cannotStart.ts'
import type { RedisClient } from '../../redis/connectRedis.ts'
import { newSecret, secretDigest } from '../secret.ts'

/** Another place where people sign in. `username`: the claim that says who of our own table it is. */
export type OidcConfig = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string
  readonly name: string
  readonly username: string
}

/** How long somebody has at the other place, s. */
const ASKED_SEC = 600
/** How long before they come back they may have shown there who they are, s. */
const SHOWN_SEC = 300
const PATIENCE_SEC = 10
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/
const USERNAME = /^[a-z0-9][a-z0-9_-]{1,39}$/

/** Who came back: the name that the other place says, and a digest of who that is there, which stays when names change. */
export type CameBack = { readonly username: string; readonly elsewhere: string }

type Asked = { readonly state: string; readonly nonce: string; readonly verifier: string; readonly redirect: string }

/** Reads the environment: OIDC_ISSUER and OIDC_CLIENT_ID turn it on. Plain HTTP only to this machine itself. */
export function readOidcConfig(env: Readonly<Record<string, string | undefined>>): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = env
  if (!issuer || !clientId) return undefined
  if (!issuer.startsWith('https://') && !LOOPBACK.test(issuer))
    throw new CannotStart('OIDC_ISSUER must begin with https://, for who signs in there is let in here.')
  return {
    ...{ issuer, clientId, clientSecret: env.OIDC_CLIENT_SECRET },
    ...{ name: env.OIDC_NAME || new URL(issuer).host, username: env.OIDC_USERNAME_CLAIM || 'preferred_username' },
  }
}

/**
 * Signing in elsewhere by OpenID Connect: authorization code with PKCE, state and nonce, all of them once and bound to the
 * browser that began. What the other place says counts for who somebody is, and for nothing else: roles are ours.
 */
export function createOidc({ config, redis, prefix }: { config: OidcConfig; redis: RedisClient; prefix: string }) {
  let found: Promise<Configuration> | undefined
  const keyOf = (ticket: string): string => `${prefix}:oidc:${secretDigest(ticket)}`

  /** What the other place is; asked for at the first sign-in, and again after it did not answer. */
  function server(): Promise<Configuration> {
    const options = LOOPBACK.test(config.issuer) ? { execute: [allowInsecureRequests] } : {}
    found ??= discovery(new URL(config.issuer), config.clientId, config.clientSecret, undefined, {
      ...options,
      timeout: PATIENCE_SEC,
    }).catch((error) => {
      found = undefined
      throw error
    })
    return found
  }

  return {
    name: config.name,
    /** Where the browser goes, and the ticket that it keeps meanwhile. `redirect`: where it comes back to. */
    async begin(redirect: string): Promise<{ url: string; ticket: string }> {
      const asked: Asked = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), redirect }
      const ticket = newSecret()
      await redis.set(keyOf(ticket), JSON.stringify(asked), { EX: ASKED_SEC })
      const url = buildAuthorizationUrl(await server(), {
        ...{ redirect_uri: redirect, scope: 'openid profile', state: asked.state, nonce: asked.nonce },
        ...{ code_challenge: await calculatePKCECodeChallenge(asked.verifier), code_challenge_method: 'S256' },
        // A browser that somebody left signed in there lets nobody in here.
        ...{ prompt: 'login', max_age: '0' },
      })
      return { url: url.href, ticket }
    },
    /**
     * Who came back; undefined where the answer does not belong to this browser's question, was used, tells of a login of
     * earlier, or says nobody. `query`: what stands behind the question mark.
     */
    async finish(ticket: string, query: string): Promise<CameBack | undefined> {
      const kept = await redis.getDel(keyOf(ticket))
      if (!kept) return undefined
      const asked: Asked = JSON.parse(kept)
      const back = new URL(asked.redirect)
      back.search = query
      const tokens = await authorizationCodeGrant(await server(), back, {
        ...{ expectedState: asked.state, expectedNonce: asked.nonce, pkceCodeVerifier: asked.verifier },
        ...{ idTokenExpected: true, maxAge: SHOWN_SEC },
      }).catch(() => undefined)
      const claims = tokens?.claims()
      const username = claims?.[config.username]
      if (!claims || typeof username !== 'string' || !USERNAME.test(username)) return undefined
      return { username, elsewhere: secretDigest(JSON.stringify([claims.iss, claims.sub])) }
    },
  }
}

export type Oidc = ReturnType<typeof createOidc>
