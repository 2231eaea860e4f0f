import { expect, test } from 'vitest'
import type { Access } from '../access/access.ts'
import { SCOPES } from '../access/caller.ts'
import { createApp } from './app.ts'
import { guardCalls } from './callers.ts'

const caller = { actor: { id: 'a', name: 'A', roles: [] }, kind: 'session', scopes: SCOPES } as const
const access = { bySession: async () => caller, byKey: async () => caller } as unknown as Access

async function appThatIs(trouble: string | undefined) {
  const app = await createApp({ level: 'silent', trustProxy: false })
  guardCalls(app, access, () => trouble)
  app.get('/needy', { config: { needs: { scope: 'read' } } }, async () => ({ seq: 1 }))
  app.post('/fed', { config: { ownSignIn: true } }, async () => ({ accepted: 1 }))
  app.get('/free', async () => 'lives')
  return app
}

test('while state is not whole nothing is decided on it: 503, try again', async () => {
  const app = await appThatIs('state is being folded')
  for (const answer of [await app.inject('/needy'), await app.inject({ method: 'POST', url: '/fed' })]) {
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'not_ready', '1'])
  }
  expect((await app.inject('/free')).statusCode).toBe(200)
})

test('once it is whole the same calls are answered', async () => {
  const app = await appThatIs(undefined)
  expect((await app.inject('/needy')).statusCode).toBe(200)
  expect((await app.inject({ method: 'POST', url: '/fed' })).statusCode).toBe(200)
})
