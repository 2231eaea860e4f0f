import { useState } from 'react'
import { addWords, useWords } from '../../i18n/index.ts'
import { wordsAccess } from '../../i18n/wordsAccess.ts'
import { useMe } from '../../live/me.ts'
import { Button } from '../../ui/Button.tsx'
import '../../desk/proof/forms.css'
import { askProven } from '../../desk/proof/askProven.ts'
import { type OwnAccount, useOwnAccount } from '../../desk/proof/ownAccount.ts'
import { ProofDialog } from '../../desk/proof/ProofDialog.tsx'
import { PasskeySetup } from './PasskeySetup.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { type Added, TotpSetup } from './TotpSetup.tsx'

addWords(wordsAccess)

/** My own account: password, authenticator app, passkeys, recovery codes. */
export function AccountScreen() {
  const say = useWords()
  const me = useMe()
  const { own, reload } = useOwnAccount()
  const roles = (me?.roles ?? []).map((role) => say(`role.${role}`)).join(' · ')
  return (
    <main className="account">
      <h2>{say('account.title')}</h2>
      <dl>
        <dt>{me?.name}</dt>
        <dd>{me?.id}</dd>
        <dt>{say('account.roles')}</dt>
        <dd>{roles || say('account.noRoles')}</dd>
        {me?.agencyId && <dt>{say('account.agency')}</dt>}
        {me?.agencyId && <dd>{me.agencyId}</dd>}
      </dl>
      {own?.isSample && <p>{say('account.sample')}</p>}
      {own && !own.isSample && <Own own={own} onChanged={() => void reload()} />}
      <ProofDialog />
    </main>
  )
}

function Own({ own, onChanged }: { own: OwnAccount; onChanged: () => void }) {
  const say = useWords()
  const [codes, setCodes] = useState<readonly string[]>()
  const [problem, setProblem] = useState<string>()
  function added(given: Added): void {
    setCodes(given.codes)
    onChanged()
  }
  async function change(method: string, path: string): Promise<void> {
    const reply = await askProven<Added>(path, { method, ...(method === 'POST' && { body: {} }) })
    setProblem(reply.ok ? undefined : reply.problem.detail)
    if (reply.ok) added(reply.body ?? {})
  }
  const hasFactor = own.totp || own.passkeys.length > 0
  return (
    <div className="account-parts">
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {problem && <p role="alert">{problem}</p>}
      <section aria-labelledby="account-app">
        <h3 id="account-app">{say('account.app')}</h3>
        <p>{say(own.totp ? 'account.appOn' : 'account.appOff')}</p>
        {own.totp ? (
          <Button small onClick={() => void change('DELETE', 'account/totp')}>
            {say('account.remove')}
          </Button>
        ) : (
          <TotpSetup onAdded={added} />
        )}
      </section>
      <section aria-labelledby="account-passkeys">
        <h3 id="account-passkeys">{say('account.passkeys')}</h3>
        {own.passkeys.length === 0 && <p>{say('account.passkeyNone')}</p>}
        <ul className="account-list">
          {own.passkeys.map(({ id, name, at }) => (
            <li key={id}>
              <b>{name}</b> <time>{at.slice(0, 10)}</time>
              <Button
                small
                aria-label={say('account.passkeyRemove', { name })}
                onClick={() => void change('DELETE', `account/passkeys/${id}`)}
              >
                {say('account.remove')}
              </Button>
            </li>
          ))}
        </ul>
        <PasskeySetup onAdded={added} />
      </section>
      {hasFactor && (
        <section aria-labelledby="account-recovery">
          <h3 id="account-recovery">{say('account.recovery')}</h3>
          <p>{say('account.recoveryLeft', { count: own.recoveryLeft })}</p>
          <Button small onClick={() => void change('POST', 'account/recovery')}>
            {say('account.recoveryRenew')}
          </Button>
        </section>
      )}
      {own.hasPassword && (
        <section aria-labelledby="account-password">
          <h3 id="account-password">{say('account.password')}</h3>
          <PasswordForm />
        </section>
      )}
    </div>
  )
}
