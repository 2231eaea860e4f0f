import { type FormEvent, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { askHub } from '../../live/hub.ts'
import { Button } from '../../ui/Button.tsx'

/** Changes one's own password. */
export function PasswordForm({ onChanged }: { onChanged?: () => void }) {
  const say = useWords()
  const [former, setFormer] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isDone, setDone] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const reply = await askHub('account/password', { method: 'POST', body: { former, next } })
    setDone(reply.ok)
    setProblem(reply.ok ? undefined : reply.problem.detail || say('signin.noHub'))
    if (!reply.ok) return
    setFormer('')
    setNext('')
    onChanged?.()
  }
  return (
    <form className="access-form" onSubmit={(event) => void submit(event)}>
      <label>
        {say('account.former')}
        <input
          type="password"
          name="former"
          autoComplete="current-password"
          required
          value={former}
          onChange={({ target }) => setFormer(target.value)}
        />
      </label>
      <label>
        {say('account.next')}
        <input
          type="password"
          name="next"
          autoComplete="new-password"
          minLength={12}
          required
          value={next}
          onChange={({ target }) => setNext(target.value)}
        />
      </label>
      {problem && <p role="alert">{problem}</p>}
      {isDone && <p role="status">{say('account.changed')}</p>}
      <div className="access-row">
        <Button submits>{say('account.change')}</Button>
      </div>
    </form>
  )
}
