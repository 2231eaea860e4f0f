import { useState } from 'react'
import { addWords, useWords } from '../../i18n/index.ts'
import { wordsAccess } from '../../i18n/wordsAccess.ts'
import { signOut, whoAmI } from '../../live/me.ts'
import { Button } from '../../ui/Button.tsx'
import { LookButtons } from '../LookButtons.tsx'
import '../SignIn.css'
import '../../desk/proof/forms.css'
import { ProofDialog } from '../../desk/proof/ProofDialog.tsx'
import { PasskeySetup } from './PasskeySetup.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { type Added, TotpSetup } from './TotpSetup.tsx'

addWords(wordsAccess)

/** What has to be done after signing in, before anything else: a password of one's own, then a second factor. */
export function FirstSteps({ first }: { first: 'password' | 'secondFactor' }) {
  const say = useWords()
  const [codes, setCodes] = useState<readonly string[]>()
  const step = first === 'password' ? 'account.firstPassword' : 'account.firstFactor'
  const added = (given: Added): void => (given.codes ? setCodes(given.codes) : void whoAmI())
  return (
    <main className="signin">
      <section className="signin-card access-first" aria-labelledby="first-title">
        <header>
          <h1 id="first-title">{say(step)}</h1>
          <LookButtons />
        </header>
        <p>{say(`${step}Why`)}</p>
        {first === 'password' && <PasswordForm onChanged={() => void whoAmI()} />}
        {first === 'secondFactor' && !codes && (
          <>
            <h2>{say('account.app')}</h2>
            <TotpSetup onAdded={added} />
            <h2>{say('account.passkeys')}</h2>
            <PasskeySetup onAdded={added} />
          </>
        )}
        {codes && <RecoveryCodes codes={codes} onKept={() => void whoAmI()} />}
        <div className="access-row">
          <Button small onClick={() => void signOut()}>
            {say('signin.out')}
          </Button>
        </div>
      </section>
      <ProofDialog />
    </main>
  )
}
