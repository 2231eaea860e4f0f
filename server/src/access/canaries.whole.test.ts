import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { connectRedis } from '../redis/connectRedis.ts'

const DIST = fileURLToPath(new URL('../../../client/dist', import.meta.url))
const CALLER = { name: 'Canary Nightingale', phone: '+1 415 555 0199' }
const PASSWORD = 'canary-of-a-password-31'
const WRONG = 'canary-of-a-wrong-password-32'
const OIDC_SECRET = 'canary-of-an-oidc-secret-33'

const dataDir = newDataDir()
let hub: HubProcess
/** What must not come out, by what it is. */
const canaries = new Map<string, string>([
  ['password', PASSWORD],
  ['wrong password', WRONG],
  ['OIDC client secret', OIDC_SECRET],
  ["caller's name", CALLER.name],
  ["caller's phone", CALLER.phone],
])
const outputs = new Map<string, string>()

type Init = { method?: string; body?: string; headers?: Record<string, string> }
/** Calls, and keeps the answer where it is one that strangers or lower classes get. */
async function call(path: string, init: Init = {}, kept?: string): Promise<any> {
  const reply = await fetch(hub.url + path, {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  })
  const text = await reply.text()
  if (kept)
    outputs.set(
      `${kept} ${outputs.size}`,
      `${[...reply.headers].filter(([name]) => name !== 'set-cookie').join()} ${text}`,
    )
  return text.startsWith('{') ? JSON.parse(text) : text
}
const post = (path: string, body: unknown, cookie?: string, kept?: string) =>
  call(
    path,
    { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: cookie ? { cookie } : {} },
    kept,
  )

