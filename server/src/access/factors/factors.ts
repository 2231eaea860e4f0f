import type { RedisClient } from '../../redis/connectRedis.ts'
import { type Account, hasFactor, needsFactor } from '../account.ts'
import type { People } from '../people.ts'
import { secretDigest } from '../secret.ts'
import { madePasskey, makingOptions, type Site, showingOptions, shownPasskey } from './passkeys.ts'
import { newRecoveryCodes, without } from './recovery.ts'
import type { Seal } from './seal.ts'
import { newTotp, stepOf } from './totp.ts'

/** What somebody shows as a second factor: a code of the app, a recovery code, or a passkey's answer. */
export type Shown = { readonly code?: string; readonly recovery?: string; readonly passkey?: unknown }

/** How long a question of ours waits for its answer, s. */
const ASKED_SEC = 300
const PASSKEYS_AT_MOST = 10

/** The second factors of accounts. */
export function createFactors({
  redis,
  prefix,
  people,
  seal,
  now,
}: {
  redis: RedisClient
  prefix: string
  people: People
  seal: Seal
  now: () => number
}) {
  const asked = (kind: string, username: string): string => `${prefix}:${kind}:${secretDigest(username)}`
  const keep = (kind: string, username: string, text: string) =>
    redis.set(asked(kind, username), text, { EX: ASKED_SEC })
  /** What was kept: it answers once. */
  const take = (kind: string, username: string): Promise<string | null> => redis.getDel(asked(kind, username))

  async function codeFits(username: string, { totp }: Account, code: string): Promise<boolean> {
    if (!totp) return false
    const step = await stepOf(seal.open(totp.sealed, username), code, totp.lastStep, now())
    if (step === undefined) return false
    // Of two that show the same code at once, one wins: a code counts once.
    return people.change(username, (account) =>
      account.totp && account.totp.lastStep < step
        ? { ...account, totp: { ...account.totp, lastStep: step } }
        : undefined,
    )
  }
  const recoveryFits = (username: string, code: string): Promise<boolean> =>
    people.change(username, (account) => {
      const recovery = without(account.recovery ?? [], code)
      return recovery && { ...account, recovery }
    })
  async function passkeyFits(
    username: string,
    { passkeys = [] }: Account,
    answer: unknown,
    site: Site,
  ): Promise<boolean> {
    const challenge = await take('showing', username)
    const shown = challenge ? await shownPasskey(answer, passkeys, { challenge, site }) : undefined
    if (!shown) return false
    return people.change(username, (account) => ({
      ...account,
      passkeys: (account.passkeys ?? []).map((one) => (one.id === shown.id ? shown : one)),
    }))
  }

  /** Adds a factor; the first brings recovery codes with it. */
  async function add(
    username: string,
    change: (account: Account) => Account,
  ): Promise<{ codes?: string[] } | undefined> {
    const fresh = newRecoveryCodes()
    const given: { codes?: string[] } = {}
    const isDone = await people.change(username, (account) => {
      const isFirst = !account.recovery?.length
      given.codes = isFirst ? fresh.codes : undefined
      return { ...change(account), ...(isFirst && { recovery: fresh.digests }) }
    })
    return isDone ? given : undefined
  }

  return {
    /** Whether this account's own factor was shown. */
    async fits(username: string, account: Account, { code, recovery, passkey }: Shown, site: Site): Promise<boolean> {
      if (code !== undefined) return codeFits(username, account, code)
      if (recovery !== undefined) return recoveryFits(username, recovery)
      return passkey !== undefined && passkeyFits(username, account, passkey, site)
    },
    /** What the browser is asked for a passkey of this account; undefined where it has none. */
    async passkeyQuestion(username: string, { passkeys = [] }: Account, site: Site) {
      if (passkeys.length === 0) return undefined
      const options = await showingOptions(passkeys, site)
      await keep('showing', username, options.challenge)
      return options
    },

    async beginTotp(username: string): Promise<{ secret: string; uri: string }> {
      const made = newTotp(username, 'Muster')
      await keep('totp', username, seal.close(made.secret, username))
      return made
    },
    /** Takes the app's first code; undefined where it is wrong or nothing was begun. */
    async confirmTotp(username: string, code: string): Promise<{ codes?: string[] } | undefined> {
      const sealed = await redis.get(asked('totp', username))
      const step = sealed ? await stepOf(seal.open(sealed, username), code, 0, now()) : undefined
      if (!sealed || step === undefined) return undefined
      await redis.del(asked('totp', username))
      return add(username, (account) => ({ ...account, totp: { sealed, lastStep: step } }))
    },
    async beginPasskey(username: string, { passkeys = [] }: Account, site: Site) {
      const options = await makingOptions(username, passkeys, site)
      await keep('making', username, options.challenge)
      return options
    },
    async addPasskey(
      username: string,
      name: string,
      answer: unknown,
      site: Site,
    ): Promise<{ codes?: string[] } | undefined> {
      const challenge = await take('making', username)
      const made = challenge ? await madePasskey(answer, { challenge, name, at: now(), site }) : undefined
      return (
        made &&
        add(username, (account) => ({
          ...account,
          passkeys: [...(account.passkeys ?? []), made].slice(-PASSKEYS_AT_MOST),
        }))
      )
    },
    /** Takes a factor away: the app, or the passkey of that id. False where the role needs one and this is the last. */
    remove: (username: string, which: 'totp' | { readonly passkey: string }): Promise<boolean> =>
      people.change(username, (account) => {
        const left: Account =
          which === 'totp'
            ? { ...account, totp: undefined }
            : { ...account, passkeys: account.passkeys?.filter(({ id }) => id !== which.passkey) }
        if (hasFactor(left)) return left
        return needsFactor(left) ? undefined : { ...left, recovery: undefined }
      }),
    /** Ten new recovery codes; the former ones hold no more. */
    async renewRecovery(username: string): Promise<string[] | undefined> {
      const { codes, digests } = newRecoveryCodes()
      const isDone = await people.change(username, (account) =>
        hasFactor(account) ? { ...account, recovery: digests } : undefined,
      )
      return isDone ? codes : undefined
    },
  }
}

export type Factors = ReturnType<typeof createFactors>
