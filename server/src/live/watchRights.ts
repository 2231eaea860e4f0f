import type { Access } from '../access/access.ts'
import { type Caller, type Credential, rightsOf } from '../access/caller.ts'

/** Twice a second, so that a right which is taken away is gone within one (V1). */
const LOOK_EVERY_MS = 500

/**
 * Ends the lines of those who may no longer see what they saw: signed out, expired, account or key taken away, rights
 * changed, by whichever hub. Who still may, comes again and gets what is due by then.
 */
export function watchRights<
  Client extends { readonly data: { readonly credential: Credential; readonly rights?: string } },
>({
  access,
  clients,
  end,
}: {
  access: Pick<Access, 'holder'>
  clients: () => readonly Client[]
  end: (client: Client) => void
}): { stop: () => void } {
  let looking = false

  async function look(): Promise<void> {
    const asked = new Map<string, Promise<Caller | undefined>>()
    const ask = (credential: Credential): Promise<Caller | undefined> => {
      const name = `${credential.kind} ${credential.secret}`
      const known = asked.get(name) ?? access.holder(credential)
      asked.set(name, known)
      return known
    }
    await Promise.all(
      clients().map(async (client) => {
        const holder = await ask(client.data.credential)
        if (!holder?.scopes.includes('read') || rightsOf(holder) !== (client.data.rights ?? rightsOf(holder)))
          end(client)
      }),
    )
  }

  const timer = setInterval(() => {
    if (looking) return
    looking = true
    // While Redis is away nobody can say; the lines stay, and nothing new comes over them either.
    look()
      .catch(() => {})
      .finally(() => {
        looking = false
      })
  }, LOOK_EVERY_MS)
  return { stop: () => clearInterval(timer) }
}
