import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findBrowser, launchBrowser, unpackBrowser } from './browser.ts'

const PAGE = '<!doctype html><title>Muster</title><canvas></canvas><p>ready</p>'

// As text: it runs in the browser, whose types are not ours.
const RED_PIXEL = `(() => {
  const gl = document.querySelector('canvas').getContext('webgl2')
  gl.clearColor(1, 0, 0, 1)
  gl.clear(gl.COLOR_BUFFER_BIT)
  const out = new Uint8Array(4)
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, out)
  return [...out]
})()`

test('the browser that is found draws WebGL2 and runs a page', () => draws())

test('the browser that comes with the packages does too', async () => {
  const ours = await unpackBrowser(fileURLToPath(new URL('../.cache/chromium', import.meta.url)))
  const former = { ...process.env }
  Object.assign(process.env, ours.env, { CHROME_PATH: ours.path })
  try {
    expect((await findBrowser()).path).toBe(ours.path)
    await draws()
  } finally {
    process.env = former
  }
})

async function draws(): Promise<void> {
  const server = createServer((_, reply) => reply.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`)
    expect(await page.getByText('ready').isVisible()).toBe(true)
    const pixel = await page.evaluate(RED_PIXEL)
    expect(pixel).toEqual([255, 0, 0, 255])
  } finally {
    await browser.close()
    server.close()
  }
}
