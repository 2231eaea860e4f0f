import { VISIBILITY, type Visibility } from '@muster/shared/access/visibility.ts'
import type { Resume } from '@muster/shared/wire/messages.ts'
import type { Ask } from '../../server/src/command/ask.ts'
import { createDesk } from '../../server/src/command/desk.ts'
import type { Journal } from '../../server/src/journal/journal.ts'
import { createLiveState, JournalReplaced } from '../../server/src/journal/liveState.ts'
import { catchUpFor, freshFor, snapshotFor } from '../../server/src/live/seen.ts'
import { pack } from './packet.ts'

/** A console's end of a line: what it may see, and where bytes for it go. */
export type FarEnd = { readonly sees: Visibility; readonly send: (bytes: Buffer) => void }

/** A hub without sockets and Redis: the real desk, fold and redaction over the journal that it is given. */
export type SimulatedHub = ReturnType<typeof createSimulatedHub>

const noSnapshots = { keep: async () => {}, newest: async () => undefined, seq: async () => 0 }

/** Makes a hub. It has nothing until `load`. */
export function createSimulatedHub(journal: Journal) {
  const followers = new Set<FarEnd>()
  const lines = new Set<FarEnd>()
  const inClass = (sees: Visibility): FarEnd[] => [...followers].filter((one) => one.sees === sees)

  /** As live.ts: one encoding for each class that anybody has. */
  function tellAll(name: string, bodyFor: (sees: Visibility) => unknown): void {
    for (const sees of VISIBILITY) {
      const members = inClass(sees)
      const body = members.length > 0 ? bodyFor(sees) : undefined
      if (body === undefined) continue
      const bytes = pack(name, body)
      for (const { send } of members) send(bytes)
    }
  }

  const live = createLiveState({
    journal,
    snapshots: noSnapshots,
    tell: (fresh) => tellAll('events', (sees) => freshFor(sees, live, fresh)),
  })
  const desk = createDesk({
    journal,
    live,
    provide: ({ number, area }) => ({
      ...(number && { number: String(journal.numbers.next('20170104')) }),
      ...(area && { area: { neighbourhood: 'sunset', battalion: 'B05' } }),
    }),
  })

  async function reload(): Promise<void> {
    await live.load()
    tellAll('snapshot', (sees) => snapshotFor(sees, live))
  }

  return {
    live,
    load: live.load,
    ask: (ask: Ask) => desk.ask(ask),
    /** Reads what the journal has after what was folded, as the tail does. */
    async pull(): Promise<void> {
      try {
        live.offerChecked(await journal.readAfter(live.head().seq, 1000))
      } catch (error) {
        if (!(error instanceof JournalReplaced)) throw error
        await reload()
      }
    },
    /** After a cut from Redis: what was folded must still be the journal's beginning (J5). */
    async lookAgain(): Promise<void> {
      if (!(await journal.holds(live.head()))) await reload()
    },
    connect: (end: FarEnd): void => {
      lines.add(end)
    },
    resume(end: FarEnd, hello: Resume): void {
      if (!lines.has(end)) return
      const found = catchUpFor(end.sees, live, hello)
      if (found.kind === 'snapshot') end.send(pack('snapshot', found.snapshot))
      if (found.kind === 'events') end.send(pack('events', found.batch))
      followers.add(end)
    },
    disconnect(end: FarEnd): void {
      lines.delete(end)
      followers.delete(end)
    },
    beat(): void {
      const bytes = pack('heartbeat', { head: live.head().seq, cityTime: live.cityNow(), rate: live.clock().rate })
      for (const { send } of lines) send(bytes)
    },
  }
}
