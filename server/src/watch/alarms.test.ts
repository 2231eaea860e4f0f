import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createAlarms, type Looks, raisedBy } from './alarms.ts'
import { readCertificates } from './certificates.ts'
import { readDisk } from './disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'muster-watch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-24T00:00:00Z')
const calm: Looks = {
  ...{ now: NOW, durable: true, redis: new Map(), feeds: [], certificates: [], head: 10, snapshotTo: 10 },
  ...{ stateDifferences: 0, faults: 0 },
}
const codesOf = (looks: Partial<Looks>) => raisedBy({ ...calm, ...looks }).map(({ code, level }) => `${code} ${level}`)
const redis = (one: { usedBytes?: number; maxBytes?: number; offsetMs?: number }) => ({
  redis: new Map([['journal', { usedBytes: 0, maxBytes: 0, aofBytes: 0, offsetMs: 0, ...one }]]),
})

test('a hub that is well raises nothing', () => expect(codesOf({})).toEqual([]))

test('fault 18: below 20 % of the disk free an alarm stands, below 5 % it is over the limit', () => {
  const free = (share: number) => codesOf({ disk: { freeBytes: share * 1000, totalBytes: 1000 } })
  expect(free(0.2)).toEqual([])
  expect(free(0.19)).toEqual(['disk.low warn'])
  expect(free(0.04)).toEqual(['disk.low over'])
})

test('fault 18: Redis near its limit of memory is told before it refuses; without a limit there is none', () => {
  expect(codesOf(redis({ usedBytes: 79, maxBytes: 100 }))).toEqual([])
  expect(codesOf(redis({ usedBytes: 80, maxBytes: 100 }))).toEqual(['redis.memory warn'])
  expect(codesOf(redis({ usedBytes: 96, maxBytes: 100 }))).toEqual(['redis.memory over'])
  expect(codesOf(redis({ usedBytes: 1e12 }))).toEqual([])
})

const canMount = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

test.skipIf(!canMount)('fault 18: a disk that fills up raises its alarm, and one that is cleared ends it', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder])
  try {
    const look = async () => codesOf({ disk: await readDisk(folder) })
    expect(await look()).toEqual([])
    writeFileSync(join(folder, 'full'), Buffer.alloc(3.5 * 1024 * 1024))
    expect(await look()).toEqual(['disk.low warn'])
    rmSync(join(folder, 'full'))
    expect(await look()).toEqual([])
  } finally {
    execFileSync('umount', [folder])
  }
})

// Made by `openssl req -x509 -newkey ed25519 -nodes -days 3650 -subj /CN=muster.example.org`.
const ENDS = '2036-11-21T01:09:03.000Z'
const PEM = `-----BEGIN CERTIFICATE-----
MIIBTzCCAQGgAwIBAgIUVKjP+ef8eu5ZObS2YDiZeQwcnEowBQYDK2VwMB0xGzAZ
BgNVBAMMEm11c3Rlci5leGFtcGxlLm9yZzAeFw0yNjExMjQwMTA5MDNaFw0zNjEx
MjEwMTA5MDNaMB0xGzAZBgNVBAMMEm11c3Rlci5leGFtcGxlLm9yZzAqMAUGAytl
cAMhAKHgPzRcviTlE5mr6MOfEkC5pZIvjCEJSZT6LgxfDArWo1MwUTAdBgNVHQ4E
FgQUhFx0OICZf3Pq70D/jKGeq4uD77IwHwYDVR0jBBgwFoAUhFx0OICZf3Pq70D/
jKGeq4uD77IwDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXADQQB8BYpXZKtbVZkOCnQk
X4CJNbIe1yGZkTvT/tAcgkrdIyuVstNbZZXo2WE45Gxd6u55D22VlaGF1YMDu023
DGcK
-----END CERTIFICATE-----
`

test('fault 20: a certificate is told of 60, 30, 7 and 1 days before its end, each time anew, and when it has ended', async () => {
  const file = join(folder, 'proxy.pem')
  writeFileSync(file, PEM)
  const certificates = await readCertificates([file])
  const endsAt = certificates[0]?.endsAt ?? 0
  expect(new Date(endsAt).toISOString()).toBe(ENDS)
  const alarms = createAlarms()
  const told: string[] = []
  let last = ''
  for (let days = 70; days >= -1; days -= 0.5) {
    const now = endsAt - days * DAY_MS
    const [alarm] = alarms.judge({ ...calm, now, certificates })
    if (!alarm || alarm.since === last) continue
    last = alarm.since
    told.push(`${alarm.code} ${days} ${alarm.level}`)
  }
  expect(told).toEqual([
    'certificate.ends 60 warn',
    'certificate.ends 30 warn',
    'certificate.ends 7 over',
    'certificate.ends 1 over',
    'certificate.ended 0 over',
  ])
})

test('fault 20: a certificate file that is gone or no certificate is told of, too', async () => {
  const file = join(folder, 'not.pem')
  writeFileSync(file, 'nothing')
  const certificates = await readCertificates([file, join(folder, 'gone.pem')])
  expect(codesOf({ certificates })).toEqual(['certificate.unreadable warn', 'certificate.unreadable warn'])
})

test('fault 14: a clock more than a second from Redis is told of', () => {
  expect(codesOf(redis({ offsetMs: -900 }))).toEqual([])
  expect(codesOf(redis({ offsetMs: -1100 }))).toEqual(['clock.offset warn'])
})

test('a feed that is silent longer than it declares is told of; one that may be silent is not', () => {
  const feed = (state: 'ok' | 'late' | 'bad' | 'idle') => codesOf({ feeds: [{ id: 'positions', state, lastAt: NOW }] })
  expect([feed('ok'), feed('idle'), feed('late'), feed('bad')]).toEqual([
    [],
    [],
    ['feed.silent warn'],
    ['feed.bad warn'],
  ])
})

test('an archive or a snapshot that stays behind is told of; the worst comes first, and each keeps its beginning', () => {
  const alarms = createAlarms()
  const behind = { ...calm, head: 200_000, archivedTo: 1000, snapshotTo: 199_000 }
  expect(alarms.judge(behind).map(({ code }) => code)).toEqual(['archive.behind'])
  const later = alarms.judge({ ...behind, now: NOW + 5000, trouble: 'state is being folded' })
  expect(later.map(({ code, since }) => [code, since])).toEqual([
    ['hub.trouble', '2026-11-24T00:00:05.000Z'],
    ['archive.behind', '2026-11-24T00:00:00.000Z'],
  ])
  expect(alarms.judge({ ...calm, now: NOW + 6000 })).toEqual([])
})
