import type { Rounds } from './statistics.ts'

/** Product and bound by turns, so that what else the machine does falls on both; who begins changes with each round. */
export async function takeTurns(
  rounds: number,
  product: (round: number) => Promise<number>,
  bound: (round: number) => Promise<number>,
): Promise<Rounds> {
  const found = { product: [] as number[], bound: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 1) found.bound.push(await bound(round))
    found.product.push(await product(round))
    if (round % 2 === 0) found.bound.push(await bound(round))
  }
  return found
}

/** Runs `work` and answers how long it took, ms. */
export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
