import { type Closure, closureName, closureState } from '@muster/shared/domain/closure/closure.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { clockText } from '@muster/shared/kernel/clockText.ts'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useCity, useNow } from '../../live/city.ts'
import { send } from '../../live/commands.ts'
import { Button } from '../../ui/Button.tsx'
import '../draw/DrawPanel.css'
import './ClosuresPanel.css'

const ORDER = { over: 0, inForce: 1, ahead: 2 } as const

/** What is past its end first, because someone has to look; then what is in force, the newest first. */
const inOrder = (all: readonly Closure[], nowMs: number): readonly Closure[] =>
  all.toSorted(
    (a, b) =>
      ORDER[closureState(a, nowMs)] - ORDER[closureState(b, nowMs)] || b.setAt - a.setAt || (a.id < b.id ? -1 : 1),
  )

function Row({
  closure,
  nowMs,
  isChosen,
  onShow,
}: {
  closure: Closure
  nowMs: number
  isChosen: boolean
  onShow: () => void
}) {
  const say = useWords()
  const timeZone = useCity((city) => city.find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC')
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isChosen) row.current?.focus()
  }, [isChosen])
  const { id, kind, reason, from, until, by, setAt, stretches } = closure
  const state = closureState(closure, nowMs)
  const name = closureName(closure) ?? say('closures.noName')
  const time = (at: number) => clockText(at, timeZone, 'minutes')
  const begun = state === 'ahead' && from !== undefined ? say('closures.from', { time: time(from) }) : undefined
  const lines = [
    [say(`closureKind.${kind}`), reason === name ? undefined : reason, stretches === 0 && say('closures.noRoad')],
    [
      begun ?? say('closures.since', { time: time(from ?? setAt) }),
      until === undefined ? say('closures.untilLifted') : say('closures.until', { time: time(until) }),
      state === 'over' && say('closure.state.over'),
      by?.name,
    ],
  ].map((parts) => parts.filter(Boolean).join(' · '))
  const lift = () => void send('closure.lift', { closureId: id }, { text: `${say('closure.lift')}: ${name}` })
  return (
    <li data-state={state}>
      <button ref={row} type="button" aria-pressed={isChosen} title={say('closures.show')} onClick={onShow}>
        <b>
          <bdi>{name}</bdi>
        </b>
        {lines.map((line) => (
          <span key={line}>
            <bdi>{line}</bdi>
          </span>
        ))}
      </button>
      <Button small onClick={lift} aria-label={`${say('closures.lift')}: ${name}`}>
        {say('closures.lift')}
      </Button>
    </li>
  )
}

/** Every closed road: Tab or the arrows walk through them, Enter shows one, its button lifts it, Escape closes the list. */
export function ClosuresPanel({
  chosen,
  onShow,
  onDraw,
  onEnd,
}: {
  /** The closure that is looked at. */
  chosen: string
  onShow: (id: string) => void
  onDraw: () => void
  onEnd: () => void
}) {
  const say = useWords()
  const nowMs = useNow()
  const panel = useRef<HTMLElement>(null)
  const all = inOrder(
    useCity((city) => [...city.all('closure')]),
    nowMs,
  )
  useEffect(() => {
    const before = document.activeElement
    if (!panel.current?.contains(before)) panel.current?.querySelector<HTMLElement>('button')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const rows = [...(panel.current?.querySelectorAll<HTMLElement>('li > [aria-pressed]') ?? [])]
    if (event.key === 'Escape') onEnd()
    else if (step !== 0) {
      const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement))
      rows.at((at + step + rows.length) % Math.max(1, rows.length))?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section
      ref={panel}
      className="map-draw map-closures"
      aria-label={say('closures.open')}
      onKeyDown={press}
      data-map-obstacle
    >
      <h3>{say('closures.open')}</h3>
      {all.length === 0 && <p>{say('closures.none')}</p>}
      <ul>
        {all.map((closure) => (
          <Row
            key={closure.id}
            closure={closure}
            nowMs={nowMs}
            isChosen={closure.id === chosen}
            onShow={() => onShow(closure.id)}
          />
        ))}
      </ul>
      <p className="map-draw-buttons">
        <Button small primary onClick={onDraw}>
          {say('closures.draw')}
        </Button>
        <Button small onClick={onEnd} kbd="Esc">
          {say('closures.close')}
        </Button>
      </p>
    </section>
  )
}
