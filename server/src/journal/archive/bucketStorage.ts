import { access, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AwsClient } from 'aws4fetch'
import { replaceFile, type Storage } from './storage.ts'

/** A bucket of S3-compatible storage, with the keys that open it; `endpoint` where it is not Amazon's own. */
export type Bucket = {
  readonly bucket: string
  readonly prefix: string
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** How long one answer of the storage may take, ms: it is asked again at the next run. */
const PATIENCE_MS = 60_000

export class StorageFailed extends Error {}

/** The texts of these elements in an XML answer. Keys of ours hold nothing that XML would escape. */
const texts = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text = '']) => text)

/** Storage in a bucket. What is read is kept in `cache`, since its files never change. */
export function bucketStorage(
  { bucket, prefix, endpoint, region, accessKeyId, secretAccessKey }: Bucket,
  cache: string,
): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const base = `${endpoint.replace(/\/$/, '')}/${bucket}`
  const keyOf = (name: string) => (prefix ? `${prefix}/${name}` : name)
  const urlOf = (name: string) => `${base}/${keyOf(name)}`

  async function ask(url: string, init: RequestInit = {}, fine: readonly number[] = []): Promise<Response> {
    const answer = await client.fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!answer.ok && !fine.includes(answer.status))
      throw new StorageFailed(`${init.method ?? 'GET'} ${url}: ${answer.status} ${(await answer.text()).slice(0, 200)}`)
    return answer
  }

  async function get(name: string): Promise<Buffer | undefined> {
    const answer = await ask(urlOf(name), {}, [404])
    return answer.status === 404 ? undefined : Buffer.from(await answer.arrayBuffer())
  }

  const put = (name: string, bytes: Uint8Array, headers: Record<string, string>, fine: readonly number[]) =>
    ask(urlOf(name), { method: 'PUT', body: Buffer.from(bytes), headers }, fine)

  const drop = async (name: string): Promise<void> => {
    await ask(urlOf(name), { method: 'DELETE' }, [404])
  }

  async function list(begins = ''): Promise<string[]> {
    const names: string[] = []
    let next: string | undefined = ''
    while (next !== undefined) {
      const query: URLSearchParams = new URLSearchParams({ 'list-type': '2', prefix: keyOf(begins) })
      if (next) query.set('continuation-token', next)
      const xml = await (await ask(`${base}?${query}`)).text()
      names.push(...texts(xml, 'Key').map((key) => key.slice(keyOf('').length)))
      next = texts(xml, 'NextContinuationToken')[0]
    }
    return names.sort()
  }

  return {
    says: `s3://${bucket}/${prefix}`,
    get,
    list,
    async putNew(name, bytes) {
      // Not every storage knows the condition; where it is unknown two hubs write the same rows over each other.
      if ((await ask(urlOf(name), { method: 'HEAD' }, [404])).status !== 404) return false
      const answer = await put(name, bytes, { 'if-none-match': '*' }, [412, 409])
      return answer.ok
    },
    async replace(name, bytes) {
      await put(name, bytes, {}, [])
      await rm(join(cache, name), { force: true })
    },
    async file(name) {
      const path = join(cache, name)
      const isHere = await access(path).then(
        () => true,
        () => false,
      )
      if (isHere) return path
      const bytes = await get(name)
      if (!bytes) throw new StorageFailed(`${urlOf(name)} is not there`)
      await mkdir(cache, { recursive: true })
      await replaceFile(path, bytes)
      return path
    },
    drop,
    async dropAll() {
      for (const name of await list()) await drop(name)
      await rm(cache, { recursive: true, force: true })
    },
  }
}
