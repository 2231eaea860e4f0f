import { useWords } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'

/** Those of the sample city's logins that one begins with; the hub prints them all, with this password, when it starts. */
const SAMPLE_LOGINS = ['dispatcher', 'dispatcher2', 'manager']
const SAMPLE_PASSWORD = 'muster-demo'

/** One press signs in as somebody of the sample city. */
export function SampleLogins({
  isBusy,
  onChoose,
}: {
  isBusy: boolean
  onChoose: (username: string, password: string) => void
}) {
  const say = useWords()
  return (
    <section className="signin-sample" aria-label={say('signin.demo')}>
      <h2>{say('signin.demo')}</h2>
      <ul>
        {SAMPLE_LOGINS.map((login) => (
          <li key={login}>
            <Button disabled={isBusy} onClick={() => onChoose(login, SAMPLE_PASSWORD)}>
              {login}
            </Button>
          </li>
        ))}
      </ul>
      <p>{say('signin.demoPassword', { password: SAMPLE_PASSWORD })}</p>
    </section>
  )
}
