/** Bodies read at the same time: each holds up everybody else for some milliseconds at a stretch … */
const AT_WORK = 6
/** … and of one source. */
const OF_ONE_SOURCE = 2

/**
 * Turns of the bodies that were let in: a few are read at a time, so that a command never waits behind all of them (J9).
 * Who comes first goes first, but one source's many do not hold up another's one.
 */
export function createFeedTurns() {
  const working = new Map<string, number>()
  const waiting: { source: string; start: () => void }[] = []
  let atWork = 0

  function goOn(): void {
    while (atWork < AT_WORK) {
      const next = waiting.findIndex(({ source }) => (working.get(source) ?? 0) < OF_ONE_SOURCE)
      const [one] = next < 0 ? [] : waiting.splice(next, 1)
      if (!one) return
      atWork += 1
      working.set(one.source, (working.get(one.source) ?? 0) + 1)
      one.start()
    }
  }
  function end(source: string): void {
    atWork -= 1
    const left = (working.get(source) ?? 1) - 1
    if (left > 0) working.set(source, left)
    else working.delete(source)
    goOn()
  }

  return async <T>(source: string, work: () => Promise<T>): Promise<T> => {
    await new Promise<void>((start) => {
      waiting.push({ source, start })
      goOn()
    })
    try {
      return await work()
    } finally {
      end(source)
    }
  }
}

export type FeedTurns = ReturnType<typeof createFeedTurns>
