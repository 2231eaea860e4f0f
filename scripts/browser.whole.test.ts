import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test, vi } from 'vitest'
import { browserOnPath, findBrowser, launchBrowser } from './browser.ts'

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

test('the browser that comes with the packages draws WebGL2 and runs a page', () => draws())

test.skipIf(!browserOnPath())('one on PATH does, too, where CHROME_PATH names it', async () => {
  const path = browserOnPath() ?? ''
  vi.stubEnv('CHROME_PATH', path)
  expect(await findBrowser()).toEqual({ path, env: {} })
  await draws()
  vi.unstubAllEnvs()
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
