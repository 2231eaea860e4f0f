import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { withAt } from '../protocols/lists.ts'
import type { Draft } from './neighbours.ts'

const NEW: Draft = { id: '', name: { en: '', zh: '' }, lends: '', minutes: '', call: '' }

type Field = { readonly name: 'lends' | 'minutes' | 'call'; readonly maxLength: number }
const FIELDS: readonly Field[] = [
  { name: 'lends', maxLength: 400 },
  { name: 'minutes', maxLength: 3 },
  { name: 'call', maxLength: 200 },
]

/** Neighbours: what they are called, what they lend, how soon they are here, and how they are asked. */
export function Neighbours({ drafts, onChange }: { drafts: readonly Draft[]; onChange: (all: Draft[]) => void }) {
  const say = useWords()
  const nameOf = ({ name }: Draft) => name.en || name.zh || say('response.newNeighbour')
  return (
    <section aria-labelledby="neighbours-title">
      <h3 id="neighbours-title">{say('response.neighbours')}</h3>
      <p>{say('response.neighboursWhat')}</p>
      {drafts.length > 0 && (
        <table className="admin-table response-neighbours">
          <thead>
            <tr>
              {(['en', 'zh', 'lends', 'minutes', 'call'] as const).map((name) => (
                <th key={name} scope="col">
                  {say(`response.head.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a new one has no id yet; rows keep their places.
              <tr key={at}>
                {(['en', 'zh'] as const).map((lang) => (
                  <td key={lang}>
                    <input
                      lang={lang}
                      value={draft.name[lang]}
                      maxLength={80}
                      aria-label={`${nameOf(draft)}: ${say(`response.head.${lang}`)}`}
                      onChange={({ target }) =>
                        onChange(withAt(drafts, at, { ...draft, name: { ...draft.name, [lang]: target.value } }))
                      }
                    />
                  </td>
                ))}
                {FIELDS.map(({ name, maxLength }) => (
                  <td key={name}>
                    <input
                      value={draft[name]}
                      maxLength={maxLength}
                      aria-label={`${nameOf(draft)}: ${say(`response.head.${name}`)}`}
                      onChange={({ target }) => onChange(withAt(drafts, at, { ...draft, [name]: target.value }))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button small onClick={() => onChange([...drafts, NEW])}>
        {say('response.addNeighbour')}
      </Button>
    </section>
  )
}
