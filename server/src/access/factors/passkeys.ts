import type { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'

/** Some two hundred files, of which a hub that starts needs none. */
const library = () => import('@simplewebauthn/server')

/** A passkey as it is kept: its public half, and how often its device says that it was used. */
export type Passkey = {
  readonly id: string
  readonly name: string
  /** Base64url. */
  readonly publicKey: string
  readonly counter: number
  readonly transports?: readonly string[]
  /** When it was made, epoch ms. */
  readonly at: number
}

/** Where a passkey is used: an origin, whose host it is bound to. */
export type Site = { readonly origin: string; readonly host: string }

type Attested = Parameters<typeof verifyRegistrationResponse>[0]['response']
type Asserted = Parameters<typeof verifyAuthenticationResponse>[0]['response']
type Transports = NonNullable<Asserted['authenticatorAttachment']> extends string ? string[] : never

const listed = (passkeys: readonly Passkey[]) =>
  passkeys.map(({ id, transports }) => ({ id, ...(transports && { transports: [...transports] as Transports }) }))

/** What the browser is asked in order to make a passkey. */
export const makingOptions = async (username: string, passkeys: readonly Passkey[], { host }: Site) =>
  (await library()).generateRegistrationOptions({
    rpName: 'Muster',
    rpID: host,
    userName: username,
    attestationType: 'none',
    excludeCredentials: listed(passkeys),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })

/** What the browser is asked in order to show one of these. */
export const showingOptions = async (passkeys: readonly Passkey[], { host }: Site) =>
  (await library()).generateAuthenticationOptions({
    rpID: host,
    allowCredentials: listed(passkeys),
    userVerification: 'preferred',
  })

/** The passkey that was made, or undefined where the answer does not hold. */
export async function madePasskey(
  response: unknown,
  { challenge, name, at, site }: { challenge: string; name: string; at: number; site: Site },
): Promise<Passkey | undefined> {
  const { verifyRegistrationResponse } = await library()
  const checked = await verifyRegistrationResponse({
    // Its shape is what the library checks first.
    response: response as Attested,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: false,
  }).catch(() => undefined)
  if (!checked?.verified) return undefined
  const { id, publicKey, counter, transports } = checked.registrationInfo.credential
  return { id, name, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports, at }
}

/** The passkey that was shown, with its new count, or undefined where it is none of these or does not hold. */
export async function shownPasskey(
  response: unknown,
  passkeys: readonly Passkey[],
  { challenge, site }: { challenge: string; site: Site },
): Promise<Passkey | undefined> {
  const id = typeof response === 'object' && response !== null && 'id' in response ? response.id : undefined
  const known = passkeys.find((passkey) => passkey.id === id)
  if (!known) return undefined
  const { verifyAuthenticationResponse } = await library()
  const checked = await verifyAuthenticationResponse({
    response: response as Asserted,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    credential: {
      id: known.id,
      publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')),
      counter: known.counter,
    },
    requireUserVerification: false,
  }).catch(() => undefined)
  return checked?.verified ? { ...known, counter: checked.authenticationInfo.newCounter } : undefined
}
