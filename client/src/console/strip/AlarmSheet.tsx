import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useClockText } from '../../desk/useCityTerms.ts'
import { addWords, useWords } from '../../i18n/index.ts'
import { wordsAlarmSheet } from '../../i18n/wordsAlarmSheet.ts'
import { beatCityTime } from '../../live/clock.ts'
import { useLink } from '../../live/link.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { CountChips } from './AlarmCounts.tsx'
import { AlarmRow } from './AlarmRow.tsx'
import { openAlarms, setMuted, show } from './alarmDeeds.ts'
import { type Entry, entriesOf } from './alarmEntries.ts'
import { useAlarms } from './alarms.ts'
import { EntryDeeds } from './EntryDeeds.tsx'
import { SoundBox } from './SoundBox.tsx'
import './AlarmList.css'

addWords(wordsAlarmSheet)

const GROUPS: readonly Entry['group'][] = ['now', 'shelved', 'past']
const idOf = (key: string): string => `alarm-row ${key}`.replaceAll(' ', '_')

/** Tab stays in the sheet until Escape: what lies under it cannot be seen. */
function goRound(event: KeyboardEvent<HTMLDialogElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input, [tabindex="0"]')].filter(
    (stop) => !stop.matches(':disabled') && stop.offsetParent !== null,
  )
  const [first, last] = event.shiftKey ? [stops.at(-1), stops[0]] : [stops[0], stops.at(-1)]
  if (event.target !== last) return
  event.preventDefault()
  first?.focus()
}

/** What stands, what is shelved and what is over, each a row; keys act on the row that is selected. */
export function AlarmSheet() {
  const say = useWords()
  const clock = useClockText()
  const desk = useAlarms()
  const isLive = useLink().state !== 'notlive'
  const list = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const entries = entriesOf(desk, opened)
  const [selectedKey, select] = useState(entries[0]?.key)
  if (selectedKey === undefined && entries[0]) select(entries[0].key)
  // A row that went takes the selection with it: the next press must not act on what came in its place.
  const selected = entries.find(({ key }) => key === selectedKey)
  const close = () => openAlarms(false)

  useEffect(() => {
    const before = document.activeElement
    list.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useEffect(() => {
    if (selectedKey !== undefined) document.getElementById(idOf(selectedKey))?.scrollIntoView({ block: 'nearest' })
  }, [selectedKey])

  const isMuted = ({ alarms }: Entry) => alarms.every(({ id }) => desk.muted.has(id))
  function openEntry(entry: Entry): void {
    const { key, line, alarms } = entry
    if (!line || line.kind === 'one') show(alarms[0])
    else setOpened(new Set(opened.has(key) ? [...opened].filter((one) => one !== key) : [...opened, key]))
  }
  function move(by: number): void {
    const at = entries.findIndex(({ key }) => key === selectedKey)
    select(entries[Math.min(entries.length - 1, Math.max(0, at + by))]?.key)
  }
  function act(key: string): boolean {
    if (key === 'ArrowDown' || key === 'j') move(1)
    else if (key === 'ArrowUp' || key === 'k') move(-1)
    else if (key === 'Home') select(entries[0]?.key)
    else if (key === 'End') select(entries.at(-1)?.key)
    else if (key === 'Enter' && selected) openEntry(selected)
    else if (key === 'm' && selected?.group === 'now') setMuted(selected.alarms, !isMuted(selected))
    else return false
    return true
  }
  function press(event: KeyboardEvent): void {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && act(event.key)) event.preventDefault()
  }
  function leave(event: KeyboardEvent<HTMLDialogElement>): void {
    if (event.key === 'Tab') goRound(event)
    if (event.key !== 'Escape' && !(event.key === '!' && event.target === list.current)) return
    event.preventDefault()
    close()
  }
  const groups = GROUPS.map((group) => ({ group, rows: entries.filter((entry) => entry.group === group) }))

  return (
    // An open dialog keeps the page's single keys away from what is typed in it.
    <dialog open className="alarms" aria-labelledby="alarms-title" onKeyDown={leave}>
      <div className="alarms-top">
        <h2 id="alarms-title">{say('alarms.title')}</h2>
        <CountChips {...desk.counts} />
        <SoundBox />
        <Button small kbd="Esc" onClick={close}>
          {say('alarms.close')}
        </Button>
      </div>
      {desk.isFlood && <p className="alarms-flood">{say('alarms.flood', { count: desk.arrived })}</p>}
      <div
        role="listbox"
        tabIndex={0}
        ref={list}
        className="alarms-rows"
        aria-label={say('alarms.list')}
        aria-activedescendant={selected && idOf(selected.key)}
        onKeyDown={press}
      >
        {groups.map(
          ({ group, rows }) =>
            rows.length > 0 && (
              // biome-ignore lint/a11y/useSemanticElements: rows of a listbox are grouped by role, a fieldset has no place in one
              <div role="group" key={group} aria-label={say(`alarms.group.${group}`)}>
                <p aria-hidden className="alarms-head">
                  {say(`alarms.group.${group}`)} {group !== 'now' && rows.length}
                  {group === 'past' && <i>{say('alarms.pastFrom', { time: clock(desk.since, 'minutes') })}</i>}
                </p>
                {rows.map((entry) => (
                  <AlarmRow
                    key={entry.key}
                    id={idOf(entry.key)}
                    entry={entry}
                    isSelected={entry.key === selected?.key}
                    isMuted={group === 'now' && isMuted(entry)}
                    onSelect={() => select(entry.key)}
                    onOpen={() => openEntry(entry)}
                  />
                ))}
              </div>
            ),
        )}
      </div>
      {desk.standing.length === 0 && (
        <EmptyState title={say('alarms.none')}>
          {isLive ? say('alarms.noneWhy') : say('alarms.noneHeld', { time: clock(beatCityTime(), 'minutes') })}
        </EmptyState>
      )}
      <EntryDeeds
        entry={selected}
        isMuted={selected !== undefined && isMuted(selected)}
        onOpen={openEntry}
        onDone={() => list.current?.focus()}
        list={list}
      />
    </dialog>
  )
}
