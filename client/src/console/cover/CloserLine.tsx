import { stationSign } from '@muster/shared/commandline/stations.ts'
import { useMay } from '../../desk/useMay.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { getCity } from '../../live/city.ts'
import { send } from '../../live/commands.ts'
import { Button } from '../../ui/Button.tsx'
import type { Closer } from './answers.ts'
import { driveText } from './texts.ts'

/** What does it, as it is typed, and the command that this is. */
function orderOf(closer: Closer, callSign: string) {
  if (closer.kind === 'recall')
    return {
      command: 'unit.status',
      input: { unitId: closer.unitId, status: 'available' },
      text: `AV ${callSign}`,
    }
  if (closer.kind === 'move')
    return {
      command: 'unit.post',
      input: { unitId: closer.unitId, facilityId: closer.postId },
      text: `MV ${callSign} >${stationSign(closer.postId, getCity())}`,
    }
  return undefined
}

/** One way to close a gap, as a sentence, and where it is a command the button that sends it, named as it is typed. */
export function CloserLine({ closer }: { closer: Closer }) {
  const say = useWords()
  const lang = useLang()
  const may = useMay()
  const unit = closer.kind === 'noPost' ? undefined : getCity().find('unit', closer.unitId)
  if (closer.kind === 'noPost') return <p>{say('coverage.closer.noPost')}</p>
  // It has left the city since.
  if (!unit) return null
  const order = orderOf(closer, unit.callSign)
  const post = 'postId' in closer ? getCity().find('facility', closer.postId)?.name[lang] : undefined
  return (
    <p>
      <span title={say('coverage.closer.share', { share: closer.share })}>
        {say(`coverage.closer.${closer.kind}`, {
          unit: unit.callSign,
          post: post ?? say('coverage.noStation'),
          share: closer.share,
          drive: closer.kind === 'move' ? driveText(closer.seconds) : '',
        })}
      </span>
      {order && (
        <Button
          small
          disabled={!may(order.command)}
          onClick={() => void send(order.command, order.input, { text: order.text })}
        >
          <code>{order.text}</code>
        </Button>
      )}
    </p>
  )
}
