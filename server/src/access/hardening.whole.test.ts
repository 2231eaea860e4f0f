import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, newDataDir } from '../hub.testing.ts'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { openRedis, type RedisHandle } from '../redis/openRedis.ts'
import { createAccess } from './access.ts'
import { createSeal } from './factors/seal.ts'
import { TooManyChecks } from './passwords.ts'

const dataDir = newDataDir()
const HOUR = 3600_000
let store: RedisHandle
let redis: RedisClient
let clock = Date.now()
const make = (city: string, sample = false) =>
  createAccess({ redis, city, sample, key: Buffer.alloc(32, 7), now: () => clock })

beforeAll(async () => {
  store = await openRedis({ dataDir, say: () => {} })
  redis = await connectRedis(store)
})
afterAll(async () => {
  redis?.destroy()
  await store?.stop()
  dropDataDir(dataDir)
})

async function officerIn(city: string) {
  const access = make(city)
  await access.accounts.makeFirstAdministrator('olga', 'a good long password')
  const tryIn = async (password: string, address: string) =>
    (await access.accounts.signIn('olga', password, address, false)).kind
  return { access, tryIn }
}

test('a session ends 12 h after its last use, and 24 h after its beginning however much it is used', async () => {
  const { access } = await officerIn('clock')
  const idle = await access.sessions.begin('olga')
  clock += 12 * HOUR - 1000
  expect((await access.bySession(idle))?.actor.id).toBe('olga')
  clock += 11 * HOUR
  expect(await access.bySession(idle)).toBeDefined()
  clock += HOUR + 1000
  expect(await access.bySession(idle)).toBeUndefined()
  const unused = await access.sessions.begin('olga')
  clock += 12 * HOUR
  expect(await access.bySession(unused)).toBeUndefined()
})

test('a look at who holds a line does not count as using the session', async () => {
  const { access } = await officerIn('look')
  const token = await access.sessions.begin('olga')
  const credential = { kind: 'session', secret: token } as const
  for (let i = 0; i < 11; i += 1) {
    clock += HOUR
    await access.sessions.find(token)
    await access.holder(credential)
  }
  clock += HOUR
  expect(await access.bySession(token)).toBeUndefined()
})

test('a proof of who one is holds five minutes', async () => {
  const { access } = await officerIn('proof')
  const token = await access.sessions.begin('olga')
  const isFresh = async () => {
    const caller = await access.bySession(token)
    return caller && access.isFresh(caller)
  }
  expect(await isFresh()).toBe(true)
  clock += 5 * 60_000
  expect(await isFresh()).toBe(false)
  await access.sessions.prove(token)
  expect(await isFresh()).toBe(true)
})

test('wrong passwords from one address come later and later; another address goes on', async () => {
  const { tryIn } = await officerIn('delay')
  const tries = []
  for (let i = 0; i < 7; i += 1) tries.push(await tryIn(`wrong ${i}`, '198.51.100.1'))
  expect(tries).toEqual([...Array(6).fill('wrong'), 'later'])
  expect(await tryIn('a good long password', '198.51.100.2')).toBe('in')
})

test('guessing from many addresses slows every unknown one, and never the desk from which the officer signs in', async () => {
  const { tryIn } = await officerIn('many')
  expect(await tryIn('a good long password', '203.0.113.5')).toBe('in')
  const kinds: string[] = []
  for (let i = 0; i < 45; i += 1) kinds.push(await tryIn('guess', `198.51.100.${i}`))
  expect(kinds.slice(0, 41).every((kind) => kind === 'wrong')).toBe(true)
  expect(kinds.at(-1)).toBe('later')
  expect(await tryIn('a good long password', '192.0.2.9')).toBe('later')
  expect(await tryIn('a good long password', '203.0.113.5')).toBe('in')
})

