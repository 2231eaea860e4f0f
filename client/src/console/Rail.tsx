import { type Action, useActions } from '../desk/actions.ts'
import { go, usePlace } from '../desk/place.ts'
import { useWords } from '../i18n/index.ts'
import { screens } from './index.ts'
import { HiddenPanes } from './operations/panes/HiddenPanes.tsx'
import { useScreens } from './useScreens.ts'
import './Rail.css'

const focusScreen = () => document.querySelector<HTMLElement>('main [tabindex="0"], main button')?.focus()

const show = (id: string): void =>
  go({ screen: id === screens[0]?.id ? undefined : id, section: undefined, unit: undefined, cover: undefined })

/** The screens that there are, each with its key. */
export function Rail() {
  const say = useWords()
  const { unit } = usePlace()
  const { all, open } = useScreens()
  const press = (id: string) => (id === open?.id ? focusScreen() : show(id))
  useActions(
    all.map(
      ({ id, key, words }): Action => ({
        ...{ id: `screen.${id}`, key, words, run: () => press(id) },
        // With a unit chosen, digits are its statuses.
        enabled: () => unit === undefined || open?.id !== 'operations',
      }),
    ),
  )
  return (
    <nav className="rail" aria-label={say('rail.label')}>
      {all.map(({ id, key, words, Icon }) => (
        <button
          type="button"
          key={id}
          className="rail-screen"
          aria-current={id === open?.id ? 'page' : undefined}
          aria-label={`${key} ${say(words)}`}
          title={say(words)}
          onClick={() => press(id)}
        >
          <Icon size={17} strokeWidth={1.5} aria-hidden />
          <span aria-hidden>{key}</span>
        </button>
      ))}
      {open?.id === 'operations' && (
        <div className="rail-panes">
          <HiddenPanes />
        </div>
      )}
    </nav>
  )
}
