import { hash, verify } from '@node-rs/argon2'

/** Strength of a stored password, the least that OWASP advises: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
/** Checks at once: each takes 19 MiB and a core. */
const AT_ONCE = 4
/** Checks that may wait, of all and of one address: beyond that somebody floods, and is told to come later. */
const WAITING = 64
const WAITING_OF_ONE = 16

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 400

/** Thrown where too many wait already. */
export class TooManyChecks extends Error {}

/** Why a password is too easily found out, or undefined. */
export function weaknessOf(password: string, username: string): 'short' | 'name' | 'even' | undefined {
  if (password.length < SHORTEST_PASSWORD) return 'short'
  const plain = password.toLowerCase()
  if (plain.includes(username.toLowerCase()) || plain.includes('muster')) return 'name'
  return new Set(plain).size < 5 ? 'even' : undefined
}

/** Hashes and checks passwords, a few at once, and never more waiting than can be served. */
export function createPasswords() {
  let checking = 0
  const waiting = new Map<string, number>()
  const turns: (() => void)[] = []
  // Compared against when there is nothing to compare with, so that an answer takes as long either way.
  const decoy = hash('nobody', ARGON2ID)

  async function turn(address: string): Promise<void> {
    if (checking < AT_ONCE) {
      checking += 1
      return
    }
    const mine = waiting.get(address) ?? 0
    if (turns.length >= WAITING || mine >= WAITING_OF_ONE) throw new TooManyChecks('too many sign in at once')
    waiting.set(address, mine + 1)
    await new Promise<void>((resolve) => turns.push(resolve))
    const left = (waiting.get(address) ?? 1) - 1
    if (left > 0) waiting.set(address, left)
    else waiting.delete(address)
  }

  return {
    hash: (password: string): Promise<string> => hash(password, ARGON2ID),
    /** Whether this is the password that was stored; no stored one is never right. Throws TooManyChecks. */
    async fits(stored: string | undefined, password: string, address: string): Promise<boolean> {
      await turn(address)
      try {
        const isRight = await verify(stored ?? (await decoy), password)
        return isRight && stored !== undefined
      } finally {
        const next = turns.shift()
        // Whoever waits takes over the place; without anybody it is free.
        if (next) next()
        else checking -= 1
      }
    },
  }
}

export type Passwords = ReturnType<typeof createPasswords>
