import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// While developing, the hub runs elsewhere: `MUSTER_HUB=http://127.0.0.1:8080 npx vite client`.
const target = process.env.MUSTER_HUB ?? 'http://127.0.0.1:8080'
// The hub takes no request from another origin.
const hub = { target, changeOrigin: true, headers: { origin: target } }

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
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
