import { useWords } from '../../i18n/index.ts'
import { useLink } from '../../live/link.ts'
import { Button } from '../../ui/Button.tsx'

/**
 * What a part that could not be fetched needs: the page anew, for its style sheets and, after an upgrade, its names. While
 * the hub is silent there is no page to be had, so there is nothing to press.
 */
export function LoadAgain() {
  const say = useWords()
  if (useLink().state !== 'live') return say('offline.why.hub')
  return (
    <Button small onClick={() => location.reload()}>
      {say('fetched.again')}
    </Button>
  )
}
