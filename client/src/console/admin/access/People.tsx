import { useCallback, useEffect, useState } from 'react'
import { askProven } from '../../../desk/proof/askProven.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { getCity } from '../../../live/city.ts'
import { askHub } from '../../../live/hub.ts'
import { useMe } from '../../../live/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { PersonForm } from './PersonForm.tsx'

/** Somebody who may sign in. */
export type Account = {
  readonly username: string
  readonly name: string
  readonly roles: readonly string[]
  readonly agencyId?: string
  readonly isSample: boolean
  readonly hasSecondFactor: boolean
  readonly needsSecondFactor: boolean
  readonly isNew: boolean
}
type Given = { readonly username: string; readonly password?: string }

/** People who may sign in, and the form in which one of them, or a new one, is changed. */
export function People() {
  const say = useWords()
  const me = useMe()
  const [accounts, setAccounts] = useState<readonly Account[]>([])
  const [open, setOpen] = useState<Account | 'new'>()
  const [given, setGiven] = useState<Given>()
  const [problem, setProblem] = useState<string>()

  const load = useCallback(async () => {
    const reply = await askHub<{ accounts: readonly Account[] }>('accounts')
    if (reply.ok) setAccounts(reply.body.accounts.toSorted((a, b) => a.username.localeCompare(b.username)))
    setProblem(reply.ok ? undefined : reply.problem.detail)
  }, [])
  useEffect(() => void load(), [load])

  async function change(method: string, path: string, body?: object): Promise<void> {
    const reply = await askProven<Given | undefined>(path, { method, body })
    setGiven(reply.ok && reply.body?.password ? reply.body : undefined)
    setProblem(reply.ok ? undefined : reply.problem.detail)
    if (!reply.ok) return
    setOpen(undefined)
    await load()
  }
  const factorOf = ({ hasSecondFactor, needsSecondFactor, isSample }: Account) =>
    hasSecondFactor ? 'persons.factorOn' : needsSecondFactor && !isSample ? 'persons.factorDue' : 'persons.factorOff'
  const agencyOf = (id: string | undefined) => {
    const agency = id === undefined ? undefined : getCity().find('agency', id)
    return agency ? termOf(agency.name) : id
  }
  return (
    <section aria-labelledby="people-title">
      <header>
        <h2 id="people-title">{say('persons.title')}</h2>
        <Button small onClick={() => setOpen('new')}>
          {say('persons.add')}
        </Button>
      </header>
      {problem && <p role="alert">{problem}</p>}
      {given && (
        <p role="status" className="access-given">
          {say('persons.given', given)}
        </p>
      )}
      {open && (
        <PersonForm
          key={open === 'new' ? '' : open.username}
          account={open === 'new' ? undefined : open}
          onChange={change}
          onCancel={() => setOpen(undefined)}
        />
      )}
      <table className="admin-table">
        <thead>
          <tr>
            {['username', 'name', 'roles', 'agency', 'factor'].map((head) => (
              <th key={head} scope="col">
                {say(`persons.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.username}>
              <th scope="row">
                {account.isSample || account.username === me?.id ? (
                  account.username
                ) : (
                  <button
                    type="button"
                    className="admin-link"
                    aria-label={say('persons.edit', { name: account.username })}
                    onClick={() => setOpen(account)}
                  >
                    {account.username}
                  </button>
                )}
              </th>
              <td>{account.name}</td>
              <td>{account.roles.map((role) => say(`role.${role}`)).join(' · ')}</td>
              <td>{agencyOf(account.agencyId)}</td>
              <td>{say(account.isSample ? 'persons.sample' : account.isNew ? 'persons.new' : factorOf(account))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
