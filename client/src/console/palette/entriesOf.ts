import type { Verb } from '@muster/shared/commandline/verb.ts'
import type { Action } from '../../desk/actions.ts'
import { groupOf, keysOf, namedActions } from '../../desk/groups.ts'
import { matchOf } from '../../desk/matchOf.ts'

type Term = { readonly en: string; readonly zh: string }

/** Something that the palette runs: actions of one name that are on the screen, or a verb of the command bar. */
export type Entry = {
  readonly id: string
  readonly name: Term
  readonly group: string
  /** As they are declared. */
  readonly keys: readonly string[]
  /** What does the same in the command bar. */
  readonly typed?: Term
  /** What it answers to beside its name. */
  readonly also: readonly string[]
  readonly does: { readonly actions: readonly Action[] } | { readonly verb: string }
}

type Said = (key: string) => Term

/** The first example of a verb, as the help shows it: `D E12 T5 231`. */
function exampleOf(word: string, said: Said): Term {
  const { en, zh } = said(`commandline.help.${word}`)
  return { en: en.split(' · ')[0] ?? word, zh: zh.split(' · ')[0] ?? word }
}

const entryOf = (words: string, actions: readonly Action[], said: Said): Entry => {
  const typed = actions.find((action) => action.typed !== undefined)?.typed
  return {
    id: words,
    name: said(words),
    group: groupOf(actions[0] ?? { id: '' }),
    keys: keysOf(actions),
    ...(typed !== undefined && { typed: { en: typed, zh: typed } }),
    also: actions.flatMap((action) => action.typed ?? []),
    does: { actions },
  }
}

/** Every action on the screen and every verb; an action of the bar that begins a verb's line stands for it. */
export function entriesOf(actions: readonly Action[], verbs: readonly Verb[], said: Said): readonly Entry[] {
  const offered = namedActions(actions).map(({ words, actions: all }) => entryOf(words, all, said))
  const typed = new Set(actions.filter((action) => groupOf(action) === 'bar').map((action) => action.typed))
  const more = verbs
    .filter(({ word }) => !typed.has(word))
    .map(
      ({ word, aliases }): Entry => ({
        id: `verb ${word}`,
        name: said(`commandline.verb.${word}`),
        group: 'verb',
        keys: [],
        typed: exampleOf(word, said),
        also: [word, ...aliases],
        does: { verb: word },
      }),
    )
  return [...offered, ...more]
}

/** True where it would do something now. */
export const isReady = ({ does }: Entry): boolean =>
  'verb' in does || does.actions.some(({ enabled }) => enabled?.() !== false)

function rankOf({ name, keys, also }: Entry, typed: string): number | undefined {
  const query = typed.trim().toLowerCase()
  if ([...also, ...keys].some((word) => word.toLowerCase() === query)) return -1
  const ranks = [name.en, name.zh, ...also].map((text) => matchOf(text, typed)).filter((rank) => rank !== undefined)
  return ranks.length > 0 ? Math.min(...ranks) : undefined
}

/** With nothing typed: what is done to the open call first, then orders, then what only moves the screen. */
const GROUPS = ['call', 'bar', 'verb', 'alarm', 'queue', 'map']
const placeOf = ({ group }: Entry): number => (GROUPS.indexOf(group) + GROUPS.length + 1) % (GROUPS.length + 1)

/** The entries that fit what is typed, best first; what would do nothing now stands behind what would. */
export function found(entries: readonly Entry[], typed: string): readonly Entry[] {
  const ranked = entries.flatMap((entry) => {
    const rank = typed.trim() === '' ? placeOf(entry) : rankOf(entry, typed)
    return rank === undefined ? [] : [{ entry, at: rank + (isReady(entry) ? 0 : 100) }]
  })
  return ranked.toSorted((a, b) => a.at - b.at).map(({ entry }) => entry)
}
