import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/** A certificate file that the hub was told to watch. `endsAt`: epoch ms of the first in it to end; without it, unreadable. */
export type Certificate = { readonly file: string; readonly endsAt?: number }

/** When these certificates end (the proxy's, as a rule). A file may hold a chain: what ends first, ends it. */
export const readCertificates = (files: readonly string[]): Promise<Certificate[]> =>
  Promise.all(
    files.map(async (file) => {
      try {
        const pems = (await readFile(file, 'utf8')).match(PEM) ?? []
        const ends = pems.map((pem) => Date.parse(new X509Certificate(pem).validTo)).filter(Number.isFinite)
        return ends.length > 0 ? { file, endsAt: Math.min(...ends) } : { file }
      } catch {
        return { file }
      }
    }),
  )
