import { type FormEvent, useEffect, useState } from 'react'
import { later } from '../desk/later.tsx'
import { addWords, sayNow, termOf, useWords } from '../i18n/index.ts'
import { askHub } from '../live/hub.ts'
import { type Half, signIn } from '../live/me.ts'
import { Button } from '../ui/Button.tsx'
import { LookButtons } from './LookButtons.tsx'
import { SampleLogins } from './SampleLogins.tsx'
import './SignIn.css'

const SecondStep = later(async () => (await import('./SecondStep.tsx')).SecondStep)

/** What the hub says of its city to anybody. `demo`: the sample city runs here, with its logins. */
type CityCard = {
  readonly name: { readonly en: string; readonly zh: string }
  readonly demo: boolean
  readonly oidc?: string
}

/** A problem that another place tells by its code alone: its words are fetched for it. */
async function sayProblem(code: string): Promise<string> {
  addWords((await import('@muster/shared/words/problems.ts')).problemWords)
  return sayNow(`problem.${code}`)
}

/** What another place sent back behind the #, once: a problem, or the ticket of a sign-in that is half done. */
function useComingBack(onProblem: (sentence: string) => void, onHalf: (half: Half) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const said = new URLSearchParams(location.hash.slice(1))
    const [code, ticket] = [said.get('problem'), said.get('second')]
    if (!code && !ticket) return
    history.replaceState(null, '', location.pathname + location.search)
    if (code) void sayProblem(code).then(onProblem)
    if (ticket)
      void askHub<Half>('session/half', { method: 'POST', body: { ticket } }).then((reply) =>
        reply.ok ? onHalf(reply.body) : onProblem(reply.problem.detail),
      )
  }, [])
}

function useCityCard(): CityCard | undefined {
  const [card, setCard] = useState<CityCard>()
  useEffect(() => {
    void askHub<CityCard>('city').then((reply) => reply.ok && setCard(reply.body))
  }, [])
  return card
}

/** Whoever opens the page types their name next. */
const focusFirst = (field: HTMLInputElement | null): void => field?.focus()

/** The page before the console: who are you, in which language, by night or by day. */
export function SignIn() {
  const say = useWords()
  const card = useCityCard()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [half, setHalf] = useState<Half>()

  useComingBack(setProblem, setHalf)

  async function enter(name: string, word: string): Promise<void> {
    setBusy(true)
    const no = await signIn(name, word)
    setBusy(false)
    setProblem(undefined)
    if (no && 'kind' in no) setHalf(no)
    else if (no) setProblem(no.status === 0 ? say('signin.noHub') : no.detail)
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    void enter(username, password)
  }
  function back(sentence?: string): void {
    setHalf(undefined)
    setPassword('')
    setProblem(sentence)
  }
  const head = (
    <>
      <header>
        <h1 id="signin-title">{card ? termOf(card.name) : say('app.name')}</h1>
        <LookButtons />
      </header>
      <p>{say('app.title')}</p>
    </>
  )
  if (half)
    return (
      <main className="signin">
        <div className="signin-card">
          {head}
          <SecondStep half={half} onBack={back} />
        </div>
      </main>
    )
  return (
    <main className="signin">
      <form className="signin-card" onSubmit={submit} aria-labelledby="signin-title">
        {head}
        <label>
          {say('signin.username')}
          <input
            ref={focusFirst}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={username}
            onChange={({ target }) => setUsername(target.value)}
          />
        </label>
        <label>
          {say('signin.password')}
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </label>
        {problem && (
          <p role="alert" className="signin-problem">
            {problem}
          </p>
        )}
        <Button primary submits disabled={isBusy}>
          {say(isBusy ? 'signin.busy' : 'signin.submit')}
        </Button>
        {card?.oidc && (
          <a className="button" href="/api/v1/session/oidc">
            {say('signin.oidc', { name: card.oidc })}
          </a>
        )}
        {card?.demo && <SampleLogins isBusy={isBusy} onChoose={enter} />}
      </form>
    </main>
  )
}