test('one password at many names slows its address, not the desks there from which people sign in', async () => {
  const { access, tryIn } = await officerIn('spray')
  const [office, home] = ['203.0.113.5', '192.0.2.9']
  expect(await tryIn('a good long password', office)).toBe('in')
  const spray = async (from: string, i: number) =>
    (await access.accounts.signIn(`name${i}`, 'Winter2017!', from, false)).kind
  const kinds: string[] = []
  for (let i = 0; i < 40; i += 1) kinds.push(await spray(office, i))
  expect(kinds).toEqual([...Array(31).fill('wrong'), ...Array(9).fill('later')])
  expect(await tryIn('a good long password', office)).toBe('in')
  expect(await tryIn('a good long password', home)).toBe('in')
})

test('a shift that signs in at a new office is no attack: who was right does not count', async () => {
  const { access } = await officerIn('shift')
  const names = Array.from({ length: 40 }, (_, i) => `officer${i}`)
  const people = names.map((username) => ({ username, name: username, roles: [] }))
  await make('shift', true).accounts.ensureSample(people, 'a good long password')
  const kinds: string[] = []
  for (const username of names)
    kinds.push((await make('shift', true).accounts.signIn(username, 'a good long password', '10.0.0.1', true)).kind)
  expect(kinds).toEqual(Array(40).fill('in'))
  expect((await access.accounts.signIn('olga', 'wrong', '10.0.0.1', false)).kind).toBe('wrong')
})

test('the addresses of one IPv6 network are one: whoever has it has all of them', async () => {
  const { tryIn } = await officerIn('six')
  const kinds: string[] = []
  for (let i = 0; i < 7; i += 1) kinds.push(await tryIn('guess', i % 2 ? `2001:db8::${i}` : `2001:db8:0:0:${i}::9`))
  expect(kinds).toEqual([...Array(6).fill('wrong'), 'later'])
  expect(await tryIn('a good long password', '2001:db8:0:1::1')).toBe('in')
})

test('a flood of sign-ins is told to come later; whoever comes from elsewhere meanwhile is served', async () => {
  const { access, tryIn } = await officerIn('flood')
  const flood = Array.from({ length: 60 }, (_, i) => access.passwords.fits(undefined, `x${i}`, '198.51.100.7'))
  const other = tryIn('a good long password', '203.0.113.5')
  const ends = await Promise.allSettled(flood)
  const refused = ends.filter((end) => end.status === 'rejected')
  expect(refused.length).toBeGreaterThanOrEqual(40)
  expect(refused.every(({ reason }) => reason instanceof TooManyChecks)).toBe(true)
  expect(await other).toBe('in')
})

test('Redis keeps no password, token, key or code as it is', async () => {
  const { access } = await officerIn('kept')
  const token = await access.sessions.begin('olga')
  const { key } = await access.apiKeys.make({ name: 'k', scopes: ['read'] })
  const { secret } = await access.factors.beginTotp('olga')
  const account = await access.accounts.find('olga')
  const ticket = account ? await access.tickets.give('olga', account) : ''
  expect(ticket).not.toBe('')
  let all = ''
  for (const name of await redis.keys('*')) {
    const type = await redis.type(name)
    all +=
      name +
      (type === 'hash' ? JSON.stringify(await redis.hGetAll(name)) : type === 'string' ? await redis.get(name) : '')
  }
  for (const plain of ['a good long password', token, key.split('.')[1] ?? '', secret, ticket])
    expect(all).not.toContain(plain)
})

test('what is sealed opens by its key and for its owner alone', () => {
  const seal = createSeal(Buffer.alloc(32, 1))
  const sealed = seal.close('JBSWY3DP', 'olga')
  expect(seal.open(sealed, 'olga')).toBe('JBSWY3DP')
  expect(() => seal.open(sealed, 'eve')).toThrow()
  expect(() => createSeal(Buffer.alloc(32, 2)).open(sealed, 'olga')).toThrow()
  expect(() => seal.open(`${sealed.slice(0, -2)}AA`, 'olga')).toThrow()
})
