import { setImmediate as nextTurn } from 'node:timers/promises'

/** Turns of the event loop in which everything that a step has set off comes to rest: nothing of a run waits for a disk. */
const TURNS = 6

/** What is to happen when, on a clock of the run's own, ms from its beginning: no run waits for real time. */
export type Agenda = {
  readonly nowMs: () => number
  readonly after: (delayMs: number, step: () => unknown) => void
  /** Goes on until `untilMs`, or until `isOver` holds after a step. Answers when that was. */
  readonly run: (untilMs: number, isOver?: () => boolean) => Promise<number>
}

/** Makes an empty agenda. */
export function createAgenda(): Agenda {
  const planned: { at: number; order: number; step: () => unknown }[] = []
  let now = 0
  let orders = 0

  function takeNext(untilMs: number): (() => unknown) | undefined {
    const first = planned.reduce((best, one, i) => {
      const other = planned[best]
      return other && (one.at < other.at || (one.at === other.at && one.order < other.order)) ? i : best
    }, 0)
    const next = planned[first]
    if (!next || next.at > untilMs) return undefined
    planned.splice(first, 1)
    now = next.at
    return next.step
  }

  return {
    nowMs: () => now,
    after(delayMs, step) {
      orders += 1
      planned.push({ at: now + Math.max(0, delayMs), order: orders, step })
    },
    async run(untilMs, isOver = () => false) {
      for (let step = takeNext(untilMs); step; step = takeNext(untilMs)) {
        await step()
        for (let turn = 0; turn < TURNS; turn += 1) await nextTurn()
        if (isOver()) return now
      }
      now = untilMs
      return now
    },
  }
}
