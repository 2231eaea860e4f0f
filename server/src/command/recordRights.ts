import { randomUUID } from 'node:crypto'
import type { Grant } from '../access/accounts.ts'
import { HUB_ACTOR } from '../access/caller.ts'
import type { createUnrecorded } from '../access/unrecorded.ts'
import { connectionLost } from '../redis/connectionLost.ts'
import type { CommandDesk } from './ask.ts'

/** How often a hub looks for what was done beside it, ms. */
const LOOK_EVERY_MS = 2000

/** Writes a change of somebody's rights into the journal before it holds; false where that is not certain. `key`: it is written once. */
export type RecordRights = (by: string, username: string, grant: Grant | undefined, key?: string) => Promise<boolean>

/**
 * Who may do what has a history like everything else: an entry without an effect is better than an effect without one.
 * The hub asks, and names who it was: no role may send such a command by itself.
 */
export const recordRightsIn =
  (desk: CommandDesk): RecordRights =>
  async (by, username, grant, key = randomUUID()) => {
    const verdict = await desk.ask({
      name: grant ? 'person.grant' : 'person.remove',
      input: JSON.parse(JSON.stringify({ personId: username, ...grant, by })),
      actor: HUB_ACTOR,
      key,
      scope: 'hub',
    })
    return verdict.kind === 'committed'
  }

/** Goes on writing down what `npm run ops -- user` did to people's rights, of now and of before this start. */
export function recordOpsRights({
  unrecorded,
  record,
  warn,
}: {
  unrecorded: ReturnType<typeof createUnrecorded>
  record: RecordRights
  warn: (error: unknown) => void
}): { stop: () => Promise<unknown> } {
  let looking: Promise<unknown> = Promise.resolve()
  const look = (): void => {
    looking = looking
      .then(() => unrecorded.handOver(({ id, username, grant }) => record('ops', username, grant, id)))
      // While Redis is away others say so, and it is tried again.
      .catch((error) => !connectionLost(error) && warn(error))
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      return looking
    },
  }
}
