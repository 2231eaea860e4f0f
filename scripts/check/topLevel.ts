import type { Fault } from './fault.ts'

const TOP = new Set([
  ...['client', 'server', 'shared', 'scripts', 'docker-compose.yml', 'package.json', 'package-lock.json'],
  ...['tsconfig.base.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'Dockerfile', 'biome.json', 'vitest.config.ts'],
])

/** What lies at the top level beside what the design lists; names that begin with a dot are free. */
export function topLevelFaults(files: string[]): Fault[] {
  const names = new Set(files.map((path) => path.split('/')[0] ?? path))
  return [...names]
    .filter((name) => !name.startsWith('.') && !TOP.has(name))
    .map((path) => ({
      path,
      says: 'does not belong at the top level: put it below client, server, shared or scripts.',
    }))
}
