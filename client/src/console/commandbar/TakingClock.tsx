import type { Desk } from '@muster/shared/commandline/order.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { useWords } from '../../i18n/index.ts'
import { useNow } from '../../live/city.ts'
import { elapsedText, timerTone } from '../../ui/elapsed.ts'
import { useBar } from './barStore.ts'
import { planOf } from './planOf.ts'
import './takingClock.css'

/** How many seconds the call that is being typed may take until units are assigned. */
function limitOf({ text, caret }: { text: string; caret: number }, desk: Desk): number | undefined {
  const plan = planOf({ text, caret }, desk)?.plan
  const settings = desk.city.find('world', WORLD_ID)?.settings
  const input = plan?.kind === 'commands' ? plan.commands[0]?.input : undefined
  const type = settings?.incidentTypes.find(({ id }) => id === input?.type)
  return settings?.standards.assignSec[String(input?.priority ?? type?.priority)]
}

function Running({ begunAt, desk }: { begunAt: number; desk: Desk }) {
  const say = useWords()
  const bar = useBar()
  const now = useNow()
  const seconds = (now - begunAt) / 1000
  const limit = limitOf(bar, desk)
  return (
    <span
      className="commandbar-clock"
      role="timer"
      aria-label={say('taking.since')}
      data-tone={timerTone(seconds, limit)}
      title={say('taking.since')}
    >
      {elapsedText(seconds)}
      {limit !== undefined && <span className="commandbar-limit">/{elapsedText(limit)}</span>}
    </span>
  )
}

/** How long the call that is being typed has been on the line: its clock runs from the first word. */
export function TakingClock({ desk }: { desk: Desk }) {
  const { begunAt } = useBar()
  return begunAt === undefined ? null : <Running begunAt={begunAt} desk={desk} />
}
