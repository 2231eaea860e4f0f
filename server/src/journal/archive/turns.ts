/** Questions answered at once … */
const AT_ONCE = 2
/** … and how many may wait for that. */
const WAITING = 8

/** Does this work when it is its turn; answers `busy` at once where too much waits already. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T | 'busy'>

/** Turns for questions that cost much: a few at once, a few wait, and nobody waits for ever. */
export function createTurns(): InTurn {
  let running = 0
  const queue: (() => void)[] = []

  return async (work) => {
    if (running >= AT_ONCE) {
      if (queue.length >= WAITING) return 'busy'
      // Who goes hands over the place: nobody slips in between.
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
