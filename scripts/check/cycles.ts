import type { Fault } from './fault.ts'
import { isTest, type Module } from './modules.ts'

/** Cycles among files (what runs), and among the folders of each workspace's `src` (types too). */
export function cycleFaults(modules: Module[]): Fault[] {
  const files = new Map<string, Set<string>>()
  const folders = new Map<string, Set<string>>()
  for (const { path, imports } of modules.filter(({ path }) => !isTest(path))) {
    for (const { to, typeOnly } of imports.filter(({ ours }) => ours)) {
      if (!typeOnly) add(files, path, to)
      const [from, target] = [folderOf(path), folderOf(to)]
      if (from && target && from !== target) add(folders, from, target)
    }
  }
  return [...loops(files), ...loops(folders)].map((loop) => ({
    path: loop[0] ?? '',
    says: `is part of an import cycle: ${[...loop, loop[0]].join(' → ')}. What both need moves down.`,
  }))
}

// The children of src: server/src/journal, shared/src/kernel. Files directly in src (hub.ts, main.ts) put things together.
function folderOf(path: string): string | undefined {
  return /^(?:shared|server|client)\/src\/[^/]+(?=\/)/.exec(path)?.[0]
}

function add(graph: Map<string, Set<string>>, from: string, to: string): void {
  const targets = graph.get(from) ?? new Set()
  graph.set(from, targets.add(to))
}

/** One loop through each node from which a way leads back to it; each loop once. */
function loops(graph: Map<string, Set<string>>): string[][] {
  const found: string[][] = []
  const seen = new Set<string>()
  for (const start of graph.keys()) {
    const loop = seen.has(start) ? undefined : wayBack(graph, start)
    if (!loop) continue
    found.push(loop)
    for (const node of loop) seen.add(node)
  }
  return found
}

/** The shortest way from a node back to itself. */
function wayBack(graph: Map<string, Set<string>>, start: string): string[] | undefined {
  const came = new Map<string, string>()
  const queue = [start]
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const way = [node]
        for (let at = came.get(node); at !== undefined; at = came.get(at)) way.unshift(at)
        return way
      }
      if (came.has(next) || next === start) continue
      came.set(next, node)
      queue.push(next)
    }
  }
  return undefined
}
