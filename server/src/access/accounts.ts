import { randomBytes } from 'node:crypto'
import type { Role } from '@muster/shared/access/roles.ts'
import type { Actor } from '@muster/shared/kernel/entry.ts'
import { type Account, actorOf, hasFactor, needsFactor } from './account.ts'
import type { Passwords } from './passwords.ts'
import type { People } from './people.ts'
import type { Tried, Tries } from './tries.ts'

/** How long a password holds that an administrator gave. */
const ONE_TIME_MS = 3 * 24 * 3600 * 1000

export type SignIn =
  | { readonly kind: 'in'; readonly username: string; readonly account: Account }
  | Exclude<Tried, { kind: 'right' }>

/** What an administrator says of a person. */
export type Grant = { readonly name: string; readonly roles: readonly Role[]; readonly agencyId?: string }

/** What an administrator sees of an account: no secret, and whether there are any. */
export type Listed = Grant & {
  readonly username: string
  readonly isSample: boolean
  readonly hasSecondFactor: boolean
  readonly needsSecondFactor: boolean
  readonly isNew: boolean
}

const newPassword = (): string => randomBytes(12).toString('base64url')

/** People who may sign in: by what they show, and as administrators keep them. `now`: epoch ms. */
export function createAccounts({
  people,
  passwords,
  tries,
  now,
}: {
  people: People
  passwords: Passwords
  tries: Tries
  now: () => number
}) {
  /** A password that an administrator gave and nobody used in time is none. */
  const isStale = ({ oneTimeUntil }: Account): boolean => oneTimeUntil !== undefined && oneTimeUntil < now()

  return {
    find: people.find,
    hasAdministrator: people.hasAdministrator,

    /** Adds sample logins that are not there yet; existing accounts keep their password and roles. */
    async ensureSample(all: readonly ({ username: string } & Grant)[], password: string): Promise<void> {
      const known = new Set((await people.all()).map(([username]) => username))
      const missing = all.filter(({ username }) => !known.has(username))
      if (missing.length === 0) return
      // One hash serves equal passwords.
      const stored = await passwords.hash(password)
      for (const { username, ...grant } of missing)
        await people.add(username, { ...grant, password: stored, sample: true })
    },

    /** Makes the first administrator; false where there is one by now. */
    makeFirstAdministrator: async (username: string, password: string): Promise<boolean> =>
      people.makeFirst(username, { name: username, roles: ['admin'], password: await passwords.hash(password) }),

    /** The account as an actor, or undefined. */
    async actor(username: string): Promise<Actor | undefined> {
      const account = await people.find(username)
      return account && actorOf(username, account)
    },

    /**
     * Checks a password. After some wrong ones the answers come later and later, but never not at all.
     * `isLocal`: it comes from this machine; sample logins are let in only then.
     */
    async signIn(username: string, password: string, address: string, isLocal: boolean): Promise<SignIn> {
      const found = await people.find(username)
      const account = found && ((found.sample && !isLocal) || isStale(found)) ? undefined : found
      const check = () => passwords.fits(account?.password, password, address)
      const isHalf = account !== undefined && hasFactor(account)
      const tried = await tries.attempt(username, address, check, { isHalf })
      if (tried.kind !== 'right') return tried
      return account ? { kind: 'in', username, account } : { kind: 'wrong' }
    },

    /**
     * The account of somebody who has signed in elsewhere, bound to who they are there from the first time on; a password
     * for once has then served its purpose. Undefined where somebody else there has it: names are given anew, and only an
     * administrator's reset gives the account anew as well.
     */
    async signsInElsewhere(username: string, elsewhere: string): Promise<Account | undefined> {
      await people.change(username, ({ oneTimeUntil, ...account }) => {
        if (account.sample || (account.elsewhere ?? elsewhere) !== elsewhere) return undefined
        return { ...account, elsewhere, ...(oneTimeUntil !== undefined && { password: undefined }) }
      })
      const account = await people.find(username)
      return account?.elsewhere === elsewhere ? account : undefined
    },
    /** Sets a password that its owner chose. */
    async setPassword(username: string, password: string): Promise<void> {
      const stored = await passwords.hash(password)
      await people.change(username, ({ oneTimeUntil: _, ...account }) => ({ ...account, password: stored }))
    },

    list: async (): Promise<Listed[]> =>
      (await people.all()).map(([username, account]) => ({
        username,
        name: account.name,
        roles: account.roles,
        agencyId: account.agencyId,
        isSample: account.sample ?? false,
        hasSecondFactor: hasFactor(account),
        needsSecondFactor: needsFactor(account),
        isNew: account.oneTimeUntil !== undefined,
      })),

    /** Adds a person; answers the password for the first sign-in, or undefined where the name is taken. */
    async add(username: string, grant: Grant): Promise<string | undefined> {
      const password = newPassword()
      const account = { ...grant, password: await passwords.hash(password), oneTimeUntil: now() + ONE_TIME_MS }
      return (await people.add(username, account)) ? password : undefined
    },
    change: (username: string, grant: Grant): Promise<boolean> =>
      people.change(username, (account) => ({ ...account, ...grant })),
    /** A new password for somebody who lost theirs; no second factor, and bound to nobody elsewhere, until they begin again. */
    async reset(username: string): Promise<string | undefined> {
      const password = newPassword()
      const stored = await passwords.hash(password)
      const isDone = await people.change(username, ({ name, roles, agencyId, sample }) =>
        sample ? undefined : { name, roles, agencyId, password: stored, oneTimeUntil: now() + ONE_TIME_MS },
      )
      return isDone ? password : undefined
    },
    remove: people.remove,
  }
}

export type Accounts = ReturnType<typeof createAccounts>
