import type { Said } from '@muster/shared/commandline/order.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { useCallback } from 'react'
import { useLang, useWords } from '../../i18n/index.ts'

/** Says what the command line says, in the reader's language. */
export function useTell(): (said: Said) => string {
  const say = useWords()
  const lang = useLang()
  return useCallback(
    (said) => {
      if ('text' in said) return visible(said.text)
      if ('term' in said) return said.term[lang]
      return say(said.key, said.facts).trim()
    },
    [say, lang],
  )
}
