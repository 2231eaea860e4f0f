/** Numbers that are joined into sets; each set answers with one of its numbers. */
export function disjointSets() {
  const parents: number[] = []
  const rootOf = (n: number): number => {
    let root = n
    for (let up = parents[root] ?? root; up !== root; up = parents[root] ?? root) root = up
    parents[n] = root
    return root
  }
  /** The lower root stays, so that the answer does not depend on the order of joining. */
  const join = (a: number, b: number): void => {
    const [rootA, rootB] = [rootOf(a), rootOf(b)]
    parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB)
  }
  return { rootOf, join }
}