/** Signs somebody in who then holds every kind of secret. */
async function plantSecrets(admin: Person): Promise<string> {
  const made = await post(
    '/api/v1/accounts',
    { username: 'robin', name: 'Robin', roles: ['alertauthor'] },
    admin.cookie,
  )
  canaries.set('password for once', made.password)
  const reply = await fetch(`${hub.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'robin', password: made.password }),
  })
  const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  canaries.set('session token', cookie.split('=')[1] ?? '')
  await post('/api/v1/account/password', { former: made.password, next: PASSWORD }, cookie)
  const { secret } = await post('/api/v1/account/totp', {}, cookie)
  canaries.set('secret of the app', secret)
  const { codes } = await post('/api/v1/account/totp/confirm', { code: await generate({ secret }) }, cookie)
  canaries.set('recovery code', codes[3])
  const { key } = await post('/api/v1/api-keys', { name: 'wall', scopes: ['read', 'feeds'] }, admin.cookie)
  canaries.set('secret of a key', key.split('.')[1])
  return key
}

/** Says each secret where it does not belong, as people and programs do by mistake. */
async function blurt(key: string): Promise<void> {
  await post('/api/v1/session', { username: 'robin', password: WRONG }, undefined, 'answer')
  await post('/api/v1/session', { username: 'robin', password: [WRONG] }, undefined, 'answer')
  for (const secret of canaries.values()) {
    await post('/api/v1/session', `{"username":"robin","password":"${secret}`, undefined, 'answer')
    await call(`/api/v1/state?token=${encodeURIComponent(secret)}`, {}, 'answer')
    await call(
      '/api/v1/state',
      { headers: { authorization: `Bearer 0123456789ab.${encodeURIComponent(secret)}` } },
      'answer',
    )
    await call('/api/v1/session', { headers: { cookie: `muster_session=${encodeURIComponent(secret)}` } }, 'answer')
  }
  await call(`/api/v1/feeds/osmand/${key}?id=E12&lat=x&lon=y`, { method: 'POST', body: '' })
  await call('/api/v1/session/oidc', {}, 'answer')
  await post('/api/v1/session/second', { ticket: WRONG, code: WRONG }, undefined, 'answer')
}

beforeAll(async () => {
  hub = await startHubProcess({
    dataDir,
    env: {
      LOG_LEVEL: 'trace',
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'muster',
      OIDC_CLIENT_SECRET: OIDC_SECRET,
    },
  })
  const [admin, dispatcher] = [await signIn(hub.url, 'admin'), await signIn(hub.url, 'dispatcher')]
  const key = await plantSecrets(admin)
  const place = { address: '700 Block of PARNASSUS AVE' }
  const told = await dispatcher.command('incident.report', { type: 'fire', place, caller: CALLER })
  expect(told.status).toBe(200)
  // Whoever may read it does: it was planted.
  const { incidentId } = told.json.result
  expect(JSON.stringify((await dispatcher.get(`/api/v1/incidents/${incidentId}/caller`)).json)).toContain(CALLER.phone)
  await dispatcher.command('incident.report', { type: 7, place, caller: CALLER })
  await blurt(key)

  for (const who of ['liaison', 'admin', 'logistics', 'finance'])
    for (const path of ['/api/v1/journal?after=0&limit=5000', '/api/v1/state', '/api/v1/accounts', '/api/v1/api-keys'])
      await call(path, { headers: { cookie: (await signIn(hub.url, who)).cookie } }, who)
  for (const path of ['/journal?after=0&limit=5000', '/state'])
    await call(`/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } }, 'key')
  for (const path of ['/metrics', '/api/v1/openapi.json', '/', '/api/v1/city', '/readyz']) await call(path, {}, path)
  // What nobody may hold but its owner: the hub's own keys.
  for (const file of readdirSync(join(dataDir, 'keys'))) {
    const text = readFileSync(join(dataDir, 'keys', file), 'utf8')
    const [line = ''] = text.split('\n').filter((one) => one !== '' && !one.startsWith('-----'))
    if (!file.endsWith('.pub')) canaries.set(`keys/${file}`, line.slice(0, 40))
  }
  await plantOutputs()
}, 120_000)
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

async function plantOutputs(): Promise<void> {
  const redis = await connectRedis({ address: { socket: join(dataDir, 'redis', 'redis.sock') } })
  for (const name of await redis.keys('*')) {
    const read: Readonly<Record<string, () => Promise<unknown>>> = {
      string: () => redis.get(name),
      hash: () => redis.hGetAll(name),
      set: () => redis.sMembers(name),
      list: () => redis.lRange(name, 0, -1),
      zset: () => redis.zRange(name, 0, -1),
      stream: () => redis.xRange(name, '-', '+'),
    }
    outputs.set(`Redis ${name}`, name + JSON.stringify(await read[await redis.type(name)]?.()))
  }
  redis.destroy()
  outputs.set('log', hub.output())
  for (const [folder, what] of [
    [dataDir, 'data folder'],
    [DIST, 'console'],
  ] as const) {
    if (!existsSync(folder)) continue
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (file.isFile() && !file.parentPath.endsWith('/keys'))
        outputs.set(`${what} ${file.name}`, readFileSync(join(file.parentPath, file.name), 'latin1'))
  }
}

test('fault 17 goal 12 no secret and nothing of a caller comes out: not in logs, figures, errors, lower classes, files or Redis', () => {
  expect(canaries.size).toBeGreaterThanOrEqual(12)
  expect(outputs.size).toBeGreaterThan(60)
  expect(outputs.get('log')).toContain('"level":')
  const found: string[] = []
  for (const [what, canary] of canaries) {
    expect(canary.length, what).toBeGreaterThanOrEqual(12)
    for (const [where, text] of outputs)
      if (text.includes(canary) || text.includes(Buffer.from(canary).toString('base64').slice(0, -4)))
        found.push(`${what} in ${where}`)
  }
  expect(found).toEqual([])
})

test('fault 17 the search itself finds what is there', () => {
  outputs.set('planted', `x ${PASSWORD} y`)
  expect([...outputs.values()].filter((text) => text.includes(PASSWORD))).toHaveLength(1)
})
