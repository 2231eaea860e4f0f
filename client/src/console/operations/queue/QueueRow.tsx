import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { memo } from 'react'
import { toneAt } from '../../../desk/limits.ts'
import { printAddress } from '../../../desk/printAddress.ts'
import { useUncovered } from '../../../desk/shift/useSectors.ts'
import { useClockText, useIncidentType } from '../../../desk/useCityTerms.ts'
import { useLang, useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { useFromNow } from '../../../live/clock.ts'
import { Glyph } from '../../../ui/Glyph.tsx'
import { Timer } from '../../../ui/Timer.tsx'
import { UnconfirmedMark } from '../../../ui/UnconfirmedMark.tsx'
import { initials } from '../initials.ts'
import { useNeighbourhood } from '../useNeighbourhood.ts'
import { AlikeMark } from './AlikeMark.tsx'
import { type Row, rowOf } from './rowOf.ts'
import { useUnread } from './unread.ts'

type RowProps = {
  readonly incident: Incident
  readonly domId: string
  readonly isSelected: boolean
  readonly isCursor: boolean
  /** Where the row begins below the head of the list, px. */
  readonly top: number
  readonly onOpen: (id: string) => void
}

/** The symbol of a waiting call: amber from the first second, red once its limit has passed. Alone in ticking with the clock. */
function WaitingGlyph({ group, row }: { group: Parameters<typeof Glyph>[0]['group']; row: Row }) {
  const isOver = useFromNow((now) => toneAt(row, now) === 'over')
  return <Glyph group={group} tone={isOver ? 'red' : 'amber'} size={24} />
}

/** Whose sector a waiting call is in; loud where nobody works it. */
function Battalion({ id }: { id: string | undefined }) {
  const say = useWords()
  const isUncovered = useUncovered().some((sector) => sector === id)
  return (
    <span className="queue-kind" data-uncovered={isUncovered || undefined}>
      {id}
      {isUncovered && ` △ ${say('sectors.nobody')}`}
    </span>
  )
}

function Units({ row, incident }: { row: Row; incident: Incident }) {
  const say = useWords()
  if (incident.status === 'closed') return say('queue.closedRow')
  if (row.lead === undefined || row.status === undefined)
    return (
      <>
        <span className="queue-wide">{say('queue.noUnits')}</span>
        <span className="queue-narrow">–</span>
        <Battalion id={incident.area?.battalion} />
      </>
    )
  const others = row.others > 0 ? ` +${row.others}` : ''
  return (
    <>
      <span className="queue-wide">{`${row.lead}${others} ${say(`queue.short.${row.status}`)}`}</span>
      <span className="queue-narrow">{`+${row.others + 1}`}</span>
    </>
  )
}

/** One call of the queue; its cells follow the column heads of `Queue`. */
export const QueueRow = memo(function Row({ incident, domId, isSelected, isCursor, top, onOpen }: RowProps) {
  const say = useWords()
  const lang = useLang()
  const clock = useClockText()
  const typeOf = useIncidentType()
  const neighbourhood = useNeighbourhood(incident.area?.neighbourhood)
  const row = useCity((city) => rowOf(city, incident))
  const isUnread = useUnread(incident)
  const type = typeOf(incident.type)
  const { status, owner, area, place } = incident
  const waits = status === 'waiting'
  const address = place.address ? printAddress(place.address, lang) : (neighbourhood ?? say('queue.noPlace'))
  return (
    <tr
      id={domId}
      className={`queue-row queue-${status}`}
      aria-selected={isSelected}
      data-cursor={isCursor || undefined}
      style={{ translate: `0 ${top}px` }}
      onClick={() => onOpen(incident.id)}
    >
      <td className="queue-glyph" aria-label={type.name}>
        {waits ? (
          <WaitingGlyph group={type.group} row={row} />
        ) : (
          <Glyph group={type.group} tone={status === 'closed' ? 'closed' : 'grey'} size={20} />
        )}
      </td>
      <td className="queue-number">
        {shortNumber(incident.number)}
        {waits && <AlikeMark incident={incident} />}
      </td>
      <td className="queue-priority">{incident.priority}</td>
      <td className="queue-place" data-unplaced={place.point === undefined || undefined}>
        <span className="queue-address">{address}</span>
        {waits && (
          <span className="queue-kind">
            <span>{type.name}</span>
            {neighbourhood && <span>{` · ${neighbourhood}`}</span>}
          </span>
        )}
      </td>
      {/* A waiting call has its battalion under its units: the place needs the room. */}
      <td className="queue-battalion">{!waits && area?.battalion}</td>
      <td className="queue-time">
        {status === 'closed' ? (
          clock(incident.since, 'minutes')
        ) : (
          <Timer sinceMs={row.sinceMs} limitSec={row.limitSec} />
        )}
      </td>
      <td className="queue-units">
        <Units row={row} incident={incident} />
        <UnconfirmedMark of="incident" id={incident.id} />
        {isUnread && <span className="queue-unread" role="img" aria-label={say('queue.unread')} />}
      </td>
      <td className="queue-owner">
        <abbr title={owner?.name ?? say('queue.nobody')}>{owner ? initials(owner.name) : '—'}</abbr>
      </td>
    </tr>
  )
})
