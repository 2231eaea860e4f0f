import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { askHub } from '../../live/hub.ts'
import { Button } from '../../ui/Button.tsx'
import { useProofWanted } from './askProven.ts'
import { useOwnAccount } from './ownAccount.ts'
import { showPasskey } from './showPasskey.ts'

/** Asks again who one is, where the hub wants a fresh proof: by password, by the app's code or by a passkey. */
export function ProofDialog() {
  const wanted = useProofWanted()
  return wanted ? <Asked onEnd={wanted} /> : null
}

function Asked({ onEnd }: { onEnd: (isShown: boolean) => void }) {
  const say = useWords()
  const { own } = useOwnAccount()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  useEffect(() => dialog.current?.showModal(), [])
  const byCode = own?.totp === true
  const byPassword = own !== undefined && !byCode && own.passkeys.length === 0

  async function show(body: object): Promise<void> {
    const reply = await askHub('session/proof', { method: 'POST', body })
    if (reply.ok) onEnd(true)
    else setProblem(reply.problem.detail || say('signin.noHub'))
    setText('')
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    void show(byCode ? { code: text } : { password: text })
  }
  async function byPasskey(): Promise<void> {
    const question = await askHub('session/proof/passkey', { method: 'POST', body: {} })
    if (!question.ok) return setProblem(question.problem.detail || say('signin.noHub'))
    const shown = await showPasskey(question.body)
    if ('no' in shown) setProblem(say(shown.no, { why: shown.why }))
    else await show({ passkey: shown.passkey })
  }
  return (
    <dialog className="proof" ref={dialog} aria-labelledby="proof-title" onCancel={() => onEnd(false)}>
      <form onSubmit={submit}>
        <h2 id="proof-title">{say('proof.title')}</h2>
        <p>{say('proof.why')}</p>
        {(byCode || byPassword) && (
          <label>
            {say(byCode ? 'signin.code' : 'proof.password')}
            <input
              type={byCode ? 'text' : 'password'}
              inputMode={byCode ? 'numeric' : undefined}
              autoComplete={byCode ? 'one-time-code' : 'current-password'}
              required
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </label>
        )}
        {problem && <p role="alert">{problem}</p>}
        <div className="access-row">
          {(byCode || byPassword) && (
            <Button primary submits>
              {say('proof.submit')}
            </Button>
          )}
          {own && own.passkeys.length > 0 && (
            <Button onClick={() => void byPasskey()}>{say('signin.usePasskey')}</Button>
          )}
          <Button onClick={() => onEnd(false)}>{say('proof.cancel')}</Button>
        </div>
      </form>
    </dialog>
  )
}
