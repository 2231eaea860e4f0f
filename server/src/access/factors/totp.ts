import { generateSecret, generateURI, verify } from 'otplib'

/** Seconds that a phone's clock may be off. */
const TOLERANCE_SEC = 30
const CODE = /^\d{6}$/

/** A fresh secret for an authenticator app, and the address that the app reads from a QR code. */
export function newTotp(username: string, issuer: string): { secret: string; uri: string } {
  const secret = generateSecret()
  return { secret, uri: generateURI({ issuer, label: username, secret }) }
}

/** The time step that this code belongs to, later than `after`; undefined where it is wrong, too old or was used. */
export async function stepOf(secret: string, code: string, after: number, now: number): Promise<number | undefined> {
  const token = code.replaceAll(' ', '')
  if (!CODE.test(token)) return undefined
  const epoch = Math.floor(now / 1000)
  const answer = await verify({ secret, token, epoch, epochTolerance: TOLERANCE_SEC })
  return answer.valid && 'timeStep' in answer && answer.timeStep > after ? answer.timeStep : undefined
}
