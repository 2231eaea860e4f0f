import { useState } from 'react'
import { send } from '../../live/commands.ts'

/** Sends a command of a sheet once at a time; `why`: the sentence of the last no. Answers whether it was done. */
export function useSending() {
  const [why, setWhy] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  async function ask(name: string, input: object, text: string): Promise<boolean> {
    if (isBusy) return false
    setBusy(true)
    const outcome = await send(name, input, { text })
    setBusy(false)
    setWhy(outcome.kind === 'refused' || outcome.kind === 'failed' ? outcome.sentence : undefined)
    return outcome.kind === 'done'
  }
  return { ask, why, isBusy }
}
