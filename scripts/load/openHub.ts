import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Place } from '../bench/harness/place.ts'
import { startProgram } from '../bench/harness/program.ts'
import type { Hub } from './messages.ts'
import { type LoadOptions, Misused } from './options.ts'

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
const SCOPES = ['read', 'command', 'feeds']

/** The hub that was named, or one of our own in a folder of its own; and a key for it. */
export async function openHub({ url: given, key }: LoadOptions, { folder, atEnd }: Place): Promise<Hub> {
  if (given && key) return { url: given, key }
  const url = given ?? (await startOwn(folder, atEnd))
  return { url, key: await makeKey(url) }
}

async function startOwn(folder: string, atEnd: Place['atEnd']): Promise<string> {
  // One key asks for all the people of a load: what one person may ask a second is no limit for it here.
  process.env.COMMANDS_PER_S ??= '100000'
  const command = [process.execPath, MAIN, '--port', '0', '--data', join(folder, 'hub'), '--no-traffic']
  const { said, stop } = await startProgram(command, /ready at (http:\/\/\S+)/)
  atEnd(stop)
  return said[1] ?? ''
}

/** A key by the sample city's administrator; elsewhere one must be given. */
async function makeKey(url: string): Promise<string> {
  const post = (path: string, body: object, cookie?: string) =>
    fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...(cookie && { cookie }) },
      body: JSON.stringify(body),
    })
  const signedIn = await post('session', { username: 'admin', password: 'muster-demo' })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const made = signedIn.ok ? await post('api-keys', { name: 'load', scopes: SCOPES }, cookie) : signedIn
  const told: unknown = made.ok ? await made.json() : undefined
  if (typeof told === 'object' && told !== null && 'key' in told) return String(told.key)
  throw new Misused(`${url} runs no sample city (${made.status}): give --key with the scopes ${SCOPES.join(', ')}.`)
}
