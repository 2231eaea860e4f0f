import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import { useWords } from '../../i18n/index.ts'
import { type Result, send } from '../../live/commands.ts'
import { useMe } from '../../live/me.ts'
import { Button } from '../../ui/Button.tsx'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Asks for the reason, and sends the same again with it. */
function Sheet({ result, onEnd }: { result: Result; onEnd: () => void }) {
  const say = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  useEffect(() => dialog.current?.showModal(), [])
  const { name, input, text, outcome } = result
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '' || !isRecord(input)) return
    void send(name, { ...input, override: { reason: reason.trim() } }, { text: `${text} !` })
    onEnd()
  }
  return (
    <dialog className="shift" ref={dialog} aria-labelledby="overrule-title" onClose={onEnd}>
      <form onSubmit={submit}>
        <h2 id="overrule-title">{say('override.title', { what: text || say(name) })}</h2>
        {outcome.kind === 'refused' && <p>{outcome.sentence}</p>}
        <label>
          {say('override.reason')}
          <input
            value={reason}
            maxLength={200}
            required
            autoComplete="off"
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <div className="shift-buttons">
          <Button primary submits kbd="⏎">
            {say('override.send')}
          </Button>
          <Button onClick={onEnd}>{say('shift.close')}</Button>
        </div>
      </form>
    </dialog>
  )
}

function Offered({ result }: { result: Result }) {
  const say = useWords()
  const [isOpen, setOpen] = useState(false)
  useActions([
    { id: 'bar.overrule', key: 'Shift+u', words: 'override.do', command: result.name, run: () => setOpen(true) },
  ])
  return (
    <>
      <button type="button" className="commandbar-do" aria-keyshortcuts="Shift+U" onClick={() => setOpen(true)}>
        {say('override.do')} <kbd>⇧U</kbd>
      </button>
      {isOpen && <Sheet result={result} onEnd={() => setOpen(false)} />}
    </>
  )
}

/** Lets a supervisor do what a rule has refused, with a reason that stands in the record. Others are not offered it. */
export function Overrule({ result }: { result: Result }) {
  const { outcome } = result
  const maySupervise = useMe()?.roles.includes('supervisor') ?? false
  const rule = outcome.kind === 'refused' ? outcome.facts.overruledBy : undefined
  return maySupervise && rule === 'supervisor' ? <Offered result={result} /> : null
}
