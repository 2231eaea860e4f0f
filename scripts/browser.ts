import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { findOnPath } from '../server/src/redis/findServer.ts'

const CACHE = fileURLToPath(new URL('../.cache/', import.meta.url))

/** A browser program, and what its environment needs beside ours. */
export type BrowserProgram = { path: string; env: Record<string, string> }

// WebGL2 without a graphics card goes through SwiftShader; the rest keeps the browser from calling home.
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-sync',
]

/** A headless Chromium for tests and pictures: whoever launches it closes it. */
export async function launchBrowser(more: string[] = []): Promise<Browser> {
  const { path, env } = await findBrowser()
  return chromium.launch({ executablePath: path, args: [...FLAGS, ...more], env: { ...process.env, ...env } })
}

/** The same without a graphics card, for what needs no map: one that the processor plays holds up each frame by some 50 ms. */
export const launchPlainBrowser = (): Promise<Browser> => launchBrowser(['--disable-3d-apis', '--disable-gpu'])

/**
 * $CHROME_PATH, else the browser that comes with the packages, unpacked into the cache, else one on PATH. The one of the
 * packages is the same on every machine, and a shell without a window: a page costs it three quarters of what it costs a
 * whole Chromium, and one with a map half.
 */
export async function findBrowser(): Promise<BrowserProgram> {
  const named = process.env.CHROME_PATH
  if (named) return { path: named, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser(join(CACHE, 'chromium'))
  const found = browserOnPath()
  if (!found) throw new Error('No browser: install Chromium or Chrome, or name one in CHROME_PATH.')
  return { path: found, env: {} }
}

/** The first Chromium on PATH. */
export const browserOnPath = (): string | undefined =>
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) => findOnPath(name) ?? [])[0]

/** The browser of @sparticuz/chromium with the libraries that it brings, unpacked into `folder` once. */
async function unpackBrowser(folder: string): Promise<BrowserProgram> {
  if (!existsSync(folder)) {
    const work = `${folder}-${process.pid}`
    mkdirSync(work, { recursive: true })
    await unpackInto(work)
    writeFileSync(join(work, 'fonts.conf'), fontsIn(join(folder, 'fonts')))
    try {
      renameSync(work, folder)
    } catch (error) {
      // Another test may have been quicker: its copy is as good.
      if (!existsSync(folder)) throw error
      rmSync(work, { recursive: true, force: true })
    }
  }
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

// The settings that come with the package name folders of the place it was made for.
function fontsIn(folder: string): string {
  const folders = [folder, '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('')
  return `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${folder}-cache</cachedir></fontconfig>\n`
}

async function unpackInto(work: string): Promise<void> {
  const entry = import.meta.resolve('@sparticuz/chromium')
  const { inflate } = await import('@sparticuz/chromium')
  // The package unpacks to the folder for temporary files, whatever that is at the moment.
  const before = process.env.TMPDIR
  process.env.TMPDIR = work
  try {
    const packed = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
    await Promise.all(packed.map((name) => inflate(fileURLToPath(new URL(`../bin/${name}`, entry)))))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
