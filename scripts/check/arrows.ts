import type { Fault } from './fault.ts'
import { isTest, type Module } from './modules.ts'

// What each workspace may import besides itself: arrows point down only.
const BELOW: Record<string, string[]> = {
  shared: [],
  server: ['shared'],
  client: ['shared'],
  scripts: ['server', 'shared', 'client'],
}

/** Imports that point up, and Node where there is none. Tests may look at everything. */
export function arrowFaults(modules: Module[]): Fault[] {
  return modules
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, imports }) => {
      const here = workspace(path)
      const below = BELOW[here]
      if (!below) return []
      return imports.flatMap(({ to, ours }) => {
        const up = ours && workspace(to) !== here && !below.includes(workspace(to))
        if (up) return { path, says: `imports ${to}: arrows point down. What both need moves to shared/.` }
        const node = to.startsWith('node:') && /^(shared|client)\/src\//.test(path)
        if (node) return { path, says: `imports ${to}: ${here}/ runs in the browser, where there is no Node.` }
        return siblingFault(path, to, ours)
      })
    })
}

// Folders whose children can each be deleted with their one line in a list: they do not know each other.
const FAMILIES = ['shared/src/domain', 'server/src/feeds', 'client/src/console']

// What siblings may share: the events are in an aggregate's declaration, domain/unit/unit.ts; a unit's status is that of
// its present assignment, so that both speak of the same statuses.
const FOR_SIBLINGS = /^shared\/src\/domain\/(?:([^/]+)\/\1\.ts|unit\/status\.ts)$/
// Around the screens, not among them: they show what any screen is about, and any screen may open the command bar.
const FRAME = ['commandbar', 'strip']

function siblingFault(path: string, to: string, ours: boolean): Fault[] {
  const family = FAMILIES.find((folder) => path.startsWith(`${folder}/`) && to.startsWith(`${folder}/`))
  if (!ours || !family) return []
  const [mine, mineRest] = split(path, family)
  const [other, otherRest] = split(to, family)
  if (!mineRest || !otherRest || mine === other || FOR_SIBLINGS.test(to)) return []
  if (family === 'client/src/console' && (FRAME.includes(mine) || FRAME.includes(other))) return []
  return [{ path, says: `imports its sibling ${to}: what two need moves down, out of ${mine} and ${other}.` }]
}

function split(path: string, family: string): [string, string | undefined] {
  const [child = '', ...rest] = path.slice(family.length + 1).split('/')
  return [child, rest.length > 0 ? rest.join('/') : undefined]
}

function workspace(path: string): string {
  return path.split('/')[0] ?? ''
}
