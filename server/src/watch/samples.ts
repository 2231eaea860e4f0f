import type { Sample } from '@muster/shared/wire/watch.ts'
import { allOf } from './consoles.ts'
import type { watchLoop } from './loopLag.ts'
import type { Measured } from './measured.ts'
import type { Timer } from './meters.ts'
import type { Watched } from './watch.ts'

/** Ten minutes of looks, two seconds apart. */
const KEPT = 300

/** The last ten minutes, sample by sample. */
export function createSamples({
  watched,
  measured,
  requests,
  loop,
  now,
}: {
  watched: Pick<Watched, 'consoles' | 'tracks'>
  measured: Pick<Measured, 'commandTimer' | 'appendTimer' | 'items' | 'queue'>
  requests: Timer
  loop: ReturnType<typeof watchLoop>
  now: () => number
}) {
  let kept: Sample[] = []
  let before = { at: now(), items: 0, positions: 0 }

  return {
    take(redisBytes: number | undefined): void {
      const here = { at: now(), items: measured.items.all(), positions: watched.tracks().received }
      const sec = Math.max(0.001, (here.at - before.at) / 1000)
      const rate = (count: number): number => Math.round((count / sec) * 10) / 10
      const [commandMs, requestMs] = [measured.commandTimer.take(), requests.take()]
      const { rss, heapUsed } = process.memoryUsage()
      kept.push({
        at: here.at,
        perSec: {
          commands: rate(commandMs.count),
          feedItems: rate(here.items - before.items),
          positions: rate(here.positions - before.positions),
          requests: rate(requestMs.count),
        },
        ...{ commandMs, requestMs, appendMs: measured.appendTimer.take(), loopMs: loop.take() },
        ...measured.queue(),
        consoles: allOf(watched.consoles()),
        ...{ rssBytes: rss, heapBytes: heapUsed, redisBytes },
      })
      if (kept.length >= 2 * KEPT) kept = kept.slice(-KEPT)
      before = here
    },
    /** What was taken after `since` (epoch ms), oldest first. */
    after: (since: number): Sample[] => kept.slice(-KEPT).filter(({ at }) => at > since),
  }
}
