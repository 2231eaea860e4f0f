import { useActions } from '../../desk/actions.ts'
import { go } from '../../desk/place.ts'
import { useWords } from '../../i18n/index.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { SHOWN, type Shown } from './plots.ts'

const VIEWS: readonly (Shown | undefined)[] = [undefined, ...SHOWN]

/** The map, or in its place what the shift has come to, or what is planned for a day. */
export function Views({ shown }: { shown: Shown | undefined }) {
  const say = useWords()
  const next = () => go({ plot: VIEWS[(VIEWS.indexOf(shown) + 1) % VIEWS.length] })
  const turnPlan = () => go({ plot: shown === 'plan' ? undefined : 'plan' })
  useActions([
    { id: 'coverage.view', key: 's', words: 'coverage.nextView', run: next },
    { id: 'coverage.plan', key: 'p', words: 'coverage.turnPlan', run: turnPlan },
  ])
  return (
    <header className="coverage-head coverage-views">
      {VIEWS.map((view) => (
        <Chip key={view ?? 'map'} kind="filter" selected={view === shown} onClick={() => go({ plot: view })}>
          {say(`coverage.view.${view ?? 'map'}`)}
          {view === 'plan' && ' · P'}
        </Chip>
      ))}
      <Kbd>S</Kbd>
    </header>
  )
}
