import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const PAST = {
  place: { url: undefined, endpoint: undefined, region: undefined, accessKeyId: undefined, secretAccessKey: undefined },
  segmentEntries: 10_000,
  keepEntries: 20_000,
  closedHours: 24,
  trackDays: 30,
}

test('without flags the sample city runs for this machine alone', () => {
  expect(readConfig([], {})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    city: 'sf',
    dataDir: resolve('.data'),
    speed: undefined,
    epoch: undefined,
    traffic: true,
    demo: true,
    redisUrl: undefined,
    tracksRedisUrl: undefined,
    replicas: 0,
    commandsPerSec: 50,
    certificates: [],
    past: PAST,
    trustProxy: false,
  })
})

test('every flag has a twin in the environment, and the flag wins', () => {
  const env = {
    PORT: '9000',
    HOST: '127.0.0.2',
    CITY: 'sf2',
    DATA_DIR: '/tmp/d',
    SPEED: '20',
    EPOCH: '2017-01-04T17:00:00-08:00',
    TRAFFIC: '0',
    REDIS_URL: 'redis://r:1',
    TRACKS_REDIS_URL: 'redis://t:1',
    JOURNAL_REPLICAS: '1',
    COMMANDS_PER_S: '200',
    TLS_CERT_FILE: 'a.pem,b.pem',
  }
  expect(readConfig([], env)).toEqual({
    port: 9000,
    host: '127.0.0.2',
    city: 'sf2',
    dataDir: '/tmp/d',
    speed: 20,
    epoch: '2017-01-04T17:00:00-08:00',
    traffic: false,
    demo: true,
    redisUrl: 'redis://r:1',
    tracksRedisUrl: 'redis://t:1',
    replicas: 1,
    commandsPerSec: 200,
    certificates: ['a.pem', 'b.pem'],
    past: PAST,
    trustProxy: false,
  })
  expect(readConfig(['--port', '7', '--data', '/tmp/e'], env)).toMatchObject({ port: 7, dataDir: '/tmp/e' })
})

test('without sample logins there is no traffic either', () => {
  expect(readConfig(['--no-demo'], {})).toMatchObject({ demo: false, traffic: false })
  expect(readConfig([], { DEMO: '0' })).toMatchObject({ demo: false, traffic: false })
  expect(readConfig(['--no-traffic'], {})).toMatchObject({ demo: true, traffic: false })
})

test('sample logins are refused where others could reach them, with the reason and the cure', () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.5', 'muster.example', '127.0.0.1.evil.example']) {
    expect(() => readConfig(['--host', host], {})).toThrow(/everybody knows.*--no-demo/)
    expect(readConfig(['--host', host, '--no-demo'], {}).host).toBe(host)
  }
  for (const host of ['localhost', '::1', '127.9.9.9']) expect(readConfig(['--host', host], {}).demo).toBe(true)
})

test('a flag that cannot be read is named in one line', () => {
  const says = (...argv: string[]) => expect(() => readConfig(argv, {}))
  says('--port', 'x').toThrow(/--port must be .* not "x"/)
  says('--port', '70000').toThrow(/--port must be/)
  says('--speed', '0').toThrow(/--speed must be/)
  says('--city', '../etc').toThrow(/--city must be/)
  says('--epoch', '2017-01-04 17:00').toThrow(/--epoch must be a time with its zone/)
  says('--wrong').toThrow(/Unknown option '--wrong'.*Known: npm start/)
})

test('the sample logins and a proxy do not go together, and it is said why', () => {
  expect(() => readConfig([], { TRUST_PROXY: '1' })).toThrow(/proxy/)
  expect(readConfig(['--no-demo'], { TRUST_PROXY: '1' }).trustProxy).toBe(true)
})

test('how the past is kept is said in numbers, and a number that is none is named', () => {
  const env = {
    ARCHIVE_URL: '/srv/past',
    ARCHIVE_SEGMENT: '500',
    JOURNAL_KEEP: '1000',
    CLOSED_HOURS: '2',
    TRACK_DAYS: '7',
  }
  expect(readConfig([], env).past).toMatchObject({
    place: { url: '/srv/past' },
    segmentEntries: 500,
    keepEntries: 1000,
    closedHours: 2,
    trackDays: 7,
  })
  expect(() => readConfig([], { TRACK_DAYS: 'many' })).toThrow(/TRACK_DAYS must be a number/)
})
