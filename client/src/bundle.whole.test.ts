import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test, vi } from 'vitest'

type Part = {
  readonly fileName: string
  readonly imports: readonly string[]
  readonly code: string
  readonly isEntry: boolean
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
    if (part.type === 'chunk') parts.push(part)
    else if (part.fileName.endsWith('.css'))
      parts.push({ fileName: part.fileName, imports: [], code: String(part.source), isEntry: false })
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

test('the shell stays small and the map comes later, in chunks of its own', async () => {
  const parts = await buildParts()
  const entry = parts.find(({ isEntry }) => isEntry)
  const shell = closure(parts, [entry?.fileName ?? ''])
  const css = parts.find(({ fileName }) => /index.*\.css$/.test(fileName))
  if (css) shell.add(css.fileName)
  const isMapLibrary = ({ code }: Part) => code.includes('maplibregl')
  expect(parts.filter((part) => shell.has(part.fileName) && isMapLibrary(part))).toEqual([])
  const map = parts.filter(isMapLibrary).map(({ fileName }) => fileName)
  const later = new Set([...closure(parts, map)].filter((name) => !shell.has(name)))
  expect(map.length).toBeGreaterThan(0)
  const [shellKb, mapKb] = [kbGz(parts, shell), kbGz(parts, later)]
  console.info(`shell ${shellKb.toFixed(0)} kB gz, map ${mapKb.toFixed(0)} kB gz`)
  expect(shellKb).toBeLessThan(SHELL_KB)
  expect(mapKb).toBeLessThan(MAP_KB)
})
