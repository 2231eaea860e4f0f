import { randomBytes } from 'node:crypto'
import type { Accounts } from './accounts.ts'
import { sameDigest, secretDigest } from './secret.ts'

/** How long the one-time address holds; a new start prints a new one. */
export const SETUP_MINUTES = 30

export type SetupAnswer = 'made' | 'closed' | 'wrong token'

/**
 * The first run of a real city: one administrator is made by whoever has the one-time token (128 bits), which only the
 * terminal of this hub shows. Nothing is open where the sample logins are, or where there is an administrator.
 */
export async function openSetup({ accounts, sample }: { accounts: Accounts; sample: boolean }) {
  const token = sample || (await accounts.hasAdministrator()) ? undefined : randomBytes(16).toString('base64url')
  const ends = performance.now() + SETUP_MINUTES * 60_000
  let isDone = token === undefined
  const isOpen = (): boolean => !isDone && performance.now() < ends
  const fits = (given: string): boolean => token !== undefined && sameDigest(secretDigest(given), secretDigest(token))

  return {
    /** The token while it holds. */
    token: (): string | undefined => (isOpen() ? token : undefined),
    isOpen,
    fits,
    async makeAdministrator(given: string, username: string, password: string): Promise<SetupAnswer> {
      if (!isOpen()) return 'closed'
      if (!fits(given)) return 'wrong token'
      const isMade = await accounts.makeFirstAdministrator(username, password)
      isDone = true
      return isMade ? 'made' : 'closed'
    },
  }
}

export type Setup = Awaited<ReturnType<typeof openSetup>>
