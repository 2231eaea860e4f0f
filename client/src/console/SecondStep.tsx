import { type FormEvent, useState } from 'react'
import { showPasskey } from '../desk/proof/showPasskey.ts'
import { useWords } from '../i18n/index.ts'
import { type Half, type Shown, signInSecond } from '../live/me.ts'
import { Button } from '../ui/Button.tsx'

const focusField = (field: HTMLInputElement | null): void => field?.focus()

/** The other half of signing in: a code of the app, a passkey, or a recovery code. */
export function SecondStep({ half, onBack }: { half: Half; onBack: (sentence?: string) => void }) {
  const say = useWords()
  const hasCode = half.methods.includes('totp')
  const [byRecovery, setByRecovery] = useState(!hasCode && half.passkey === undefined)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function show(shown: Shown): Promise<void> {
    setBusy(true)
    const no = await signInSecond(half.ticket, shown)
    setBusy(false)
    setText('')
    if (no?.code === 'ticket_over') onBack(no.detail)
    else if (no) setProblem(no.status === 0 ? say('signin.noHub') : no.detail)
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    void show(byRecovery ? { recovery: text } : { code: text })
  }
  async function byPasskey(): Promise<void> {
    const shown = await showPasskey(half.passkey)
    if ('no' in shown) setProblem(say(shown.no, { why: shown.why }))
    else await show({ passkey: shown.passkey })
  }
  const label = say(byRecovery ? 'signin.recovery' : 'signin.code')
  return (
    <form className="signin-step" onSubmit={submit} aria-labelledby="signin-second">
      <h2 id="signin-second">{say('signin.second')}</h2>
      {(hasCode || byRecovery) && (
        <label>
          {label}
          <input
            key={label}
            ref={focusField}
            name="code"
            autoComplete="one-time-code"
            inputMode={byRecovery ? 'text' : 'numeric'}
            spellCheck={false}
            required
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
      )}
      {problem && (
        <p role="alert" className="signin-problem">
          {problem}
        </p>
      )}
      {(hasCode || byRecovery) && (
        <Button primary submits disabled={isBusy}>
          {say(isBusy ? 'signin.busy' : 'signin.submit')}
        </Button>
      )}
      {half.passkey !== undefined && (
        <Button primary={!hasCode && !byRecovery} disabled={isBusy} onClick={() => void byPasskey()}>
          {say('signin.usePasskey')}
        </Button>
      )}
      <div className="signin-ways">
        {(hasCode || !byRecovery) && (
          <Button small onClick={() => setByRecovery(!byRecovery)}>
            {say(byRecovery ? 'signin.useCode' : 'signin.useRecovery')}
          </Button>
        )}
        <Button small onClick={() => onBack()}>
          {say('signin.back')}
        </Button>
      </div>
    </form>
  )
}
