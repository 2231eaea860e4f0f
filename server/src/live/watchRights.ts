import type { Access } from '../access/access.ts'
import { type Credential, rightsOf } from '../access/caller.ts'

/** Twice a second, so that a right which is taken away is gone within one (V1). */
const LOOK_EVERY_MS = 500

/**
 * Ends the lines of those who may no longer see what they saw: signed out, expired, account or key taken away, rights
 * changed, by whichever hub. Who still may, comes again and gets what is due by then.
 */
export function watchRights<
  Client extends { readonly data: { readonly credential: Credential; readonly rights: string } },
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
    // Once for each credential, however many lines it has open.
    const asked = new Map<string, Client[]>()
    for (const client of clients()) {
      const { kind, secret } = client.data.credential
      const name = `${kind} ${secret}`
      const same = asked.get(name)
      if (same) same.push(client)
      else asked.set(name, [client])
    }
    await Promise.all(
      [...asked.values()].map(async (same) => {
        const holder = same[0] && (await access.holder(same[0].data.credential))
        const rights = holder?.scopes.includes('read') ? rightsOf(holder) : undefined
        for (const client of same) if (rights === undefined || rights !== (client.data.rights ?? rights)) end(client)
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
