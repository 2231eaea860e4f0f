import type { Said } from '@muster/shared/commandline/order.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { useCallback } from 'react'
import { useLang, useWords } from '../../i18n/index.ts'

type Facts = Readonly<Record<string, unknown>>

const isTerm = (fact: unknown): fact is { readonly en: string; readonly zh: string } =>
  typeof fact === 'object' && fact !== null && 'en' in fact && 'zh' in fact

/** Says what the command line says, in the reader's language: lists joined, the city's own terms in their language. */
export function useTell(): (said: Said) => string {
  const say = useWords()
  const lang = useLang()
  return useCallback(
    (said) => {
      if ('text' in said) return visible(said.text)
      if ('term' in said) return said.term[lang]
      return say(said.key, told(said.facts ?? {}, lang)).trim()
    },
    [say, lang],
  )
}

function told(facts: Facts, lang: 'en' | 'zh'): Facts {
  const joint = lang === 'zh' ? '、' : ', '
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      if (isTerm(fact)) return [name, fact[lang]]
      return [name, Array.isArray(fact) ? fact.join(joint) : fact]
    }),
  )
}
