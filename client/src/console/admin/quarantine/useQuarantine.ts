import { useCallback, useEffect, useState } from 'react'
import { askHub } from '../../../live/hub.ts'

/** What a feed sent and was not accepted; `bytes` base64. */
export type Kept = {
  readonly id: string
  readonly feed: string
  readonly code: string
  readonly message: string
  readonly at: string
  readonly cityTime: string
  /** Told only to those who may read callers' words. */
  readonly bytes?: string
  readonly isCut: boolean
}
type Taken = {
  readonly accepted: number
  readonly duplicates: number
  readonly quarantined: number
  readonly reasons: readonly { readonly code: string; readonly message: string }[]
}
/** What became of trying an item again. */
export type Again = { readonly kind: 'taken' | 'known' | 'refused'; readonly code?: string; readonly sentence?: string }

const PAGE = 100

/** The newest of what is in quarantine, more of it on asking, and a way to try one again. */
export function useQuarantine() {
  const [entries, setEntries] = useState<readonly Kept[]>()
  const [sums, setSums] = useState({ kept: 0, dropped: 0 })
  const [isMore, setMore] = useState(false)
  const [problem, setProblem] = useState('')
  const [tried, setTried] = useState<Readonly<Record<string, Again>>>({})

  const load = useCallback(async (before?: string) => {
    const reply = await askHub<{ entries: readonly Kept[]; kept: number; dropped: number }>(
      `quarantine?limit=${PAGE}${before ? `&before=${before}` : ''}`,
    )
    if (!reply.ok) return setProblem(reply.problem.detail || reply.problem.code)
    setProblem('')
    setSums({ kept: reply.body.kept, dropped: reply.body.dropped })
    setMore(reply.body.entries.length === PAGE)
    setEntries((former = []) => (before ? [...former, ...reply.body.entries] : reply.body.entries))
  }, [])
  useEffect(() => void load(), [load])

  /** `charset`: the one in which a person says that its bytes are. */
  async function replay(id: string, charset?: string): Promise<void> {
    const asked = charset ? `?charset=${charset}` : ''
    const reply = await askHub<Taken>(`quarantine/${id}/replay${asked}`, { method: 'POST', body: {} })
    const again = (): Again => {
      if (!reply.ok) return { kind: 'refused', sentence: reply.problem.detail || reply.problem.code }
      const { quarantined, accepted, reasons } = reply.body
      if (quarantined > 0) return { kind: 'refused', code: reasons[0]?.code, sentence: reasons[0]?.message }
      return { kind: accepted > 0 ? 'taken' : 'known' }
    }
    const outcome = again()
    setTried((former) => ({ ...former, [id]: outcome }))
  }

  return { entries, sums, isMore, problem, tried, replay, reload: () => load(), more: () => load(entries?.at(-1)?.id) }
}
