import { useCallback, useEffect, useState } from 'react'
import { askHub } from '../../live/hub.ts'

/** My account as the hub tells it. */
export type OwnAccount = {
  readonly username: string
  readonly isSample: boolean
  readonly hasPassword: boolean
  readonly needsSecondFactor: boolean
  readonly totp: boolean
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly at: string }[]
  readonly recoveryLeft: number
}

/** My account, and a way to ask for it anew. */
export function useOwnAccount(): { readonly own: OwnAccount | undefined; readonly reload: () => Promise<void> } {
  const [own, setOwn] = useState<OwnAccount>()
  const reload = useCallback(async () => {
    const reply = await askHub<OwnAccount>('account')
    if (reply.ok) setOwn(reply.body)
  }, [])
  useEffect(() => void reload(), [reload])
  return { own, reload }
}
