import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'

/** Asks the browser for one of the passkeys that the hub named; undefined where none was shown. */
export async function showPasskey(question: unknown): Promise<unknown> {
  // Few sign in so: whoever does fetches it then.
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const optionsJSON = question as PublicKeyCredentialRequestOptionsJSON
  return startAuthentication({ optionsJSON }).catch(() => undefined)
}
