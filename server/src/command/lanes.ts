/** What feeds keep of a batch while people wait, so that they are slowed and never starved. */
const FEEDS_SHARE = 0.1

/**
 * What waits for the desk, in two lanes: people's commands go before what feeds bring (J9). In each the order is that of
 * coming. `isFromFeed` tells the lanes apart.
 */
export function createLanes<T>(isFromFeed: (one: T) => boolean) {
  const people: T[] = []
  const feeds: T[] = []
  const laneOf = (one: T): T[] => (isFromFeed(one) ? feeds : people)

  return {
    push: (one: T): void => {
      laneOf(one).push(one)
    },
    /** Puts some back to the front of their lanes, in this order: they have waited before. */
    pushBack: (...ones: readonly T[]): void => {
      people.unshift(...ones.filter((one) => !isFromFeed(one)))
      feeds.unshift(...ones.filter(isFromFeed))
    },
    /** The next at most `limit`: people's first; feeds take what room is left, and at least their share. */
    take(limit: number): T[] {
      const kept = Math.min(feeds.length, Math.ceil(limit * FEEDS_SHARE))
      const first = people.splice(0, limit - kept)
      return [...first, ...feeds.splice(0, limit - first.length)]
    },
    size: (): number => people.length + feeds.length,
  }
}
