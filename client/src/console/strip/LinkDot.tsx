import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { beatAgeMs } from '../../live/link.ts'

const TELL_MS = 200

/** The connection: a dot and the age of the newest heartbeat. */
export function LinkDot() {
  const say = useWords()
  const [age, setAge] = useState<string>()
  useEffect(() => {
    const tell = () => setAge(((beatAgeMs() ?? 0) / 1000).toFixed(1))
    tell()
    const timer = setInterval(tell, TELL_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="strip-link" title={say('strip.connection', { age })}>
      <i className="dot" />
      {age} s
    </span>
  )
}
