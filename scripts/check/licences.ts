import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from './fault.ts'

// Licences under which anything may come with Muster (Apache-2.0), by SPDX name. None asks more than to name its authors.
const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0'],
  ...['Unlicense', 'OFL-1.1', 'Python-2.0'],
])

// Tools that only build and test, under other licences; nothing of them is part of what people run.
const FOR_DEVELOPMENT: Readonly<Record<string, string>> = {
  'axe-core': 'MPL-2.0: used unchanged, in tests alone',
  lightningcss: 'MPL-2.0: used unchanged, packs the CSS',
  'lightningcss-linux-x64-gnu': 'MPL-2.0: used unchanged, packs the CSS',
  only: 'MIT by its Readme.md; its package.json says nothing',
  'humanize-number': 'MIT by its Readme.md; its package.json says nothing',
}

export type Licensed = { readonly name: string; readonly licence: string; readonly isDev: boolean }

/** Packages whose licence is neither allowed nor that of a tool named here. */
export function licenceFaults(packages: readonly Licensed[]): Fault[] {
  return packages
    .filter(({ name, licence, isDev }) => !isAllowed(licence) && !(isDev && name in FOR_DEVELOPMENT))
    .map(({ name, licence, isDev }) => ({
      path: name,
      says: `comes under ${licence || 'no licence'}: ${isDev ? 'name it with its reason in' : 'not allowed by'} scripts/check/licences.ts.`,
    }))
}

/** Reads SPDX: one alternative whose every part is allowed is enough. */
function isAllowed(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((one) => ALLOWED.has(one)))
}

type Locked = { readonly link?: boolean; readonly dev?: boolean; readonly devOptional?: boolean }

/** What is installed of the lock file's packages, with the licence that each names. */
export function readLicences(root: string, lock: string): Licensed[] {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(lock)
  return Object.entries(packages).flatMap(([path, { link, dev, devOptional }]) => {
    const name = path.split('node_modules/').at(-1) ?? ''
    if (!path.includes('node_modules/') || link) return []
    try {
      const said: unknown = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
      return [{ name, licence: licenceIn(said), isDev: dev === true || devOptional === true }]
    } catch {
      // Builds for other systems are not here; they come under the licence of their package.
      return []
    }
  })
}

/** The `license` of a package.json, also in the forms of old: `{ type }`, `licenses: [{ type }]`. */
function licenceIn(said: unknown): string {
  if (typeof said !== 'object' || said === null) return ''
  const told: unknown = Reflect.get(said, 'license') ?? Reflect.get(said, 'licenses')
  const [first] = Array.isArray(told) ? told : [told]
  if (typeof first === 'string') return first
  return typeof first === 'object' && first !== null ? String(Reflect.get(first, 'type') ?? '') : ''
}
