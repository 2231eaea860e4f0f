import { lazy } from 'react'
import { useActions } from '../../desk/actions.ts'
import { Fetched } from '../../desk/fetched/Fetched.tsx'
import { useWords } from '../../i18n/index.ts'
import { useResults } from '../../live/commands.ts'
import { useLink } from '../../live/link.ts'
import { useMe } from '../../live/me.ts'
import { Button } from '../../ui/Button.tsx'
import { keepTourSeen, showStep, useStep, useTourSeen } from './tourStore.ts'
import './tourInvitation.css'

const Tour = lazy(() => import('./Tour.tsx').then((module) => ({ default: module.Tour })))

/**
 * Asks once whether the first minute is to be shown, in the place of results while there are none: nothing is covered, no key
 * taken. The tour itself is fetched when it begins.
 */
export function TourInvitation() {
  const say = useWords()
  const me = useMe()
  const step = useStep()
  const isSeen = useTourSeen(me?.id)
  const isIdle = useResults().length === 0
  // The tour is fetched from the hub.
  const canFetch = useLink().state === 'live'
  const seen = () => me && keepTourSeen(me.id)
  const begin = () => {
    seen()
    showStep(0)
  }
  useActions([
    {
      ...{ id: 'screen.tour', key: 'Shift+g', words: 'tour.start' },
      run: begin,
      enabled: () => step === undefined && canFetch,
    },
  ])
  if (step !== undefined)
    return (
      <Fetched>
        <Tour step={step} />
      </Fetched>
    )
  if (isSeen || !isIdle || !canFetch) return null
  return (
    <p className="tour-invitation">
      {say('tour.new')}
      <Button small kbd="Shift+G" onClick={begin}>
        {say('tour.start')}
      </Button>
      <Button small onClick={seen}>
        {say('tour.notNow')}
      </Button>
    </p>
  )
}
