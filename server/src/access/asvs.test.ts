import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const [ACCOUNTS, GUESSING, HARDENING, MATRIX] = ['accounts', 'guessing', 'hardening', 'matrix'].map(
  (name) => `server/src/access/${name}.whole.test.ts`,
)
const [HEADERS, ME, TLS] = ['headers', 'me', 'tls'].map((name) => `server/src/http/${name}.whole.test.ts`)
const CONTRACT = 'server/src/http/contract.whole.test.ts'
const CALLERS = 'server/src/http/callers.test.ts'
const CANARIES = 'server/src/access/canaries.whole.test.ts'
const PASSWORDS = 'server/src/access/passwords.test.ts'
const OIDC = 'server/src/access/oidc/oidc.whole.test.ts'
const SETUP = 'server/src/access/setup.whole.test.ts'
const CONSOLE = 'client/src/console/access/access.whole.test.ts'

/** Items of OWASP ASVS 4.0.3, level 2, that concern access, each with the test that proves it: file and begin of its name. */
const PROVEN: readonly (readonly [item: string, file: string | undefined, test: string])[] = [
  ['2.1.1 at least 12 characters', PASSWORDS, 'a password is long'],
  ['2.1.2 long passwords are taken', PASSWORDS, 'a password is long'],
  ['2.1.5 people change their password', ACCOUNTS, 'a new person has a password for once'],
  ['2.1.6 with the present one', ACCOUNTS, 'a new person has a password for once'],
  ['2.2.1 guessing is slowed, nobody locked out', HARDENING, 'guessing from many addresses'],
  ['2.2.1 guessing all at once is no way round', GUESSING, 'passwords guessed all at once'],
  ['2.2.1 one password at many names is slowed', HARDENING, 'one password at many names'],
  ['2.2.1 a flood is bounded', HARDENING, 'a flood of sign-ins'],
  ['2.2.4 phishing-resistant factor', CONSOLE, 'a passkey is made on the account page'],
  ['2.3.1 initial passwords are random and end', ACCOUNTS, 'a new person has a password for once'],
  ['2.4.1 passwords are stored salted and slow', PASSWORDS, 'a password is kept as argon2id'],
  ['2.5.4 no shared or default accounts', SETUP, 'the sample logins end with the sample city'],
  ['2.5.6 recovery by code, once', ACCOUNTS, 'signing in with a second factor'],
  ['2.8.3 secrets of the app are sealed', HARDENING, 'what is sealed opens by its key'],
  ['2.8.4 a code counts once', ACCOUNTS, 'signing in with a second factor'],
  ['2.10.4 no secret in the source or out of it', CANARIES, 'fault 17 goal 12'],
  ['3.1.1 no session token in addresses', CANARIES, 'fault 17 goal 12'],
  ['3.2.1 a new token at each sign-in', HEADERS, 'a session cookie is new at each sign-in'],
  ['3.2.3 tokens are kept hashed', HARDENING, 'Redis keeps no password, token'],
  ['3.3.1 signing out ends the session', CONTRACT, 'a session that was ended is nobody'],
  ['3.3.2 sessions end by idleness and age', HARDENING, 'a session ends 12 h after'],
  ['3.3.3 a changed password ends other sessions', ACCOUNTS, 'a new person has a password for once'],
  ['3.3.3 and ends a sign-in under way', ME, 'a sign-in under way does not outlive'],
  ['3.4.1–3.4.4 cookie: Secure, HttpOnly, SameSite, __Host-', TLS, 'behind a proxy with TLS the cookie'],
  ['3.7.1 what is sensitive takes a fresh proof', ACCOUNTS, 'goal 12 rights, keys and accounts take a proof'],
  ['4.1.1 checked at the hub', MATRIX, 'goal 12 V1 role × command:'],
  ['4.1.2 nobody changes their own rights', ACCOUNTS, 'goal 12 nobody raises their own rights'],
  ['4.1.3 least privilege, denied by default', MATRIX, 'goal 12 every route says what it needs'],
  ['4.1.5 fails closed', CALLERS, 'a route that says nothing of what it needs'],
  ["4.2.1 another's things are not reached by their id", MATRIX, 'bad input 23 goal 12 V1 role'],
  ['4.2.2 other sites change nothing', HEADERS, 'every answer carries the safety headers'],
  ['4.3.1 administration takes a second factor', ACCOUNTS, 'goal 12 who alerts or administers'],
  ['7.1.1 no credentials in logs', CANARIES, 'fault 17 goal 12'],
  ['7.1.3 changes of rights are recorded', ACCOUNTS, 'who may do what has a history'],
  ['8.2.1 no cache keeps what is told to one person', HEADERS, 'what is told to one person is kept by no cache'],
  ['11.1.4 calls are limited by who is verified', CALLERS, 'the count of calls is by address'],
  ['14.4.3–14.4.7 headers on every answer', HEADERS, 'every answer carries the safety headers'],
  ['14.4.5 strict transport behind TLS', TLS, 'behind a proxy with TLS the cookie'],
  ['14.5.3 Origin and Host are checked', HEADERS, 'every answer carries the safety headers'],
  ['OAuth: a person is issuer and subject, not a name', OIDC, 'an account is bound to who came first'],
  ['OAuth: code with PKCE, state, nonce, once', OIDC, 'the answer counts once, for the browser that asked'],
]

/** Items that apply and are not met, or only in part, with the reason: nobody should have to find out by themselves. */
const NOT_MET: Readonly<Record<string, string>> = {
  '2.1.7 known breached passwords are refused':
    'no list of them is carried; length, name and sameness are checked alone',
  '2.1.9 no rules of composition': 'five different characters are asked for, so that "aaaaaaaaaaaa" is none',
  '2.2.3 notice of changed credentials': 'the hub sends no mail yet; the journal tells of changed rights',
  '3.3.2 half an hour of idleness': 'a desk is watched for a shift without a key press: 12 h idle, 24 h in all',
  '3.2.1 a new token when one proves oneself again': 'it would cut the live line in the middle of an incident',
  '3.3.4 people see their sessions': 'they end by a changed password or an administrator; there is no list',
  '9.1.x TLS': 'by the proxy before the hub; the hub itself listens without',
}

test.each(PROVEN)('ASVS %s', (_, file = '', name) => {
  const source = readFileSync(root + file, 'utf8')
  const names = [...source.matchAll(/\btest(?:\.each\([^)]*\))?\(\s*['"`]([^\n]*)/g)].map(([, told = '']) => told)
  expect(
    names.some((told) => told.startsWith(name)),
    `${file}: ${name}`,
  ).toBe(true)
})

test('what ASVS asks and is not met is said, with a reason', () => {
  for (const [item, reason] of Object.entries(NOT_MET)) expect([item, reason.length > 20]).toEqual([item, true])
})
