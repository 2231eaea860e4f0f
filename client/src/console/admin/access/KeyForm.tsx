import { type FormEvent, useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'

const SCOPES = ['read', 'command', 'feeds', 'advice'] as const

/** What a new key is for. */
export function KeyForm({ onMake, onCancel }: { onMake: (body: object) => Promise<void>; onCancel: () => void }) {
  const say = useWords()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly string[]>(['read'])
  const [personal, setPersonal] = useState(false)
  const [day, setDay] = useState('')

  function submit(event: FormEvent): void {
    event.preventDefault()
    const expires = day === '' ? {} : { expiresAt: `${day}T23:59:59Z` }
    void onMake({ name, scopes, ...(personal && { personal }), ...expires })
  }
  return (
    <form className="access-form access-person" onSubmit={submit}>
      <label>
        {say('keys.name')}
        <input name="program" maxLength={80} required value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      <label>
        {say('keys.expires')}
        <input name="expires" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
      </label>
      <fieldset>
        <legend>{say('keys.scopes')}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} className="access-check">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={({ target }) =>
                setScopes(target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
              }
            />
            {say(`scope.${scope}`)}
          </label>
        ))}
        <label className="access-check">
          <input type="checkbox" checked={personal} onChange={({ target }) => setPersonal(target.checked)} />
          {say('keys.personal')}
        </label>
      </fieldset>
      <div className="access-row">
        <Button primary submits disabled={scopes.length === 0}>
          {say('keys.add')}
        </Button>
        <Button onClick={onCancel}>{say('persons.cancel')}</Button>
      </div>
    </form>
  )
}
