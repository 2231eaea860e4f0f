import { randomUUID } from 'node:crypto'
import type { Grant } from '../access/accounts.ts'
import { HUB_ACTOR } from '../access/caller.ts'
import type { CommandDesk } from './ask.ts'

/** Writes a change of somebody's rights into the journal before it holds; false where that is not certain. */
export type RecordRights = (by: string, username: string, grant: Grant | undefined) => Promise<boolean>

/**
 * Who may do what has a history like everything else: an entry without an effect is better than an effect without one.
 * The hub asks, and names who it was: no role may send such a command by itself.
 */
export const recordRightsIn =
  (desk: CommandDesk): RecordRights =>
  async (by, username, grant) => {
    const verdict = await desk.ask({
      name: grant ? 'person.grant' : 'person.remove',
      input: { personId: username, ...grant, by },
      actor: HUB_ACTOR,
      key: randomUUID(),
      scope: 'hub',
    })
    return verdict.kind === 'committed'
  }
