import { useEffect, useState } from 'react'
import { askHub } from '../../../live/hub.ts'
import { useLink } from '../../../live/link.ts'
import type { UnitTimes } from './strips.ts'

/** The board shows at once what units do; what they did before is asked for anew so often, ms. */
const EVERY_MS = 30_000

/** What units did in the past hours; `hasFailed`: the last time the hub did not answer. */
export function useUnitTimes(hours: number): { readonly told?: UnitTimes; readonly hasFailed: boolean } {
  const isLive = useLink().state === 'live'
  const [answer, setAnswer] = useState<{ told?: UnitTimes; hasFailed: boolean }>({ hasFailed: false })
  useEffect(() => {
    if (!isLive) return
    let isGone = false
    const ask = async () => {
      const reply = await askHub<UnitTimes>(`unit-times?hours=${hours}`)
      if (!isGone)
        setAnswer((former) => (reply.ok ? { told: reply.body, hasFailed: false } : { ...former, hasFailed: true }))
    }
    void ask()
    const again = setInterval(() => void ask(), EVERY_MS)
    return () => {
      isGone = true
      clearInterval(again)
    }
  }, [hours, isLive])
  return answer
}
