import { PanelsTopLeft } from 'lucide-react'
import { useActions } from '../desk/actions.ts'
import { usePlace } from '../desk/place.ts'
import { useWords } from '../i18n/index.ts'
import './Rail.css'

const focusScreen = () => document.querySelector<HTMLElement>('main [tabindex="0"], main button')?.focus()

/** The screens that there are, each with its key. */
export function Rail() {
  const say = useWords()
  const { unit } = usePlace()
  // With a unit chosen, digits are its statuses.
  useActions([
    {
      id: 'screen.operations',
      key: '1',
      words: 'rail.operations',
      run: focusScreen,
      enabled: () => unit === undefined,
    },
  ])
  return (
    <nav className="rail" aria-label={say('rail.label')}>
      <button
        type="button"
        className="rail-screen"
        aria-current="page"
        aria-label={`1 ${say('rail.operations')}`}
        title={say('rail.operations')}
        onClick={focusScreen}
      >
        <PanelsTopLeft size={17} strokeWidth={1.5} aria-hidden />
        <span aria-hidden>1</span>
      </button>
    </nav>
  )
}
