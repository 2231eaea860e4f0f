import { execFileSync } from 'node:child_process'
import type { Module } from '../modules.ts'

// Folders whose children come and go with one line in the list beside them.
const FAMILIES = {
  connector: 'server/src/feeds',
  aggregate: 'shared/src/domain',
  screen: 'client/src/console',
  benchmark: 'scripts/bench',
} as const

const git = (root: string, ...args: string[]): string[] =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)

export type Touched = { readonly kind: string; readonly child: string; readonly outside: readonly string[] }

/** The child of each family that came last: which files outside it, words and tests left out, its commit touched. */
export function lastTouches(root: string): Touched[] {
  return Object.entries(FAMILIES).flatMap(([kind, folder]) => {
    const log = git(root, 'log', '--diff-filter=A', '--name-only', '--format=commit %H', '--', `${folder}/*/*`)
    const brought = new Map<string, { commit: string; row: number }>()
    let commit = ''
    log.forEach((line, row) => {
      const child = line.slice(folder.length + 1).split('/')[0] ?? ''
      if (line.startsWith('commit ')) commit = line.slice(7)
      // The log is newest first: what a child was brought by is told last.
      else if (child && !child.includes('.')) brought.set(child, { commit, row })
    })
    const [newest] = [...brought].sort(([, a], [, b]) => a.row - b.row)
    if (!newest) return []
    const [child] = newest
    const touched = git(root, 'show', '--name-only', '--format=', newest[1].commit)
    const outside = touched.filter(
      (path) => !path.startsWith(`${folder}/${child}/`) && !/words|\.test\.|testing|\.md$|^package/.test(path),
    )
    return [{ kind, child, outside }]
  })
}

/** Files outside a child, its list and tests left out, that would no longer compile without it; the children that have most. */
export function deletionCosts(modules: readonly Module[]): readonly (readonly [child: string, importers: number])[] {
  const costs = new Map<string, Set<string>>()
  for (const { path, imports } of modules) {
    for (const { to, ours } of imports) {
      const folder = Object.values(FAMILIES).find((one) => to.startsWith(`${one}/`))
      const child =
        folder &&
        to
          .slice(folder.length + 1)
          .split('/')
          .slice(0, -1)[0]
      if (!ours || !folder || !child || path.startsWith(`${folder}/${child}/`) || path === `${folder}/index.ts`)
        continue
      const name = `${folder}/${child}`
      costs.set(name, (costs.get(name) ?? new Set()).add(path))
    }
  }
  return [...costs].map(([name, { size }]) => [name, size] as const).sort((a, b) => b[1] - a[1])
}
