import type { Fault } from './fault.ts'

type Locked = { resolved?: string; optionalDependencies?: Record<string, string> }

/**
 * What would make the lock file fail elsewhere: `npm ci` refuses one that leaves out a build for another system, as npm
 * does where its registry has none, and an address ties it to the registry of whoever wrote it.
 */
export function lockFaults(text: string): Fault[] {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(text)
  const fault = (says: string): Fault => ({ path: 'package-lock.json', says })
  return Object.entries(packages).flatMap(([path, { resolved, optionalDependencies }]) => [
    ...(resolved?.includes('://') ? [fault(`ties ${path} to an address: omit-lockfile-registry-resolved.`)] : []),
    ...Object.keys(optionalDependencies ?? {})
      .filter((name) => !places(path, name).some((place) => place in packages))
      .map((name) => fault(`has no entry for ${name}, which ${path} names: npm ci refuses it. Add it by hand.`)),
  ])
}

/** Where npm may have put a package that the one at `path` asks for: beside it, or in any node_modules above. */
function places(path: string, name: string): string[] {
  const parents = path
    .split('/node_modules/')
    .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'))
  return ['', ...parents].map((parent) => `${parent ? `${parent}/` : ''}node_modules/${name}`)
}
