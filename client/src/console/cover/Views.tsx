import { useActions } from '../../desk/actions.ts'
import { go } from '../../desk/place.ts'
import { PLOTS, type Plot } from '../../desk/plots.ts'
import { useWords } from '../../i18n/index.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Kbd } from '../../ui/Kbd.tsx'

const VIEWS: readonly (Plot | undefined)[] = [undefined, ...PLOTS]

/** The map, or what the shift has come to in its place. */
export function Views({ plot }: { plot: Plot | undefined }) {
  const say = useWords()
  const next = () => go({ plot: VIEWS[(VIEWS.indexOf(plot) + 1) % VIEWS.length] })
  useActions([{ id: 'coverage.view', key: 's', words: 'coverage.nextView', run: next }])
  return (
    <header className="coverage-head coverage-views">
      {VIEWS.map((view) => (
        <Chip key={view ?? 'map'} kind="filter" selected={view === plot} onClick={() => go({ plot: view })}>
          {say(`coverage.view.${view ?? 'map'}`)}
        </Chip>
      ))}
      <Kbd>S</Kbd>
    </header>
  )
}
