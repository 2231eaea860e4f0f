import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'
import { askHub, type Reply } from '../../live/hub.ts'

/** Set while somebody is asked to show again who they are; called with whether they have. */
let wanted: ((isShown: boolean) => void) | undefined
const changes = createAnnouncer()

/** The way to end the question that is open, or undefined. */
export const useProofWanted = () => useSyncExternalStore(changes.subscribe, () => wanted)

const wantProof = (): Promise<boolean> =>
  new Promise((resolve) => {
    wanted = (isShown) => {
      wanted = undefined
      changes.announce()
      resolve(isShown)
    }
    changes.announce()
  })

/** As `askHub`; where the hub wants a fresh proof of who asks, that is asked for, and the call goes out once more. */
export async function askProven<T>(...call: Parameters<typeof askHub>): Promise<Reply<T>> {
  const reply = await askHub<T>(...call)
  if (reply.ok || reply.problem.code !== 'fresh_proof') return reply
  return (await wantProof()) ? askHub<T>(...call) : reply
}
