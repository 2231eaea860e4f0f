import type { Complex } from '@muster/shared/domain/complex/complex.ts'
import { tallyOf } from '@muster/shared/domain/complex/members.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { useActions } from '../../../desk/actions.ts'
import { getPlace, go, usePlace } from '../../../desk/place.ts'
import { useMay } from '../../../desk/useMay.ts'
import { addWords, useWords } from '../../../i18n/index.ts'
import { wordsComplexes } from '../../../i18n/wordsComplexes.ts'
import { getCity, useCity } from '../../../live/city.ts'
import { send } from '../../../live/commands.ts'
import { Button } from '../../../ui/Button.tsx'
import { Mark } from '../../../ui/Mark.tsx'
import './complexes.css'

addWords(wordsComplexes)

/** Folds the calls of these complexes away where they are shown, or shows them again. */
function turn(ids: readonly string[]): void {
  const { folded } = getPlace()
  const isFolded = ids.every((id) => folded.includes(id))
  const others = folded.filter((id) => !ids.includes(id))
  go({ folded: isFolded ? others : [...others, ...ids] }, { replace: true })
}

/** One complex: what it is, how many of its calls are open and wait, of each priority how many. */
function Row({ complex }: { complex: Complex }) {
  const say = useWords()
  const may = useMay()
  const { folded } = usePlace()
  const { id, kind, name } = complex
  const { open, waiting, byPriority } = useCity((city) => tallyOf(city, complex))
  const title = `${say(`complexKind.${kind}`)} · ${visible(name)}`
  const end = () => void send('complex.close', { complexId: id }, { text: `${say('complex.close')}: ${name}` })
  return (
    <li>
      <button
        type="button"
        className="complex-fold"
        aria-expanded={!folded.includes(id)}
        title={title}
        onClick={() => turn([id])}
      >
        <span aria-hidden="true">{folded.includes(id) ? '▸' : '▾'}</span>
        <b>
          <bdi>{title}</bdi>
        </b>
        <span className="complex-tally">
          {say('complexes.open', { count: open })}
          {byPriority.map((count, at) => count > 0 && ` · ${say('complexes.priority', { priority: at + 1, count })}`)}
        </span>
        {waiting > 0 && (
          <span className="complex-waiting">
            <Mark tone="warn" /> {say('complexes.waiting', { count: waiting })}
          </span>
        )}
      </button>
      {may('complex.close') && (
        <Button small onClick={end} aria-label={`${say('complex.close')}: ${name}`} title={say('complex.close')}>
          {say('complexes.end')}
        </Button>
      )}
    </li>
  )
}

/** The incident complexes that are open, above the calls: each folds its own into its line. */
export function Complexes() {
  const say = useWords()
  const all = useCity((city) => [...city.all('complex')])
  useActions([
    {
      ...{ id: 'queue.fold', key: '%', words: 'complexes.fold' },
      run: () => turn([...getCity().all('complex')].map(({ id }) => id)),
      enabled: () => all.length > 0,
    },
  ])
  if (all.length === 0) return null
  return (
    <ul className="complexes" aria-label={say('complexes.title')}>
      {all.map((complex) => (
        <Row key={complex.id} complex={complex} />
      ))}
    </ul>
  )
}
