import { mayDo } from '@muster/shared/access/roles.ts'
import { problemWords } from '@muster/shared/words/problems.ts'
import { go, usePlace } from '../../desk/place.ts'
import { addWords, useWords } from '../../i18n/index.ts'
import { wordsAdmin } from '../../i18n/wordsAdmin.ts'
import { useMe } from '../../live/me.ts'
import { sections } from './index.ts'
import './admin.css'

// What the hub could not take is told by its code, too.
addWords({ ...wordsAdmin, ...problemWords })

/** Screen 9: how the hub is, and what its administrator sees to. */
export function AdminScreen() {
  const say = useWords()
  const me = useMe()
  const { section } = usePlace()
  const mine = sections.filter(({ roles }) => roles === undefined || mayDo(me?.roles ?? [], roles))
  const open = mine.find(({ id }) => id === section) ?? mine[0]
  return (
    <main className="admin">
      <nav className="admin-tabs" aria-label={say('admin.parts')}>
        {mine.map(({ id, words }) => (
          <button
            type="button"
            key={id}
            aria-current={id === open?.id ? 'page' : undefined}
            onClick={() => go({ section: id === mine[0]?.id ? undefined : id })}
          >
            {say(words)}
          </button>
        ))}
      </nav>
      {open && <open.Section />}
    </main>
  )
}
