import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { incident as kind } from '@muster/shared/domain/incident/incident.ts'
import { checklistOf } from '@muster/shared/domain/incident/writing.ts'
import { type KeyboardEvent, useRef } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { useCallHistory } from '../../../desk/call/callRecord.ts'
import { useClockText, useSettings } from '../../../desk/useCityTerms.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { send } from '../../../live/commands.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { useMayHere } from './useMayHere.ts'

/** Who ticked each item last, by the call's history. */
function useTickers(incident: Incident): ReadonlyMap<unknown, string> {
  const history = useCallHistory(incident) ?? []
  return new Map(history.filter(kind.is.ticked).map(({ data, actor }) => [data.itemId, actor.name]))
}

/** What is to be seen to on a call of this type: ticked by key, with who and when. A type without a list has none. */
export function Checklist({ incident }: { incident: Incident }) {
  const say = useWords()
  const clock = useClockText()
  const may = useMayHere()
  const items = checklistOf(useSettings(), incident.type)
  const tickers = useTickers(incident)
  const list = useRef<HTMLUListElement>(null)
  const { id: incidentId, ticks = {} } = incident
  const done = items.filter(({ id }) => ticks[id] !== undefined).length
  const boxes = () => [...(list.current?.querySelectorAll('input') ?? [])]
  const mayTick = may('incident.tick')
  const tick = ({ id: itemId, name }: (typeof items)[number]) => {
    const isDone = ticks[itemId] === undefined
    void send('incident.tick', { incidentId, itemId, done: isDone }, { text: `${isDone ? '☑' : '☐'} ${termOf(name)}` })
  }
  useActions([
    {
      ...{ id: 'call.checklist', key: 'x', words: 'checklist.key', command: 'incident.tick' },
      run: () => (boxes().find((box) => !box.checked) ?? boxes()[0])?.focus(),
      enabled: () => mayTick && items.length > 0,
    },
  ])
  if (items.length === 0) return null
  const keys = (event: KeyboardEvent) => {
    const all = boxes()
    const at = all.findIndex((box) => box.matches(':focus'))
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key]
    const item = items[Number(event.key) - 1]
    if (event.key === 'Escape') all[at]?.blur()
    // Anywhere else the space bar goes to the command bar.
    else if (event.key === 'Enter' || event.key === ' ') all[at]?.click()
    else if (item && mayTick) tick(item)
    else if (step !== undefined) all[(at + step + all.length) % all.length]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className="call-section" aria-labelledby="checklist-title">
      <h3 id="checklist-title" className="call-section-head">
        {say('checklist.title')} <Kbd>X</Kbd>
        <span className="call-aside">{say('checklist.count', { done, all: items.length })}</span>
      </h3>
      <ul ref={list} className="checklist" onKeyDown={keys}>
        {items.map((item) => {
          const at = ticks[item.id]
          return (
            <li key={item.id} data-done={at !== undefined || undefined}>
              <label>
                <input type="checkbox" checked={at !== undefined} disabled={!mayTick} onChange={() => tick(item)} />
                <span>{termOf(item.name)}</span>
              </label>
              {at !== undefined && (
                <span className="checklist-who">
                  {clock(at, 'minutes')} {tickers.get(item.id)}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
