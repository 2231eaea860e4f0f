/** Bodies of feeds that are read at once … */
const BODIES = 64
/** … their bytes together … */
const BYTES = 64 * 1024 * 1024
/** … and what one source may have of these: it cannot shut out the others. */
const SHARE = 0.25

/**
 * The door before the feeds (J9): a body that finds no room is turned away before it is read, and its source comes again.
 * What is let in is taken whole.
 */
export function createFeedDoor({ bodies = BODIES, bytes = BYTES }: { bodies?: number; bytes?: number } = {}) {
  const inside = new Map<string, { bodies: number; bytes: number }>()
  const all = { bodies: 0, bytes: 0 }
  let turnedAway = 0

  const fits = (held: typeof all, length: number, share: number): boolean =>
    held.bodies === 0 || (held.bodies < bodies * share && held.bytes + length <= bytes * share)

  return {
    /** Lets a body in and answers with how it leaves; undefined where there is no room. `length`: its bytes. */
    enter(source: string, length: number): (() => void) | undefined {
      const own = inside.get(source) ?? { bodies: 0, bytes: 0 }
      if (!fits(all, length, 1) || !fits(own, length, SHARE)) {
        turnedAway += 1
        return undefined
      }
      inside.set(source, own)
      for (const held of [all, own]) {
        held.bodies += 1
        held.bytes += length
      }
      return () => {
        for (const held of [all, own]) {
          held.bodies -= 1
          held.bytes -= length
        }
        if (own.bodies === 0) inside.delete(source)
      }
    },
    turnedAway: (): number => turnedAway,
  }
}

export type FeedDoor = ReturnType<typeof createFeedDoor>
