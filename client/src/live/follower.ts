import { cityFold } from '@muster/shared/domain/fold.ts'
import type { Differs, EventBatch, Resume, Snapshot } from '@muster/shared/wire/messages.ts'
import type { Board } from './board.ts'

/** How long an asked resume may stay unanswered before it is asked again, ms. */
const RESUME_AGAIN_MS = 3000

/**
 * Keeps a board current from what comes over one line, whatever is cut, doubled or lost on it: says where the board stands
 * at the beginning, after a hole, where the hub is ahead in silence, and asks for everything where the two differ (J12).
 */
export type Follower = {
  readonly connected: () => void
  readonly snapshot: (snapshot: Snapshot) => void
  readonly events: (batch: EventBatch) => void
  /** `head`: the hub's newest entry. */
  readonly heartbeat: (head: number) => void
}

/** `nowMs`: a clock that only goes forward. `changed` is told after the board has changed. */
export function createFollower({
  board,
  world,
  nowMs,
  resume: say,
  differs,
  changed,
}: {
  board: Board
  world: () => string
  nowMs: () => number
  resume: (hello: Resume) => void
  differs: (what: Differs) => void
  changed: () => void
}): Follower {
  let askedAt: number | undefined
  let headBefore = 0

  function resume(after = board.cursor()): void {
    if (askedAt !== undefined && nowMs() - askedAt < RESUME_AGAIN_MS) return
    askedAt = nowMs()
    say({ world: world(), after, fold: cityFold.version })
  }
  function current(): void {
    askedAt = undefined
    changed()
  }

  return {
    connected() {
      askedAt = undefined
      resume()
    },
    snapshot(snapshot) {
      board.load(snapshot)
      current()
    },
    events(batch) {
      const taken = board.take(batch)
      if (taken === 'hole') return resume()
      current()
      if (taken !== 'differs') return
      differs({ seq: batch.to, hash: board.hash() })
      resume(null)
    },
    heartbeat(head) {
      // The newest entries may be missing without a later one that would show the hole.
      if (headBefore > (board.cursor()?.seq ?? 0)) resume()
      headBefore = head
    },
  }
}
