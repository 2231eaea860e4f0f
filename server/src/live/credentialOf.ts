import { cookieName } from '../access/access.ts'
import type { Credential } from '../access/caller.ts'

/** What a new line shows: a key in `auth.token` or as bearer, else the session's cookie. */
export function credentialOf(
  { auth, headers }: { auth: Record<string, unknown>; headers: { authorization?: string; cookie?: string } },
  readCookies: (header: string) => Readonly<Record<string, string | undefined>>,
): Credential {
  const key = typeof auth.token === 'string' ? auth.token : headers.authorization?.replace(/^bearer /i, '')
  if (key) return { kind: 'key', secret: key }
  const cookies = readCookies(headers.cookie ?? '')
  return { kind: 'session', secret: cookies[cookieName(false)] ?? cookies[cookieName(true)] ?? '' }
}
