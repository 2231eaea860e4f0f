/**
 * Marks the nodes of the largest part in which every node can reach every other (Tarjan 1972, without recursion).
 * `out[n]` lists the nodes that n leads to.
 */
export function strongPart(out: number[][]): Uint8Array {
  const order = new Int32Array(out.length).fill(-1)
  const low = new Int32Array(out.length)
  const onStack = new Uint8Array(out.length)
  const stack: number[] = []
  let largest: number[] = []
  let count = 0
  for (let root = 0; root < out.length; root++) {
    if (order[root] !== -1) continue
    const path: { node: number; next: number }[] = []
    const visit = (node: number) => {
      order[node] = low[node] = count++
      onStack[node] = 1
      stack.push(node)
      path.push({ node, next: 0 })
    }
    visit(root)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const other = out[top.node]?.[top.next++]
      if (other !== undefined) {
        if (order[other] === -1) visit(other)
        else if (onStack[other]) low[top.node] = Math.min(low[top.node] ?? 0, order[other] ?? 0)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above) low[above.node] = Math.min(low[above.node] ?? 0, low[top.node] ?? 0)
      if (low[top.node] !== order[top.node]) continue
      const part = stack.splice(stack.lastIndexOf(top.node))
      for (const node of part) onStack[node] = 0
      if (part.length > largest.length) largest = part
    }
  }
  const marks = new Uint8Array(out.length)
  for (const node of largest) marks[node] = 1
  return marks
}
