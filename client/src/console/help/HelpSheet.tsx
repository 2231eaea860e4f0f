import type { KeyboardEvent } from 'react'
import { runAction, useActionList } from '../../desk/actions.ts'
import { groupOf, namedActions } from '../../desk/groups.ts'
import { setKeysOn, useKeysOn } from '../../desk/keys.ts'
import { useGroupName } from '../../desk/useGroupName.ts'
import { addWords, useWords } from '../../i18n/index.ts'
import { wordsHelpSheet } from '../../i18n/wordsHelpSheet.ts'
import { Button } from '../../ui/Button.tsx'
import { resetKeymap, useKeymap } from '../../ui/keymap.ts'
import { KeyRow } from './KeyRow.tsx'
import { MovePanel } from './MovePanel.tsx'
import { useMoving } from './useMoving.ts'

addWords(wordsHelpSheet)

/** The sheet of all keys that act on the screen as it is now, by what they are about; here they can be moved and switched off. */
export function HelpSheet({ onLeave }: { onLeave: () => void }) {
  const say = useWords()
  const keysOn = useKeysOn()
  const isMoved = useKeymap().size > 0
  const groupName = useGroupName()
  const actions = useActionList()
  const keyed = actions.filter(({ key }) => key !== undefined)
  const moving = useMoving(keyed)
  const groups = [
    ...Map.groupBy(namedActions(keyed), ({ actions: [first] }) => groupName(groupOf(first ?? { id: '' }))),
  ]
  const all = () => {
    onLeave()
    runAction('palette')
  }
  const press = (event: KeyboardEvent) => {
    // While a key is moved Escape leaves that alone, not the sheet.
    if (event.key === 'Escape' && moving.from !== undefined) {
      event.preventDefault()
      moving.stop()
    } else moving.press(event)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key that a command is moved to is pressed on any button of the sheet
    <div onKeyDown={press}>
      <header>
        <h2 id="help-title">{say('help.title')}</h2>
        <Button kbd="Esc" onClick={onLeave}>
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
    </div>
  )
}
