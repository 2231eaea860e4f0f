import { type FormEvent, useState } from 'react'
import { askProven } from '../../desk/proof/askProven.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'

type Begun = { readonly secret: string; readonly qr: string }
/** Who has scanned types next. */
const focusField = (field: HTMLInputElement | null): void => field?.focus()

export type Added = { readonly codes?: readonly string[] }

/** Sets up an authenticator app: its picture to scan, then its first code. */
export function TotpSetup({ onAdded }: { onAdded: (added: Added) => void }) {
  const say = useWords()
  const [begun, setBegun] = useState<Begun>()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()

  async function begin(): Promise<void> {
    const reply = await askProven<Begun>('account/totp', { method: 'POST', body: {} })
    if (reply.ok) setBegun(reply.body)
    setProblem(reply.ok ? undefined : reply.problem.detail)
  }
  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault()
    const reply = await askProven<Added>('account/totp/confirm', { method: 'POST', body: { code } })
    setCode('')
    if (!reply.ok) return setProblem(reply.problem.detail)
    setBegun(undefined)
    setProblem(undefined)
    onAdded(reply.body)
  }
  if (!begun)
    return (
      <div className="access-row">
        <Button onClick={() => void begin()}>{say('account.appBegin')}</Button>
        {problem && <p role="alert">{problem}</p>}
      </div>
    )
  return (
    <form className="access-form" onSubmit={(event) => void confirm(event)}>
      <p>{say('account.appScan')}</p>
      <img
        className="access-qr"
        alt={say('account.appQr')}
        src={`data:image/svg+xml,${encodeURIComponent(begun.qr)}`}
      />
      <p className="access-secret">{say('account.appSecret', { secret: begun.secret })}</p>
      <label>
        {say('account.appCode')}
        <input
          ref={focusField}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </label>
      {problem && <p role="alert">{problem}</p>}
      <div className="access-row">
        <Button primary submits>
          {say('account.appConfirm')}
        </Button>
      </div>
    </form>
  )
}
