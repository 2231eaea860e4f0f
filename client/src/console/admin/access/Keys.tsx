import { useCallback, useEffect, useState } from 'react'
import { askProven } from '../../../desk/proof/askProven.ts'
import { useWords } from '../../../i18n/index.ts'
import { askHub } from '../../../live/hub.ts'
import { Button } from '../../../ui/Button.tsx'
import { KeyForm } from './KeyForm.tsx'
import { Sure } from './Sure.tsx'

type Key = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly deviceId?: string
  readonly personal: boolean
  readonly madeAt?: string
  readonly expiresAt?: string
  readonly formerUntil?: string
}

const dayOf = (at: string | undefined): string | undefined => at?.slice(0, 10)

/** Keys for programs: what each may do, a new secret for it, and taking it away. */
export function Keys() {
  const say = useWords()
  const [keys, setKeys] = useState<readonly Key[]>()
  const [isNew, setNew] = useState(false)
  const [given, setGiven] = useState<string>()
  const [problem, setProblem] = useState<string>()

  const load = useCallback(async () => {
    const reply = await askHub<{ keys: readonly Key[] }>('api-keys')
    if (reply.ok) setKeys(reply.body.keys)
  }, [])
  useEffect(() => void load(), [load])

  async function change(method: string, path: string, body?: object): Promise<void> {
    const reply = await askProven<{ key: string } | undefined>(path, { method, body })
    setGiven(reply.ok ? reply.body?.key : undefined)
    setProblem(reply.ok ? undefined : reply.problem.detail)
    if (reply.ok) setNew(false)
    await load()
  }
  return (
    <section aria-labelledby="keys-title">
      <header>
        <h2 id="keys-title">{say('keys.title')}</h2>
        <Button small onClick={() => setNew(true)}>
          {say('keys.add')}
        </Button>
      </header>
      {problem && <p role="alert">{problem}</p>}
      {given && (
        <p role="status" className="access-given">
          {say('keys.given', { key: given })}
        </p>
      )}
      {isNew && <KeyForm onMake={(body) => change('POST', 'api-keys', body)} onCancel={() => setNew(false)} />}
      {keys?.length === 0 && <p>{say('keys.none')}</p>}
      {keys && keys.length > 0 && (
        <table className="admin-table">
          <thead>
            <tr>
              {['name', 'scopes', 'made', 'expires'].map((head) => (
                <th key={head} scope="col">
                  {say(`keys.${head}`)}
                </th>
              ))}
              <th scope="col">
                <span className="for-readers">{say('keys.rotateShort')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.id}>
                <th scope="row">
                  {key.name}
                  {key.deviceId && ` · ${key.deviceId}`}
                </th>
                <td>
                  {key.scopes.map((scope) => say(`scope.${scope}`)).join(' · ')}
                  {key.personal && ` · ${say('keys.personal')}`}
                </td>
                <td>
                  {dayOf(key.madeAt)}
                  {key.formerUntil && ` · ${say('keys.former', { at: dayOf(key.formerUntil) })}`}
                </td>
                <td>{dayOf(key.expiresAt) ?? say('keys.never')}</td>
                <td className="access-acts">
                  <Button
                    small
                    aria-label={say('keys.rotate', { name: key.name })}
                    onClick={() => void change('POST', `api-keys/${key.id}/rotate`, {})}
                  >
                    {say('keys.rotateShort')}
                  </Button>
                  <Sure
                    label={say('keys.revoke', { name: key.name })}
                    short={say('keys.revokeShort')}
                    ask={say('keys.revokeSure')}
                    onSure={() => void change('DELETE', `api-keys/${key.id}`)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
