import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// While developing, the hub runs elsewhere: `MUSTER_HUB=http://127.0.0.1:8080 npx vite client`.
const target = process.env.MUSTER_HUB ?? 'http://127.0.0.1:8080'
// The hub takes no request from another origin.
const hub = { target, changeOrigin: true, headers: { origin: target } }

/** Names the typeface in the page, so that it is fetched while the shell still signs in. The map is asked for once it is shown. */
const fetchEarly: Plugin = {
  name: 'fetch-early',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const face = Object.values(bundle).find(({ fileName }) => /inter-latin-wght-normal.*\.woff2$/.test(fileName))
      if (!face) throw new Error('the typeface is gone')
      const href = `/console/${face.fileName}`
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href }
      return [{ tag: 'link', attrs, injectTo: 'head' as const }]
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
    // Two pages: the console, and the wall, which needs none of the console's screens.
    rolldownOptions: { input: ['index.html', 'wall.html'].map((page) => join(import.meta.dirname, page)) },
    // The hub's content policy lets fonts come from it alone: one written into a style sheet as `data:` would not be read.
    assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined),
    // The map is one lazily loaded chunk that is large on purpose; the shell's size is checked by its own test.
    chunkSizeWarningLimit: 2500,
  },
  server: {
    proxy: { '/api': hub, '/city': hub, '/socket.io': { ...hub, ws: true } },
  },
})
