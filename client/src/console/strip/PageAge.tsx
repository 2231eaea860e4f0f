import { useWords } from '../../i18n/index.ts'
import { usePageAge } from '../../live/reloadPage.ts'

/** That the hub was upgraded: the page was renewed, or could not be and shows nothing new. */
export function PageAge() {
  const say = useWords()
  const age = usePageAge()
  if (age === 'current') return null
  return (
    <b className="strip-stale" role={age === 'stale' ? 'alert' : 'status'}>
      {say(`strip.${age}`)}
    </b>
  )
}
