import type { Desk } from '../order.ts'
import { soundAt } from '../pinyin.ts'
import { fold, hasHan } from '../spelling.ts'
import type { Verb } from '../verb.ts'
import { verbs } from '../verbs/index.ts'
import { type Completion, replaced, type Typing } from './completion.ts'

/** Verbs that begin so, in either language, then those that read so; without anything typed those that begin a shift's work. */
export function verbsLike(typing: Typing, { may }: Desk): Completion[] {
  const query = fold(typing.typed)
  const mine = verbs.filter(({ command }) => !command || !may || may.includes(command))
  const begun = offers(typing, mine, (word) => fold(word).startsWith(query))
  return begun.length > 0 ? begun : offers(typing, mine, (word) => soundAt(word, query) === 0)
}

function offers(typing: Typing, mine: readonly Verb[], isLike: (word: string) => boolean): Completion[] {
  const latin = !hasHan(typing.typed)
  return mine.flatMap((verb) => {
    const found = [verb.word, ...verb.aliases].find(isLike)
    if (found === undefined) return []
    const text = latin && isLike(verb.word) ? verb.word : found
    return [
      {
        kind: 'verb' as const,
        ...replaced(typing, text),
        title: { text },
        text: { key: `commandline.verb.${verb.word}` },
        reason: { key: `commandline.help.${verb.word}` },
      },
    ]
  })
}
