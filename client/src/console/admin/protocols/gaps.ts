import type { Protocol, Question } from '@muster/shared/domain/protocol/protocol.ts'
import type { Term } from '@muster/shared/kernel/measure.ts'

const isBlank = ({ en, zh }: Term): boolean => en.trim() === '' || zh.trim() === ''

/** What cannot be typed as one word in the command bar. */
const isNoWord = ({ en, zh }: Term): boolean => [en, zh].some((word) => /[\s\\;；:：,，☎]/u.test(word))

function gapsOf({ word, text, unit, choices = [] }: Question): readonly ('blank' | 'noWord' | 'noKey')[] {
  return [
    ...([word, text, ...(unit ? [unit] : []), ...choices.map(({ name }) => name)].some(isBlank)
      ? (['blank'] as const)
      : []),
    ...(isNoWord(word) ? (['noWord'] as const) : []),
    ...(choices.some(({ key }) => !/^[a-z0-9]$/.test(key)) ? (['noKey'] as const) : []),
  ]
}

/** What a card still lacks before it can be saved, question by question; a language that is missing is a gap like any other. */
export const gapsIn = ({ questions }: Protocol): readonly { readonly gap: string; readonly number: number }[] =>
  questions.flatMap((question, at) => gapsOf(question).map((gap) => ({ gap, number: at + 1 })))
