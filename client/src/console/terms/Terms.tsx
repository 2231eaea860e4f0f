import { useRef, useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import { useWords } from '../../i18n/index.ts'
import { Glossary } from './Glossary.tsx'
import { TermHint } from './TermHint.tsx'
import type { Term } from './terms.ts'
import { labelsOf, termsOnScreen } from './termsOnScreen.ts'

/** What the words on the screen mean: all of them in a sheet that a key opens, one of them where the pointer rests. */
export function Terms() {
  const say = useWords()
  const sheet = useRef<HTMLDialogElement>(null)
  const [here, setHere] = useState<ReadonlySet<Term>>()
  const open = () => {
    setHere(termsOnScreen(labelsOf(say)))
    sheet.current?.showModal()
  }
  useActions([{ id: 'screen.terms', key: 'Shift+e', words: 'terms.open', run: open }])
  return (
    <>
      <dialog
        ref={sheet}
        className="glossary"
        aria-labelledby="glossary-title"
        onClose={() => sheet.current?.open || setHere(undefined)}
      >
        {here && <Glossary here={here} onLeave={() => sheet.current?.close()} />}
      </dialog>
      <TermHint />
    </>
  )
}
