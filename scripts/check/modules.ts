import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** One source file. Paths are from the repository's root, with forward slashes. */
export type Module = { path: string; text: string; imports: Import[] }

/** `to`: the path of a file of ours, or the name of a package (`node:fs`, `redis`, `@deck.gl/core`). */
type Import = { to: string; ours: boolean; typeOnly: boolean }

/** Every file that git knows or would add, from the repository's root. */
export function filesOf(root: string): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 }).split('\0').filter(Boolean)
}

/** The TypeScript files among these, with what they import. */
export function readModules(root: string, files: string[]): Module[] {
  return files
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      try {
        return toModule(path, readFileSync(join(root, path), 'utf8'))
      } catch {
        // Git still lists a file that was just removed.
        return []
      }
    })
}

export function toModule(path: string, text: string): Module {
  return { path, text, imports: importsOf(path, text) }
}

/** Whether a file is a test or exists for tests alone. */
export function isTest(path: string): boolean {
  return /\.(test|testing)\.tsx?$/.test(path)
}

const FROM = /^[ \t]*(?:import|export)\s+(type\s)?(?:[^'";`]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g

function importsOf(path: string, text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, '')
  const still = [...code.matchAll(FROM)].map(([, type, name]) => resolve(path, name ?? '', type !== undefined))
  const late = [...code.matchAll(DYNAMIC)].map(([, name]) => resolve(path, name ?? '', false))
  return [...still, ...late]
}

function resolve(from: string, name: string, typeOnly: boolean): Import {
  const plain = name.split('?')[0] ?? name
  if (plain.startsWith('.')) return { to: posix.join(posix.dirname(from), plain), ours: true, typeOnly }
  const [, workspace, rest] = /^@muster\/(shared|server|client)\/(.+)$/.exec(plain) ?? []
  if (workspace && rest) return { to: `${workspace}/src/${rest}`, ours: true, typeOnly }
  if (plain.startsWith('node:')) return { to: plain, ours: false, typeOnly }
  const parts = plain.split('/')
  return { to: parts.slice(0, plain.startsWith('@') ? 2 : 1).join('/'), ours: false, typeOnly }
}
