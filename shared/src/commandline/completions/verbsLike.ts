import type { Desk } from '../order.ts'
import { fold, hasHan } from '../spelling.ts'
import { verbs } from '../verbs/index.ts'
import { type Completion, replaced, type Typing } from './completion.ts'

/** Verbs that begin so, in either language; without anything typed those that begin a shift's work. */
export function verbsLike(typing: Typing, { may }: Desk): Completion[] {
  const query = fold(typing.typed)
  const chinese = hasHan(query)
  return verbs
    .filter(({ command }) => !command || !may || may.includes(command))
    .flatMap((verb) => {
      const found = [verb.word, ...verb.aliases].find((word) => fold(word).startsWith(query))
      if (found === undefined) return []
      const text = chinese ? found : verb.word
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
