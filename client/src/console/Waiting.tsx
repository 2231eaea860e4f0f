import { useEffect, useState } from 'react'
import { useWords } from '../i18n/index.ts'
import './SignIn.css'

/** A hub that answers at all answers sooner; before that the page stays empty, so that nothing flashes. */
const PATIENCE_MS = 1500

/** The page while the hub has not yet said who is signed in. */
export function Waiting() {
  const say = useWords()
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return <main className="signin">{isLate && <p role="status">{say('app.noHub')}</p>}</main>
}
