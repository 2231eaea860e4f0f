import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { type FormEvent, useState } from 'react'
import { askProven } from '../../desk/proof/askProven.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import type { Added } from './TotpSetup.tsx'

/** Makes a passkey in this browser or on a key that is plugged in. */
export function PasskeySetup({ onAdded }: { onAdded: (added: Added) => void }) {
  const say = useWords()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault()
    const options = await askProven<PublicKeyCredentialCreationOptionsJSON>('account/passkeys/options', {
      ...{ method: 'POST', body: {} },
    })
    if (!options.ok) return setProblem(options.problem.detail)
    const { startRegistration } = await import('@simplewebauthn/browser')
    const passkey = await startRegistration({ optionsJSON: options.body }).catch(() => undefined)
    if (!passkey) return setProblem(say('account.passkeyFailed'))
    const reply = await askProven<Added>('account/passkeys', { method: 'POST', body: { name, passkey } })
    if (!reply.ok) return setProblem(reply.problem.detail)
    setName('')
    setProblem(undefined)
    onAdded(reply.body)
  }
  return (
    <form className="access-form" onSubmit={(event) => void add(event)}>
      <label>
        {say('account.passkeyName')}
        <input name="device" maxLength={60} required value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      {problem && <p role="alert">{problem}</p>}
      <div className="access-row">
        <Button submits>{say('account.passkeyAdd')}</Button>
      </div>
    </form>
  )
}
