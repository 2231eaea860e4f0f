import { useEffect, useRef } from 'react'
import { runAction, useActionList } from '../../desk/actions.ts'
import { groupOf, namedActions } from '../../desk/groups.ts'
import { setKeysOn, useKeysOn } from '../../desk/keys.ts'
import { useGroupName } from '../../desk/useGroupName.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { resetKeymap, useKeymap } from '../../ui/keymap.ts'
import { KeyRow } from './KeyRow.tsx'
import { MovePanel } from './MovePanel.tsx'
import { useMoving } from './useMoving.ts'
import '../Help.css'

/** The sheet of all keys that act on the screen as it is now, by what they are about; here they can be moved and switched off. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const say = useWords()
  const sheet = useRef<HTMLDialogElement>(null)
  const keysOn = useKeysOn()
  const isMoved = useKeymap().size > 0
  const groupName = useGroupName()
  const actions = useActionList()
  const keyed = actions.filter(({ key }) => key !== undefined)
  const moving = useMoving(keyed)
  useEffect(() => sheet.current?.showModal(), [])
  const groups = [
    ...Map.groupBy(namedActions(keyed), ({ actions: [first] }) => groupName(groupOf(first ?? { id: '' }))),
  ]
  const all = () => {
    sheet.current?.close()
    runAction('palette')
  }
  return (
    <dialog
      className="help"
      ref={sheet}
      aria-labelledby="help-title"
      onKeyDown={moving.press}
      onCancel={(event) => {
        if (moving.from === undefined) return
        event.preventDefault()
        moving.stop()
      }}
      onClose={onClose}
    >
      <header>
        <h2 id="help-title">{say('help.title')}</h2>
        <Button kbd="Esc" onClick={() => sheet.current?.close()}>
          {say('help.close')}
        </Button>
      </header>
      <MovePanel moving={moving} />
      <div className="help-groups">
        {groups.map(([name, rows]) => (
          <section key={name} className="help-group">
            <h3>{name}</h3>
            <ul>
              {rows.map((row) => (
                <KeyRow key={row.words} row={row} onMove={moving.begin} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <label>
        <input type="checkbox" checked={keysOn} onChange={({ target }) => setKeysOn(target.checked)} />
        <b>{say('help.keysOn')}</b>
      </label>
      <p>{say('help.keysHint')}</p>
      <footer>
        <span>{say('help.moveHint')}</span>
        {isMoved && <Button onClick={resetKeymap}>{say('help.reset')}</Button>}
        <Button onClick={all}>{say('palette.open')}</Button>
      </footer>
    </dialog>
  )
}
