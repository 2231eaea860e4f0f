import { useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import { useWords } from '../../i18n/index.ts'
import { useSheet } from '../../ui/useSheet.ts'
import { Glossary } from './Glossary.tsx'
import { TermHint } from './TermHint.tsx'
import type { Term } from './terms.ts'
import { labelsOf, termsOnScreen } from './termsOnScreen.ts'

/** What the words on the screen mean: all of them in a sheet that a key opens, one of them where the pointer rests. */
export function Terms() {
  const say = useWords()
  const sheet = useSheet()
  const [here, setHere] = useState<ReadonlySet<Term>>(new Set())
  const open = () => {
    setHere(termsOnScreen(labelsOf(say)))
    sheet.open()
  }
  useActions([{ id: 'screen.terms', key: 'Shift+e', words: 'terms.open', run: open }])
  return (
    <>
      <dialog className="glossary" aria-labelledby="glossary-title" {...sheet.props}>
        {sheet.isOpen && <Glossary here={here} onLeave={sheet.close} />}
      </dialog>
      <TermHint />
    </>
  )
}
