import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'

/** Ten codes, shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const say = useWords()
  return (
    <section className="access-codes" aria-label={say('account.recovery')}>
      <p>{say('account.recoveryKeep')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="access-row">
        <Button primary onClick={onKept}>
          {say('account.recoveryKept')}
        </Button>
      </div>
    </section>
  )
}
