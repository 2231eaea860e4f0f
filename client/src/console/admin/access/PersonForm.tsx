import { ROLES } from '@muster/shared/access/roles.ts'
import { type FormEvent, useState } from 'react'
import { termOf, useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Account } from './People.tsx'
import { Sure } from './Sure.tsx'

/** Roles of people; what feeds bring comes by keys. */
const PEOPLE = ROLES.filter((role) => role !== 'feed')

/** What a person is called, may do, and for which agency. */
export function PersonForm({
  account,
  onChange,
  onCancel,
}: {
  account: Account | undefined
  onChange: (method: string, path: string, body?: object) => Promise<void>
  onCancel: () => void
}) {
  const say = useWords()
  const agencies = useCity((city) => [...city.all('agency')])
  const [username, setUsername] = useState('')
  const [name, setName] = useState(account?.name ?? '')
  const [roles, setRoles] = useState<readonly string[]>(account?.roles ?? [])
  const [agencyId, setAgencyId] = useState(account?.agencyId ?? '')
  const path = account && `accounts/${account.username}`

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (path) void onChange('PATCH', path, { name, roles, agencyId: agencyId === '' ? null : agencyId })
    else void onChange('POST', 'accounts', { username, name, roles, ...(agencyId !== '' && { agencyId }) })
  }
  return (
    <form className="access-form access-person" onSubmit={submit}>
      {!account && (
        <label>
          {say('persons.username')}
          <input
            name="person"
            autoComplete="off"
            autoCapitalize="none"
            pattern="[a-z0-9][a-z0-9_\-]{1,39}"
            required
            value={username}
            onChange={({ target }) => setUsername(target.value)}
          />
        </label>
      )}
      <label>
        {say('persons.name')}
        <input name="name" maxLength={80} required value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      <label>
        {say('persons.agency')}
        <select name="agency" value={agencyId} onChange={({ target }) => setAgencyId(target.value)}>
          <option value="">{say('persons.noAgency')}</option>
          {agencies.map((agency) => (
            <option key={agency.id} value={agency.id}>
              {termOf(agency.name)}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{say('persons.roles')}</legend>
        {PEOPLE.map((role) => (
          <label key={role} className="access-check">
            <input
              type="checkbox"
              checked={roles.includes(role)}
              onChange={({ target }) =>
                setRoles(target.checked ? [...roles, role] : roles.filter((one) => one !== role))
              }
            />
            {say(`role.${role}`)}
          </label>
        ))}
      </fieldset>
      <div className="access-row">
        <Button primary submits>
          {say(account ? 'persons.save' : 'persons.add')}
        </Button>
        <Button onClick={onCancel}>{say('persons.cancel')}</Button>
        {path && (
          <>
            <Button small onClick={() => void onChange('PATCH', path, { reset: true })}>
              {say('persons.reset')}
            </Button>
            <Sure
              label={say('persons.remove')}
              short={say('persons.remove')}
              ask={say('persons.removeSure')}
              onSure={() => void onChange('DELETE', path)}
            />
          </>
        )}
      </div>
    </form>
  )
}
