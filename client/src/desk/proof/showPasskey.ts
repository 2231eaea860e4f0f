import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { addWords } from '../../i18n/index.ts'
import { wordsSecondStep } from '../../i18n/wordsSecondStep.ts'

// Whoever asks for a second factor may be shown a passkey.
addWords(wordsSecondStep)

/** What a browser says where a person cancels, waits too long or has none that fits: it tells no page which of these. */
const NOT_SHOWN = ['NotAllowedError', 'AbortError']

/** A passkey, or why there is none: `no` names the sentence, `why` fills it in with the browser's own words. */
type Shown = { readonly passkey: unknown } | { readonly no: string; readonly why: string }

/** Asks the browser for one of the passkeys that the hub named. */
export async function showPasskey(question: unknown): Promise<Shown> {
  const optionsJSON = question as PublicKeyCredentialRequestOptionsJSON
  try {
    // Few sign in so: whoever does fetches it then.
    const { startAuthentication } = await import('@simplewebauthn/browser')
    return { passkey: await startAuthentication({ optionsJSON }) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return { no: NOT_SHOWN.includes(name) ? 'signin.noPasskey' : 'signin.passkeyFailed', why: message }
  }
}
