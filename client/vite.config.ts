import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// While developing, the hub runs elsewhere: `MUSTER_HUB=http://127.0.0.1:8080 npx vite client`.
const target = process.env.MUSTER_HUB ?? 'http://127.0.0.1:8080'
// The hub takes no request from another origin.
const hub = { target, changeOrigin: true, headers: { origin: target } }

/**
 * Names in the page what it will want next, so that it is fetched while the shell still signs in: the typeface, and the
 * map's chunks, which are compiled but run only when the map is shown.
 */
const fetchEarly: Plugin = {
  name: 'fetch-early',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const parts = Object.values(bundle)
      const map = parts.find((part) => part.type === 'chunk' && part.name === 'MapView')
      const face = parts.find(({ fileName }) => /inter-latin-wght-normal.*\.woff2$/.test(fileName))
      if (map?.type !== 'chunk' || !face)
        throw new Error('the map is no chunk of its own any more, or the typeface is gone')
      const link = (file: string, attrs: Record<string, string>) => ({
        tag: 'link',
        attrs: { ...attrs, crossorigin: true, href: `/console/${file}` },
        injectTo: 'head' as const,
      })
      const chunks = [map.fileName, ...map.imports].filter((file) => !html.includes(file))
      return [
        link(face.fileName, { rel: 'preload', as: 'font', type: 'font/woff2' }),
        ...chunks.map((file) => link(file, { rel: 'modulepreload', fetchpriority: 'low' })),
      ]
    },
  },
}

const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }

/** Packs scripts and styles once, here, instead of at each request: the map's chunk costs the hub a tenth of a second. */
const packAssets: Plugin = {
  name: 'pack-assets',
  apply: 'build',
  writeBundle({ dir = '' }) {
    const assets = join(dir, 'assets')
    for (const name of readdirSync(assets).filter((file) => /\.(?:js|css)$/.test(file))) {
      const bytes = readFileSync(join(assets, name))
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes, QUALITY))
      writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
    }
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react(), fetchEarly, packAssets],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The hub's content policy lets fonts come from it alone: one written into a style sheet as `data:` would not be read.
    assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined),
    // The map is one lazily loaded chunk that is large on purpose; the shell's size is checked by its own test.
    chunkSizeWarningLimit: 2500,
  },
  server: {
    proxy: { '/api': hub, '/city': hub, '/socket.io': { ...hub, ws: true } },
  },
})
