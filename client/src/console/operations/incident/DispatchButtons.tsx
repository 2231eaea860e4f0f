import { followedOf } from '@muster/shared/domain/incident/followed.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { useActions } from '../../../desk/actions.ts'
import { useReplay } from '../../../desk/past/replay.ts'
import type { RankedUnit, Recommendation } from '../../../desk/recommendation.ts'
import { useMay } from '../../../desk/useMay.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity, useNow } from '../../../live/city.ts'
import { drop, type Result, send } from '../../../live/commands.ts'
import { useMe } from '../../../live/me.ts'
import { IS_DRILL } from '../../../live/world.ts'
import { Button } from '../../../ui/Button.tsx'
import { elapsedText } from '../../../ui/elapsed.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { openCommandBar } from '../../commandbar/open.ts'
import { useOpenCommand } from './useOpenCommand.ts'

/** What the first button does; in a drill it says so (V4). */
const inDrill = (say: ReturnType<typeof useWords>, key: string, count: number): string => {
  const what = say(key, { count })
  return IS_DRILL ? say('dispatch.inDrill', { what }) : what
}

/** A dispatch that waits for the connection: how many, since when, and the way to forget it. */
function HeldDispatch({ held }: { held: Result }) {
  const say = useWords()
  // Renders with the clock; the age itself is this machine's, because the command never left it.
  useNow()
  const count =
    typeof held.input === 'object' && held.input && 'unitIds' in held.input && Array.isArray(held.input.unitIds)
      ? held.input.unitIds.length
      : 0
  return (
    <>
      <span className="call-held">
        ◷ {say('dispatch.held', { count, age: elapsedText((Date.now() - held.at) / 1000) })}
      </span>
      <Button onClick={() => drop(held.key)}>{say('dispatch.drop')}</Button>
    </>
  )
}

/** Sends the chosen units, lets others be typed, and puts one's name on the call. */
export function DispatchButtons({
  incident,
  chosen,
  advice,
  isAll,
}: {
  incident: Incident
  chosen: readonly Pick<RankedUnit, 'id' | 'breaksOff'>[]
  advice: Recommendation | undefined
  isAll: boolean
}) {
  const unitIds = chosen.map(({ id }) => id)
  const breakOff = chosen.flatMap(({ id, breaksOff }) => (breaksOff === undefined ? [] : [id]))
  const say = useWords()
  const may = useMay()
  const me = useMe()
  const { isPast } = useReplay()
  const open = useOpenCommand('incident.dispatch', incident.id)
  const callSigns = useCity((city) => unitIds.map((id) => city.find('unit', id)?.callSign ?? id))
  const isMine = incident.owner !== undefined && incident.owner.id === me?.id
  const canDispatch = may('incident.dispatch') && unitIds.length > 0 && open === undefined
  const canTake = may('incident.take') && !isMine
  const dispatch = () =>
    void send(
      'incident.dispatch',
      {
        ...{ incidentId: incident.id, unitIds },
        ...(breakOff.length > 0 && { breakOff }),
        ...(advice && { advice: followedOf(advice) }),
      },
      { text: ['D', shortNumber(incident.number), ...callSigns].join(' ') },
    )
  const choose = () => openCommandBar(`D ${shortNumber(incident.number)} `)
  const take = () =>
    void send('incident.take', { incidentId: incident.id }, { text: `T ${shortNumber(incident.number)}` })
  const handOver = () => openCommandBar(`HO ${shortNumber(incident.number)} `)
  useActions([
    {
      ...{ id: 'call.accept', key: 'a', words: 'dispatch.accept', typed: 'D', command: 'incident.dispatch' },
      ...{ run: dispatch, enabled: () => canDispatch },
    },
    {
      ...{ id: 'call.choose', key: 'd', words: 'dispatch.choose', typed: 'D', command: 'incident.dispatch' },
      ...{ run: choose, enabled: () => may('incident.dispatch') },
    },
    {
      ...{ id: 'call.take', key: 't', words: 'dispatch.take', typed: 'T', command: 'incident.take' },
      ...{ run: take, enabled: () => canTake },
    },
    {
      ...{ id: 'call.handOver', key: 'Shift+d', words: 'incident.handOver', typed: 'HO', command: 'incident.handOver' },
      ...{ run: handOver, enabled: () => may('incident.handOver') },
    },
  ])
  return (
    <div className="call-buttons">
      {open?.outcome.kind === 'held' ? (
        <HeldDispatch held={open} />
      ) : (
        <>
          <Button primary kbd="A" disabled={!canDispatch} onClick={dispatch}>
            {inDrill(
              say,
              unitIds.length === 0
                ? 'incident.dispatch'
                : isAll && unitIds.length > 1
                  ? 'dispatch.all'
                  : 'dispatch.some',
              unitIds.length,
            )}
          </Button>
          <Button kbd="D" disabled={!may('incident.dispatch')} onClick={choose}>
            {say('dispatch.choose')}
          </Button>
        </>
      )}
      <Button kbd="T" disabled={!canTake} onClick={take}>
        {say(isMine ? 'dispatch.mine' : 'dispatch.take')}
      </Button>
      {isPast && (
        <span className="call-past">
          {say('replay.pane')} <Kbd>Shift G</Kbd> {say('time.live')}
        </span>
      )}
    </div>
  )
}
