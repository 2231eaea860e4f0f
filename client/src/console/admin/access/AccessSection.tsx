import { addWords } from '../../../i18n/index.ts'
import { wordsAccess } from '../../../i18n/wordsAccess.ts'
import '../../../desk/proof/forms.css'
import { ProofDialog } from '../../../desk/proof/ProofDialog.tsx'
import './accessSection.css'
import { Keys } from './Keys.tsx'
import { People } from './People.tsx'

addWords(wordsAccess)

/** Who may do what: people and their roles, and keys for programs. */
export function AccessSection() {
  return (
    <div className="access">
      <People />
      <Keys />
      <ProofDialog />
    </div>
  )
}
