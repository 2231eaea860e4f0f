import { useRef } from 'react'
import { type Action, useActionList, useActions } from '../desk/actions.ts'
import { setKeysOn, useKeysOn } from '../desk/keys.ts'
import { useWords } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { printedKey } from '../ui/keymap.ts'
import './Help.css'

const isKeyed = (action: Action): action is Action & { key: string } => action.key !== undefined

/** The sheet of all keys that act on the screen as it is now, and the switch that turns single keys off. */
export function Help() {
  const say = useWords()
  const sheet = useRef<HTMLDialogElement>(null)
  const keysOn = useKeysOn()
  const keyed = useActionList().filter(isKeyed)
  useActions([{ id: 'help', key: '?', words: 'action.help', run: () => sheet.current?.showModal() }])
  const names = [...new Set(keyed.map(({ words }) => words))]
  return (
    <dialog className="help" ref={sheet} aria-labelledby="help-title">
      <header>
        <h2 id="help-title">{say('help.title')}</h2>
        <Button kbd="Esc" onClick={() => sheet.current?.close()}>
          {say('help.close')}
        </Button>
      </header>
      <dl>
        {names.map((words) => (
          <div key={words}>
            <dt>
              {[...new Set(keyed.filter((action) => action.words === words).map(({ key }) => printedKey(key)))].map(
                (key) => (
                  <Kbd key={key}>{key}</Kbd>
                ),
              )}
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input type="checkbox" checked={keysOn} onChange={({ target }) => setKeysOn(target.checked)} />
        <b>{say('help.keysOn')}</b>
      </label>
      <p>{say('help.keysHint')}</p>
    </dialog>
  )
}
