import { generate } from 'otplib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Access, createAccess } from '../access/access.ts'
import type { Account } from '../access/account.ts'
import { dropDataDir, newDataDir } from '../hub.testing.ts'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { openRedis, type RedisHandle } from '../redis/openRedis.ts'
import { createApp } from './app.ts'
import { letIn } from './me.ts'

const dataDir = newDataDir()
let store: RedisHandle
let redis: RedisClient
let access: Access
/** The account as it was when its owner was found to be right. */
let checked: Account

beforeAll(async () => {
  store = await openRedis({ dataDir, say: () => {} })
  redis = await connectRedis(store)
})
afterAll(async () => {
  redis?.destroy()
  await store?.stop()
  dropDataDir(dataDir)
})
beforeEach(async () => {
  await redis.flushAll()
  access = createAccess({ redis, city: 'sf', sample: false, key: Buffer.alloc(32, 7) })
  await access.accounts.add('olga', { name: 'Olga', roles: ['dispatcher'] })
  await access.accounts.setPassword('olga', 'the one of yesterday')
  checked = await here()
})
async function here(): Promise<Account> {
  const account = await access.accounts.find('olga')
  if (!account) throw new Error('olga is not there')
  return account
}

/** Lets in whoever was checked a moment ago; answers status, code and how many sessions there are now. */
async function enter() {
  const app = await createApp({ level: 'silent', trustProxy: false })
  app.get('/in', (request, reply) => letIn(access, request, reply, 'olga', checked))
  const reply = await app.inject('/in')
  const sessions = await redis.keys('{sf}:access:session:*')
  return [reply.statusCode, reply.json().code, reply.cookies.length, sessions.length]
}
const REFUSED = [401, 'wrong_password', 0, 0]

test('who was right a moment ago is in', async () => {
  expect(await enter()).toEqual([200, undefined, 1, 1])
})

test('a sign-in under way does not outlive a change of password, for it was by the former one', async () => {
  await access.accounts.setPassword('olga', 'the one of today')
  await access.sessions.endAll('olga')
  expect(await enter()).toEqual(REFUSED)
})

test('nor a second factor that was set up meanwhile, nor the account', async () => {
  const { secret } = await access.factors.beginTotp('olga')
  expect(await access.factors.confirmTotp('olga', await generate({ secret }))).toBeDefined()
  expect(await enter()).toEqual(REFUSED)
  await access.accounts.remove('olga')
  expect(await enter()).toEqual(REFUSED)
})

test('half a sign-in is over with the password by which it began', async () => {
  const ticket = await access.tickets.give('olga', checked)
  expect(await access.tickets.holder(ticket)).toEqual({ username: 'olga', account: checked })
  await access.accounts.setPassword('olga', 'the one of today')
  expect(await access.tickets.holder(ticket)).toBeUndefined()
  const next = await access.tickets.give('olga', await here())
  await access.accounts.reset('olga')
  expect(await access.tickets.holder(next)).toBeUndefined()
})
