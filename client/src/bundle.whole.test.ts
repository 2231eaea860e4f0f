import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test, vi } from 'vitest'

type Part = {
  readonly fileName: string
  readonly imports: readonly string[]
  readonly code: string
  readonly isEntry: boolean
  readonly css: readonly string[]
}
const SHELL_KB = 260
const MAP_KB = 650

async function buildParts(): Promise<readonly Part[]> {
  // The test runner's own value would bring React's development build.
  vi.stubEnv('NODE_ENV', 'production')
  const made = await build({
    root: join(import.meta.dirname, '..'),
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  })
  const [bundle] = Array.isArray(made) ? made : [made]
  if (!bundle || !('output' in bundle)) throw new Error('nothing was built')
  const parts: Part[] = []
  for (const part of bundle.output) {
    if (part.type === 'chunk') parts.push({ ...part, css: [...(part.viteMetadata?.importedCss ?? [])] })
    else if (part.fileName.endsWith('.css'))
      parts.push({ fileName: part.fileName, imports: [], code: String(part.source), isEntry: false, css: [] })
  }
  return parts
}

/** A chunk and everything that it imports at once. */
function closure(parts: readonly Part[], names: readonly string[], known = new Set<string>()): Set<string> {
  for (const name of names) {
    if (known.has(name)) continue
    known.add(name)
    closure(parts, parts.find(({ fileName }) => fileName === name)?.imports ?? [], known)
  }
  return known
}
const kbGz = (parts: readonly Part[], names: ReadonlySet<string>): number =>
  parts.filter(({ fileName }) => names.has(fileName)).reduce((sum, { code }) => sum + gzipSync(code).length, 0) / 1000

/** What the page of this name fetches before it shows anything, its style sheets included. */
function shellOf(parts: readonly Part[], page: 'index' | 'wall'): Set<string> {
  const entry = parts.find(({ isEntry, fileName }) => isEntry && fileName.startsWith(`assets/${page}-`))
  const shell = closure(parts, [entry?.fileName ?? ''])
  return new Set([...shell, ...parts.filter(({ fileName }) => shell.has(fileName)).flatMap(({ css }) => css)])
}

test('the shell stays small and the map comes later, in chunks of its own', async () => {
  const parts = await buildParts()
  const shell = shellOf(parts, 'index')
  const isMapLibrary = ({ code }: Part) => code.includes('maplibregl')
  expect(parts.filter((part) => shell.has(part.fileName) && isMapLibrary(part))).toEqual([])
  const map = parts.filter(isMapLibrary).map(({ fileName }) => fileName)
  const later = new Set([...closure(parts, map)].filter((name) => !shell.has(name)))
  expect(map.length).toBeGreaterThan(0)
  const [shellKb, mapKb] = [kbGz(parts, shell), kbGz(parts, later)]
  const wallKb = kbGz(parts, shellOf(parts, 'wall'))
  console.info(`shell ${shellKb.toFixed(0)} kB gz, wall ${wallKb.toFixed(0)}, map ${mapKb.toFixed(0)} kB gz`)
  expect(wallKb).toBeLessThan(shellKb)
  expect(shellKb).toBeLessThan(SHELL_KB)
  expect(mapKb).toBeLessThan(MAP_KB)
})
