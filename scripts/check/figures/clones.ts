import type { Module } from '../modules.ts'

const TOKEN = /[A-Za-z_$][\w$]*|\d[\w.]*|'[^'\n]*'|"[^"\n]*"|`[^`]*`|[^\s\w]/g
const WINDOW = 50

export type Clones = { readonly share: number; readonly worst: readonly string[] }

/** Share of tokens that stand in a run of 50 or more which stands elsewhere too; imports and comments do not count. */
export function clonesIn(modules: readonly Module[]): Clones {
  const files = modules.map(({ path, text }) => ({ path, tokens: tokensOf(text) }))
  const places = new Map<string, [file: number, at: number][]>()
  files.forEach(({ tokens }, file) => {
    for (let at = 0; at + WINDOW <= tokens.length; at += 1) {
      const key = tokens.slice(at, at + WINDOW).join(' ')
      places.set(key, [...(places.get(key) ?? []), [file, at]])
    }
  })
  const covered = files.map(() => new Set<number>())
  for (const found of places.values())
    if (found.length > 1) for (const [file, at] of found) for (let i = 0; i < WINDOW; i += 1) covered[file]?.add(at + i)
  const total = files.reduce((sum, { tokens }) => sum + tokens.length, 0)
  const shared = covered.reduce((sum, { size }) => sum + size, 0)
  const worst = files
    .map(({ path }, file) => ({ path, size: covered[file]?.size ?? 0 }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ path, size }) => `${path} (${size} tokens)`)
  return { share: shared / Math.max(1, total), worst }
}

const tokensOf = (text: string): string[] =>
  text
    .replace(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, '')
    .replace(/^(?:import|export)\s[^;]*?from\s+'[^']+'$/gm, '')
    .match(TOKEN) ?? []
