import { once } from 'node:events'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { Place } from '../harness/place.ts'

const BASEMAP = fileURLToPath(new URL('../../../server/src/cities/sf/basemap.pmtiles', import.meta.url))
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

/** Builds a page of a bound as the console is built, and serves it with the sample city's basemap. Answers its address. */
export async function openBareSite(place: Place, root: URL): Promise<string> {
  const dist = join(place.folder, 'bare')
  await build({
    root: fileURLToPath(root),
    configFile: false,
    logLevel: 'silent',
    base: '/',
    build: { outDir: dist, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2500 },
  })
  const { size } = statSync(BASEMAP)
  const server = createServer(({ url = '/', headers }, response) => {
    const path = normalize(new URL(url, 'http://bare').pathname)
    if (path === '/city/basemap.pmtiles') {
      const [, from = '0', to = String(size - 1)] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
      const [start, end] = [Number(from), Math.min(Number(to), size - 1)]
      response.writeHead(206, {
        'content-range': `bytes ${start}-${end}/${size}`,
        'content-length': end - start + 1,
        etag: '"bare"',
      })
      createReadStream(BASEMAP, { start, end }).pipe(response)
      return
    }
    const file = join(dist, path === '/' ? 'index.html' : path)
    try {
      response.setHeader('content-type', TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
      response.end(readFileSync(file))
    } catch {
      response.writeHead(404).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  place.atEnd(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the bare site has no port')
  return `http://127.0.0.1:${address.port}`
}
