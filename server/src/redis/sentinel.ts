import { CannotStart } from '../cannotStart.ts'
import type { Login } from './address.ts'
import { askFirst, isOf, type Place, readPlaces } from './places.ts'

const SCHEME = 'redis+sentinel://'
const CURE = `REDIS_URL must read ${SCHEME}one:26379,two:26379/NAME where Sentinel names the master.`

/** True for an address of sentinels: `redis+sentinel://one:26379,two:26379/name`. */
export const isSentinelUrl = (url: string): boolean => isOf(SCHEME, url)

/** Sentinels, and how the servers that they name are signed in to. Throws CannotStart where the address cannot be read. */
export function openSentinels(url: string): { login: Login; master: () => Promise<Place> } {
  const { places, name, login } = readPlaces(url, { scheme: SCHEME, port: 26379, cure: CURE })
  if (!name) throw new CannotStart(CURE)
  const master = () =>
    askFirst(places, {}, async (client): Promise<Place> => {
      const answer: unknown = await client.sendCommand(['SENTINEL', 'get-master-addr-by-name', name])
      if (!Array.isArray(answer)) throw new Error(`the sentinels know no master ${name}`)
      return { host: String(answer[0]), port: Number(answer[1]) }
    })
  return { login, master }
}
