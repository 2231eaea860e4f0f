import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type OidcConfig, readOidcConfig } from './access/oidc/oidc.ts'
import { CannotStart } from './cannotStart.ts'
import { COMMANDS_PER_S } from './command/allowance.ts'
import { type PastConfig, readPastConfig } from './journal/archive/pastConfig.ts'

/** What a hub is told at its start. `speed`: city seconds a second; `epoch`: RFC 3339, where the city's clock begins. */
export type HubConfig = {
  port: number
  host: string
  city: string
  dataDir: string
  speed?: number
  epoch?: string
  /** The sample city's callers and fleet. */
  traffic: boolean
  /** The sample city's logins; without them the first run asks for an administrator. */
  demo: boolean
  redisUrl?: string
  /** Another Redis for positions, so that they cannot fill the journal's (J14). */
  tracksRedisUrl?: string
  /** Replicas of the journal's Redis that an answer waits for; 0: it has none (J3). */
  replicas: number
  /** Commands a second that one actor may go on asking (J9). */
  commandsPerSec: number
  /** Certificate files (PEM) to be told of before they end: the proxy's, as a rule. */
  certificates: readonly string[]
  /** How the past is kept. */
  past: PastConfig
  /** Another place where people may sign in. */
  oidc?: OidcConfig
  /** A proxy of ours stands before the hub and says who calls and whether by TLS. Only then is it believed. */
  trustProxy: boolean
}

export const USAGE = `npm start [-- --port 8080 --host 127.0.0.1 --city sf --data .data --speed 1 --epoch TIME --no-traffic --no-demo]
environment: PORT HOST CITY CITIES_DIR DATA_DIR SPEED EPOCH TRAFFIC=0 DEMO=0 REDIS_URL JOURNAL_REPLICAS TRACKS_REDIS_URL COMMANDS_PER_S TLS_CERT_FILE LOG_LEVEL
  ARCHIVE_URL ARCHIVE_SEGMENT JOURNAL_KEEP CLOSED_HOURS TRACK_DAYS`

/** Reads flags, then the environment, then defaults. Throws CannotStart with one clear line. */
export function readConfig(argv: string[], env: Record<string, string | undefined>): HubConfig {
  const flags = readFlags(argv)
  const demo = !flags['no-demo'] && isOn(env, 'DEMO')
  const config: HubConfig = {
    port: portOf(flags.port ?? given(env, 'PORT') ?? '8080'),
    host: flags.host ?? given(env, 'HOST') ?? '127.0.0.1',
    city: cityOf(flags.city ?? given(env, 'CITY') ?? 'sf'),
    dataDir: resolve(flags.data ?? given(env, 'DATA_DIR') ?? '.data'),
    speed: speedOf(flags.speed ?? given(env, 'SPEED')),
    epoch: epochOf(flags.epoch ?? given(env, 'EPOCH')),
    traffic: demo && !flags['no-traffic'] && isOn(env, 'TRAFFIC'),
    demo,
    redisUrl: given(env, 'REDIS_URL'),
    tracksRedisUrl: given(env, 'TRACKS_REDIS_URL'),
    replicas: replicasOf(given(env, 'JOURNAL_REPLICAS')),
    commandsPerSec: perSecOf(given(env, 'COMMANDS_PER_S')),
    certificates: (given(env, 'TLS_CERT_FILE') ?? '').split(',').filter((file) => file !== ''),
    past: readPastConfig(env),
    oidc: readOidcConfig(env),
    trustProxy: given(env, 'TRUST_PROXY') === '1',
  }
  if (demo && !isLoopback(config.host)) {
    throw new CannotStart(
      `The sample logins have a password that everybody knows, so Muster does not listen on ${config.host} with them. ` +
        'Add --no-demo (or DEMO=0) to run without them, or leave --host at 127.0.0.1.',
    )
  }
  if (demo && config.trustProxy) {
    throw new CannotStart(
      'Behind a proxy others could use the sample logins, whose password everybody knows. Add --no-demo (or DEMO=0), or ' +
        'leave TRUST_PROXY unset.',
    )
  }
  return config
}

/** Whether only this machine can reach a server that listens on this host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function readFlags(argv: string[]) {
  const text = { type: 'string' } as const
  const yes = { type: 'boolean' } as const
  const options = {
    port: text,
    host: text,
    city: text,
    data: text,
    speed: text,
    epoch: text,
    'no-traffic': yes,
    'no-demo': yes,
    help: yes,
  }
  try {
    const { values } = parseArgs({ args: argv, options, allowPositionals: false })
    if (values.help) throw new CannotStart(USAGE)
    return values
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(`${error instanceof Error ? error.message.split('. ')[0] : error}. Known: ${USAGE}`)
  }
}

function given(env: Record<string, string | undefined>, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name]
}

function isOn(env: Record<string, string | undefined>, name: string): boolean {
  return !['0', 'false', 'no', 'off'].includes(given(env, name)?.toLowerCase() ?? '1')
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new CannotStart(`--port must be a whole number from 0 (any free one) to 65535, not "${text}".`)
}

function cityOf(text: string): string {
  if (/^[A-Za-z0-9_-]{1,40}$/.test(text)) return text
  throw new CannotStart(`--city must be the name of a city's folder, not "${text}".`)
}

function speedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const speed = Number(text)
  if (Number.isFinite(speed) && speed > 0 && speed <= 1000) return speed
  throw new CannotStart(`--speed must be a number above 0 and up to 1000, not "${text}".`)
}

function replicasOf(text = '0'): number {
  if (/^\d$/.test(text)) return Number(text)
  throw new CannotStart(`JOURNAL_REPLICAS must be a number from 0 to 9, not "${text}".`)
}

function perSecOf(text: string | undefined): number {
  if (text === undefined) return COMMANDS_PER_S
  const perSec = Number(text)
  if (Number.isFinite(perSec) && perSec >= 1 && perSec <= 1_000_000) return perSec
  throw new CannotStart(`COMMANDS_PER_S must be a number from 1 to 1000000, not "${text}".`)
}

function epochOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const withZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
  if (withZone.test(text) && Number.isFinite(Date.parse(text))) return text
  throw new CannotStart(`--epoch must be a time with its zone, as 2017-01-04T17:00:00-08:00, not "${text}".`)
}
