import { generate } from 'otplib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type HubHere, startHubHere } from './hubHere.testing.ts'

const PASSWORD = 'correct horse battery'
/** Wrong tries that one address has at one account before it waits: five, and the one after which it does. */
const AT_MOST = 6

let here: HubHere
beforeAll(async () => {
  // Hundreds of refusals are what is wanted here: nobody need read of each.
  vi.stubEnv('LOG_LEVEL', 'error')
  here = await startHubHere(['--no-demo'])
})
afterAll(() => here?.stop())

type Answer = { status: number; code: string; json: any; retryAfter: number; cookie: string }
async function post(path: string, body: unknown, cookie = ''): Promise<Answer> {
  const reply = await fetch(here.hub.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
  const text = await reply.text()
  const json = text ? JSON.parse(text) : undefined
  const retryAfter = Number(reply.headers.get('retry-after'))
  const given = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { status: reply.status, code: json?.code, json, retryAfter, cookie: given }
}
const atOnce = (count: number, ask: (i: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => ask(i)))

/** Somebody with a password of their own, who has signed in. */
async function person(username: string): Promise<string> {
  await here.access.accounts.add(username, { name: username, roles: ['dispatcher'] })
  await here.access.accounts.setPassword(username, PASSWORD)
  return (await post('/api/v1/session', { username, password: PASSWORD })).cookie
}
/** The same, with an authenticator app; answers its secret too. */
async function personWithApp(username: string): Promise<{ cookie: string; secret: string }> {
  const cookie = await person(username)
  const { secret } = (await post('/api/v1/account/totp', {}, cookie)).json
  expect((await post('/api/v1/account/totp/confirm', { code: await codeOf(secret) }, cookie)).status).toBe(200)
  return { cookie, secret }
}
/** A code of the next half minute, so that it was never shown. */
const codeOf = (secret: string, laterMs = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor((Date.now() + laterMs) / 1000) })

/** All of them were looked at or held off, and hardly any was looked at. */
function expectFewLookedAt(answers: readonly Answer[], wrong: string): void {
  const looked = answers.filter(({ code }) => code === wrong)
  const held = answers.filter(({ status, retryAfter }) => status === 429 && retryAfter > 0)
  expect(looked.length).toBeGreaterThan(0)
  expect(looked.length).toBeLessThanOrEqual(AT_MOST)
  expect(looked.length + held.length).toBe(answers.length)
}

test('passwords guessed all at once are no more tries than one after the other; the right one waits with them', async () => {
  await person('pia')
  const enter = (password: string) => post('/api/v1/session', { username: 'pia', password })
  expectFewLookedAt(await atOnce(200, (i) => enter(`guess ${i}`)), 'wrong_password')
  expect((await enter(PASSWORD)).code).toBe('too_many_tries')
})

test('codes guessed all at once, too: as the second half of signing in, with a ticket for each few', async () => {
  const { secret } = await personWithApp('tom')
  const account = await here.access.accounts.find('tom')
  if (!account) throw new Error('tom is not there')
  const tickets = await Promise.all(Array.from({ length: 50 }, () => here.access.tickets.give('tom', account)))
  const second = (ticket: string | undefined, code: string) => post('/api/v1/session/second', { ticket, code })
  expectFewLookedAt(await atOnce(200, (i) => second(tickets[i % 49], `${100_000 + i}`)), 'wrong_proof')
  expect((await second(tickets[49], await codeOf(secret, 30_000))).code).toBe('too_many_tries')
})

test('and as a fresh proof', async () => {
  const { cookie, secret } = await personWithApp('una')
  const prove = (code: string) => post('/api/v1/session/proof', { code }, cookie)
  expectFewLookedAt(await atOnce(200, (i) => prove(`${100_000 + i}`)), 'wrong_proof')
  expect((await prove(await codeOf(secret, 30_000))).code).toBe('too_many_tries')
})

test('more checks than can be served are told to come later, and count as no try', async () => {
  const cookies: string[] = []
  for (let i = 0; i < 12; i += 1) cookies.push(await person(`kim${i}`))
  const wrong = (i: number) =>
    i % 2
      ? post('/api/v1/session/proof', { password: 'guess' }, cookies[i % 12])
      : post('/api/v1/account/password', { former: 'guess', next: 'quite another one' }, cookies[i % 12])
  const answers = await atOnce(60, wrong)
  const held = answers.filter(({ status, retryAfter }) => status === 429 && retryAfter > 0)
  expect(held.length).toBeGreaterThan(0)
  expect(answers.filter(({ code }) => code === 'wrong_proof').length + held.length).toBe(60)
  for (const cookie of cookies)
    expect((await post('/api/v1/session/proof', { password: PASSWORD }, cookie)).status).toBe(204)
})
